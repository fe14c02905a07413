import { fromBase64 } from '../domain/base64.ts';
import { type SelectorMap, type SignedSelectorMap, selectorMapSchema } from '../domain/selector-map.ts';

/**
 * The map inside a signed one, or null where it was not signed with the key's other half, or is not a map.
 * @param publicKey SubjectPublicKeyInfo of a P-256 key, as base64
 */
export async function openSignedMap(
  { body, signature }: SignedSelectorMap,
  publicKey: string,
): Promise<SelectorMap | null> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('spki', fromBase64(publicKey), curve, false, ['verify']);
  const how = { name: 'ECDSA', hash: 'SHA-256' };
  const isOurs = await crypto.subtle.verify(how, key, fromBase64(signature), new TextEncoder().encode(body));
  return isOurs ? readMap(body) : null;
}

function readMap(body: string): SelectorMap | null {
  try {
    return selectorMapSchema.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
