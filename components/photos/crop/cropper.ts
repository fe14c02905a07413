import type { Crop } from '../../../utils/domain/crop.ts';

/** Crops and turns photos, on this device. */
export interface Cropper {
  /** @throws AppError with the reason why it cannot be shown */
  open(photo: Blob): Promise<ImageBitmap>;
  crop(photo: ImageBitmap, crop: Crop): Promise<Blob>;
}
