import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { photoIdSchema } from '../../utils/domain/ids.ts';
import { type Subject, subjectAnalysisSchema } from '../../utils/scene/subject.ts';

const PHOTOS = path.join(import.meta.dirname, '../../tests/fixtures/photos');

/** The photo as a creator would add it. */
export const PHOTO = path.join(PHOTOS, 'astronaut.jpg');

/** The cut-out of {@link PHOTO}, as WebP: as a photo it needs no cutting out. */
export const CUTOUT = path.join(PHOTOS, 'astronaut-cutout.webp');
export const readCutout = (): Promise<Buffer> => readFile(CUTOUT);

/** What the art director knows of the person on {@link PHOTO}. */
export async function readSubject(): Promise<Subject> {
  const analysis = JSON.parse(await readFile(path.join(PHOTOS, 'astronaut-analysis.json'), 'utf8'));
  return {
    photoId: photoIdSchema.parse('7b0b2d3e-0d7c-4a53-9d5a-2a1d5c3f1a11'),
    analysis: subjectAnalysisSchema.parse(analysis),
  };
}
