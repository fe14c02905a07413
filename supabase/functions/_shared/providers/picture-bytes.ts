import { PaintTrouble, type Picture, type PictureType } from './image-provider.ts';

/** What the bucket for plates takes. */
export const PICTURE_BYTES_MAX = 8 * 1024 * 1024;

/** A painted picture by what its bytes are, whatever the provider calls them. */
export function asPicture(bytes: Uint8Array): Picture {
  if (bytes.length > PICTURE_BYTES_MAX) throw new PaintTrouble('unavailable', { error: 'picture_too_large' });
  const mime = pictureType(bytes);
  if (!mime) throw new PaintTrouble('unavailable', { error: 'not_a_picture' });
  return { bytes, mime };
}

function pictureType(bytes: Uint8Array): PictureType | null {
  const begins = (text: string, at = 0) => [...text].every((sign, index) => bytes[at + index] === sign.charCodeAt(0));
  if (begins('\xff\xd8\xff')) return 'image/jpeg';
  if (begins('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (begins('RIFF') && begins('WEBP', 8)) return 'image/webp';
  return null;
}

/** Reads a body up to a size, and lets go of the rest. */
export async function readBody(response: Response, bytesMax: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop cancels the body.
    if (length > bytesMax) return null;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
