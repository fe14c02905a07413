import { AppError } from '../domain/errors.ts';
import type { PictureColours } from '../scene/subject.ts';
import { findDominantColours } from './dominant-colours.ts';

/** Width of the copy that colours are counted on. */
const WIDTH = 160;

/**
 * The main colours of a whole picture, largest share first.
 * @throws AppError `not_a_picture` where the browser cannot decode it
 */
export async function readColours(picture: Blob): Promise<PictureColours> {
  const bitmap = await createImageBitmap(picture).catch((thrown: unknown) => {
    throw new AppError('not_a_picture', { cause: thrown });
  });
  try {
    const height = Math.max(1, Math.round((bitmap.height * WIDTH) / bitmap.width));
    const context = new OffscreenCanvas(WIDTH, height).getContext('2d', { willReadFrequently: true });
    if (!context) throw new AppError('internal');
    context.drawImage(bitmap, 0, 0, WIDTH, height);
    return findDominantColours(context.getImageData(0, 0, WIDTH, height));
  } finally {
    bitmap.close();
  }
}
