import { AppError } from '../domain/errors.ts';
import { analyseCutout } from './analyse-cutout.ts';
import { cutOutPixels } from './cut-out-pixels.ts';
import { decodePhoto } from './decode-photo.ts';
import { encodeCutout, encodeOriginal, encodePreview } from './encode-photo.ts';
import { isCutOutAlready } from './existing-cutout.ts';
import type { Segmenter } from './find-person.ts';
import type { PhotoStage, PreparedPhoto } from './prepared-photo.ts';
import { trimToPerson } from './trim-to-person.ts';

/**
 * Makes a file into a {@link PreparedPhoto}. A picture that comes cut out already keeps its own transparency.
 * @throws {AppError} as `decodePhoto` does, and `no_person`
 */
export async function preparePhoto(
  file: Blob,
  segment: Segmenter,
  report: (stage: PhotoStage) => void,
): Promise<PreparedPhoto> {
  report('reading');
  const photo = await decodePhoto(file);
  const person = trimToPerson(isCutOutAlready(photo) ? photo : await cutOutPixels(photo, segment, report));
  if (!person) throw new AppError('no_person');
  return {
    original: await encodeOriginal(photo),
    cutout: await encodeCutout(person),
    preview: await encodePreview(person),
    analysis: analyseCutout(person.data, person.width, person.height),
  };
}
