import { AppError } from '../../domain/errors.ts';
import { decodeKept } from '../decode-photo.ts';
import { cutOutQueue } from '../own-queue.ts';
import { createPixels, cropPixels, type Pixels, placePixels, type Region } from '../pixels.ts';
import type { FinishedCutout, PhotoStage } from '../prepared-photo.ts';
import { blendPart, surroundingsOf } from './blend-part.ts';
import { findPlace } from './find-place.ts';
import { MendedCutout } from './mended-cutout.ts';

/** A cut-out that can be mended, on a page of the extension's. */
export interface Mending {
  cutout: MendedCutout;
  /**
   * Cuts the person out of the photo once more, as when it was added.
   * @throws {AppError} as `prepareReferencePhoto` does
   */
  cutOutAnew(options: { signal: AbortSignal; onProgress(stage: PhotoStage): void }): Promise<void>;
  /**
   * Cuts the person out of a part of the photo once more, from its own pixels, and puts that in the part's place.
   * @returns false where nobody is seen there, and nothing was changed
   * @throws {AppError} `cancelled`; `internal` where the browser lacks what it takes
   */
  cutOutPart(region: Region, options: { signal: AbortSignal; onProgress(stage: PhotoStage): void }): Promise<boolean>;
  /**
   * Makes files of it as it now is.
   * @throws {AppError} `no_person` where everything was erased
   */
  finish(): Promise<FinishedCutout>;
}

/**
 * Opens a kept cut-out for mending.
 * @param original the photo it was cut from; null where it is not to be had, so that things can be erased only
 * @throws {AppError} `picture_corrupt`
 */
export async function openMending(cutoutFile: Blob, original: Blob | null): Promise<Mending> {
  const [kept, photo] = await Promise.all([decodeKept(cutoutFile), original && decodeKept(original)]);
  const onPhoto = photo && putInPlace(kept, photo);
  const cutout = new MendedCutout(onPhoto ?? kept, onPhoto ? photo : null);
  return {
    cutout,
    async cutOutAnew(options) {
      if (!photo || !original) return;
      const prepared = await cutOutQueue.ask('prepare', original, options);
      const anew = putInPlace(await decodeKept(prepared.cutout), photo);
      if (anew) cutout.startAnew(anew);
    },
    async cutOutPart(region, options) {
      if (!onPhoto || !photo) return false;
      const around = surroundingsOf(region, photo);
      const found = await cutOutQueue.ask('part', cropPixels(photo, around), options).catch((thrown: unknown) => {
        if (thrown instanceof AppError && thrown.code === 'no_person') return null;
        throw thrown;
      });
      if (!found) return false;
      const part = cropPixels(found, { ...region, x: region.x - around.x, y: region.y - around.y });
      cutout.replacePart(region, blendPart(cutout.read(region), part, region, photo));
      return true;
    },
    finish: () => cutOutQueue.ask('finish', cutout.read()),
  };
}

/** The cut-out on a clear canvas of the photo's size, where it was taken from; null where that is not to be found. */
function putInPlace(cutout: Pixels, photo: Pixels): Pixels | null {
  const place = findPlace(cutout, photo);
  return place && placePixels(cutout, place, createPixels(photo.width, photo.height));
}
