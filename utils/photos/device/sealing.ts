import { AppError } from '../../domain/errors.ts';
import type { Sealed } from '../../platform/database.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const IV_BYTES = 12;

/** A key that this browser can use and nobody can read: it can be kept in the database, and not be taken out of it. */
export function makeSealingKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** @param belongsTo whose it is and what; it opens under the same words only, so that nothing can be put in another's place */
export async function seal(key: CryptoKey, belongsTo: string, bytes: Bytes): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  return { iv, bytes: new Uint8Array(await crypto.subtle.encrypt(settings(iv, belongsTo), key, bytes)) };
}

/** @throws AppError `picture_corrupt` where it was sealed with another key, for something else, or was changed since */
export async function unseal(key: CryptoKey, belongsTo: string, { iv, bytes }: Sealed): Promise<Bytes> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(settings(iv, belongsTo), key, bytes));
  } catch (thrown) {
    throw new AppError('picture_corrupt', { cause: thrown });
  }
}

const settings = (iv: Bytes, belongsTo: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(belongsTo),
});
