import { fromBase64, toBase64 } from '../../../../utils/domain/base64.ts';
import type { UserId } from '../../../../utils/domain/ids.ts';
import type { ProviderId } from '../providers/image-provider.ts';

/** Whose key it is, and for which provider. What is sealed for one opens for no other. */
export interface KeyOwner {
  userId: UserId;
  provider: ProviderId;
}

/** Turns keys into what may lie in the database, and back. */
export interface Sealing {
  seal(key: string, owner: KeyOwner): Promise<string>;
  /** @throws Error where it was sealed for another owner, under another secret, or is damaged; the error holds nothing of it */
  open(sealed: string, owner: KeyOwner): Promise<string>;
}

/** Names the way in which a key was sealed, so that another can come after it and tell which is which. */
const VERSION = 'v1';
const FORM = /^v1\.(?<content>[\w-]+)$/;

/** As AES-GCM wants them, in bytes. */
const NONCE = 12;
const TAG = 16;

/**
 * AES-256-GCM under a key derived from the secret by HKDF-SHA-256, with a nonce of its own each time. The owner is authenticated
 * along with it, so a row that is moved to another owner does not open.
 * @param secret at least 32 characters that only the functions have
 */
export function createSealing(secret: string): Sealing {
  const cipherKey = deriveKey(secret);

  return {
    async seal(key, owner) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
      const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: bytesOf(owner) };
      const sealed = await crypto.subtle.encrypt(algorithm, await cipherKey, new TextEncoder().encode(key));
      const content = new Uint8Array(NONCE + sealed.byteLength);
      content.set(nonce);
      content.set(new Uint8Array(sealed), NONCE);
      return `${VERSION}.${toBase64(content).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
    },

    async open(sealed, owner) {
      try {
        const content = fromBase64(
          (FORM.exec(sealed)?.groups?.content ?? '').replaceAll('-', '+').replaceAll('_', '/'),
        );
        if (content.length <= NONCE + TAG) throw new Error('It is too short.');
        const algorithm = { name: 'AES-GCM', iv: content.subarray(0, NONCE), additionalData: bytesOf(owner) };
        const key = await crypto.subtle.decrypt(algorithm, await cipherKey, content.subarray(NONCE));
        return new TextDecoder('utf-8', { fatal: true }).decode(key);
      } catch {
        throw new Error('A sealed key cannot be opened.');
      }
    },
  };
}

async function deriveKey(secret: string): Promise<CryptoKey> {
  const encoder = new TextEncoder();
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey']);
  const derivation = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: encoder.encode(`klikk provider keys ${VERSION}`),
  };
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const bytesOf = ({ userId, provider }: KeyOwner) => new TextEncoder().encode(JSON.stringify([userId, provider]));
