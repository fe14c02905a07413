import { AppError } from '../domain/errors.ts';
import type { SubjectAnalysis } from '../scene/subject.ts';
import { analyseCutout } from './analyse-cutout.ts';
import { encodeCutout, encodePreview } from './encode-photo.ts';
import type { Pixels, Region } from './pixels.ts';
import type { FinishedCutout } from './prepared-photo.ts';
import { trimToPerson } from './trim-to-person.ts';

/** Answers how many faces a cut-out shows, of which the head is known; undefined where that cannot be told. */
export type FaceCounter = (cutout: Pixels, head: Region) => Promise<number | undefined>;

/**
 * Makes a picture of which all but the person is transparent into files, and measures it.
 * @throws {AppError} `no_person` where everything is transparent
 */
export async function finishCutout(picture: Pixels, countFaces: FaceCounter): Promise<FinishedCutout> {
  const person = trimToPerson(picture);
  if (!person) throw new AppError('no_person');
  return {
    cutout: await encodeCutout(person),
    preview: await encodePreview(person),
    analysis: await withFaces(person, analyseCutout(person.data, person.width, person.height), countFaces),
  };
}

async function withFaces(person: Pixels, analysis: SubjectAnalysis, countFaces: FaceCounter): Promise<SubjectAnalysis> {
  const { head, quality } = analysis;
  if (!quality) return analysis;
  const faces = await countFaces(person, {
    x: head.x * person.width,
    y: head.y * person.height,
    width: head.width * person.width,
    height: head.height * person.height,
  });
  return { ...analysis, quality: { ...quality, ...(faces !== undefined && { faces }) } };
}
