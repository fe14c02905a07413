import { AppError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { PROVENANCE_BYTES } from './provenance.ts';

/** JPEG qualities to try, best first. The first one almost always fits. */
const QUALITIES = [0.92, 0.86, 0.78, 0.68, 0.55];

/**
 * Encodes a picture as a JPEG of at most `limit` bytes, in the best quality that fits; what Studio takes leaves room for how it
 * came about.
 * @param encode answers the picture as JPEG in a quality from 0 to 1
 */
export async function encodeWithin<Bytes>(
  encode: (quality: number) => Promise<Bytes>,
  sizeOf: (bytes: Bytes) => number,
  limit: number = LIMITS.thumbnailBytes - PROVENANCE_BYTES,
): Promise<Bytes> {
  for (const quality of QUALITIES) {
    const bytes = await encode(quality);
    if (sizeOf(bytes) <= limit) return bytes;
  }
  throw new AppError('internal', { detail: { field: 'picture', limit } });
}
