import { cutOutPixels } from './cut-out-pixels.ts';
import { decodePhoto } from './decode-photo.ts';
import { encodeOriginal } from './encode-photo.ts';
import { isCutOutAlready } from './existing-cutout.ts';
import type { Segmenter } from './find-person.ts';
import { type FaceCounter, finishCutout } from './finish-cutout.ts';
import type { PhotoStage, PreparedPhoto } from './prepared-photo.ts';

/**
 * Makes a file into a {@link PreparedPhoto}. A picture that comes cut out already keeps its own transparency.
 * @throws {AppError} as `decodePhoto` does, and `no_person`
 */
export async function preparePhoto(
  file: Blob,
  segment: Segmenter,
  countFaces: FaceCounter,
  report: (stage: PhotoStage) => void,
): Promise<PreparedPhoto> {
  report('reading');
  const photo = await decodePhoto(file);
  const person = isCutOutAlready(photo) ? photo : await cutOutPixels(photo, segment, report);
  return { original: await encodeOriginal(photo), ...(await finishCutout(person, countFaces)) };
}
