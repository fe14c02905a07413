import { AppError } from '../domain/errors.ts';
import { analyseCutout } from './analyse-cutout.ts';
import { encodeCutout, encodePreview } from './encode-photo.ts';
import type { Pixels } from './pixels.ts';
import type { FinishedCutout } from './prepared-photo.ts';
import { trimToPerson } from './trim-to-person.ts';

/**
 * Makes a picture of which all but the person is transparent into files, and measures it.
 * @throws {AppError} `no_person` where everything is transparent
 */
export async function finishCutout(picture: Pixels): Promise<FinishedCutout> {
  const person = trimToPerson(picture);
  if (!person) throw new AppError('no_person');
  return {
    cutout: await encodeCutout(person),
    preview: await encodePreview(person),
    analysis: analyseCutout(person.data, person.width, person.height),
  };
}
