import { fitSize } from '../domain/brand-files.ts';
import { LIMITS } from '../domain/limits.ts';

const QUALITY = 0.9;

/**
 * A photo as a JPEG with its longer side at most `LIMITS.referencePixels`, for image models. Encoded from pixels, so that nothing
 * is noted in it. Needs the canvas that browsers offer to workers.
 */
export async function shortenPhoto(jpeg: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }));
  const { width, height } = fitSize(picture, LIMITS.referencePixels);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no 2D canvas for workers.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}
