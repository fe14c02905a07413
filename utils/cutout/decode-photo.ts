import { AppError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { HEADER_BYTES, readPictureHeader } from '../domain/picture-header.ts';
import type { Pixels } from './pixels.ts';

/**
 * Pixels above which a picture is not decoded: 64-megapixel phones stay below, a few kilobytes that unfold to
 * gigabytes do not.
 */
export const MOST_PIXELS = 80_000_000;

/**
 * Decodes a photo upright, in sRGB, with its longest side at most `LIMITS.photoPixelsMax`. Goes by the file's content,
 * not by its name or type, and looks at its header before decoding it.
 * @throws {AppError} `not_a_picture` (with the kind as `reason` where only this browser cannot read it),
 * `picture_corrupt`, `picture_too_small` (`limit` in pixels), `picture_too_large` (`field` `bytes` or `pixels`, with
 * the `limit` in that unit)
 */
export async function decodePhoto(file: Blob): Promise<Pixels> {
  if (file.size > LIMITS.photoBytes) {
    throw new AppError('picture_too_large', { detail: { field: 'bytes', limit: LIMITS.photoBytes } });
  }
  const header = readPictureHeader(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()));
  if (!header) throw new AppError('not_a_picture', { detail: { field: 'photo' } });
  if (!header.size) throw new AppError('picture_corrupt', { detail: { field: 'photo' } });
  const { width, height } = header.size;
  if (width * height > MOST_PIXELS) {
    throw new AppError('picture_too_large', { detail: { field: 'pixels', limit: MOST_PIXELS } });
  }
  if (Math.min(width, height) < LIMITS.photoPixelsMin) {
    throw new AppError('picture_too_small', { detail: { field: 'photo', limit: LIMITS.photoPixelsMin } });
  }
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch((cause: unknown) => {
    const isForeign = header.kind === 'heic' || header.kind === 'avif';
    throw isForeign
      ? new AppError('not_a_picture', { detail: { field: 'photo', reason: header.kind.toUpperCase() }, cause })
      : new AppError('picture_corrupt', { detail: { field: 'photo' }, cause });
  });
  return readPixels(bitmap);
}

/**
 * Decodes a picture that is kept already: a cut-out, or the photo it was cut from.
 * @throws {AppError} `picture_corrupt`
 */
export async function decodeKept(file: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(file).catch((cause: unknown) => {
    throw new AppError('picture_corrupt', { detail: { field: 'photo' }, cause });
  });
  return readPixels(bitmap);
}

/** Reads a picture, shortened where it is too long, and lets go of it. */
function readPixels(bitmap: ImageBitmap): Pixels {
  const scale = Math.min(1, LIMITS.photoPixelsMax / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new AppError('internal', { detail: { reason: 'No canvas could be had.' } });
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return { width, height, data: new Uint8ClampedArray(context.getImageData(0, 0, width, height).data) };
}
