import { type Crop, coverScale, croppedSize, frameOf } from '../domain/crop.ts';
import { AppError } from '../domain/errors.ts';
import { decodePhoto } from './decode-photo.ts';

/** It is encoded once more when it is cut out; until then as good as nothing is lost, transparency included. */
const ENCODING = { type: 'image/webp', quality: 0.97 };

/**
 * Opens a photo to be cropped: upright, and no larger than it will be kept.
 * @throws {AppError} as `decodePhoto` does
 */
export async function openForCropping(photo: Blob): Promise<ImageBitmap> {
  const { data, width, height } = await decodePhoto(photo);
  return createImageBitmap(new ImageData(data, width, height));
}

/** What is kept of a photo, in its own pixels. */
export async function cropPhoto(photo: ImageBitmap, crop: Crop): Promise<Blob> {
  const size = croppedSize(photo, crop);
  const context = new OffscreenCanvas(size.width, size.height).getContext('2d');
  if (!context) throw new AppError('internal', { detail: { reason: 'No canvas could be had.' } });
  const frame = frameOf(photo, crop.quarters);
  context.imageSmoothingQuality = 'high';
  // From the kept part's pixels to the frame's, and there the picture turned about its middle.
  context.scale(size.width / (crop.box.width * frame.width), size.height / (crop.box.height * frame.height));
  context.translate((0.5 - crop.box.x) * frame.width, (0.5 - crop.box.y) * frame.height);
  context.rotate(((crop.quarters * 90 + crop.degrees) * Math.PI) / 180);
  const scale = coverScale(frame, crop.degrees);
  context.scale(scale, scale);
  context.drawImage(photo, -photo.width / 2, -photo.height / 2);
  return context.canvas.convertToBlob(ENCODING);
}
