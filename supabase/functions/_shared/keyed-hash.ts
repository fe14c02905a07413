/** HMAC-SHA-256 of texts under one secret, as 43 characters: the same for the same text, and not to be turned back. */
export function keyedHash(secret: string): (text: string) => Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  return async (text) => {
    const bytes = new Uint8Array(await crypto.subtle.sign(algorithm.name, await key, encoder.encode(text)));
    return btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  };
}
