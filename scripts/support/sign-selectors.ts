import { fromBase64, toBase64 } from '../../utils/domain/base64.ts';
import { type SignedSelectorMap, selectorMapSchema } from '../../utils/domain/selector-map.ts';
import { SELECTORS, type SelectorId } from '../../utils/studio/selectors.ts';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

/** A new key pair: the public half as SubjectPublicKeyInfo, the private one as PKCS #8, both as base64. */
export async function createSigningKey(): Promise<{ publicKey: string; privateKey: string }> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
  const text = async (format: 'spki' | 'pkcs8', key: CryptoKey) =>
    toBase64(new Uint8Array(await crypto.subtle.exportKey(format, key)));
  return { publicKey: await text('spki', pair.publicKey), privateKey: await text('pkcs8', pair.privateKey) };
}

/**
 * Signs a map of selectors.
 * @param json the map, see `selectorMapSchema`
 * @param privateKey PKCS #8 as base64
 * @throws Error with a sentence where it is no map, or names a part that this release does not look for
 */
export async function signSelectors(json: string, privateKey: string): Promise<SignedSelectorMap> {
  const parsed = selectorMapSchema.safeParse(JSON.parse(json));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join('.') || 'The map'}: ${issue?.message}`);
  }
  const known: readonly string[] = SELECTORS.map(({ id }): SelectorId => id);
  const unknown = Object.keys(parsed.data.selectors).find((id) => !known.includes(id));
  if (unknown) throw new Error(`selectors.${unknown}: no part has this id. There are ${known.join(', ')}.`);
  const body = JSON.stringify(parsed.data);
  const key = await crypto.subtle.importKey('pkcs8', fromBase64(privateKey), CURVE, false, ['sign']);
  const how = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(how, key, new TextEncoder().encode(body));
  return { body, signature: toBase64(new Uint8Array(signature)) };
}
