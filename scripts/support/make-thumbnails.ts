import { directConcepts } from '../../supabase/functions/_shared/art-director/direct-concepts.ts';
import { photoIdSchema } from '../../utils/domain/ids.ts';
import { composeScene } from '../../utils/scene/compose.ts';
import type { Concept } from '../../utils/scene/concept.ts';
import { encodeWithin } from '../../utils/scene/encode.ts';
import type { FittedHeadline } from '../../utils/scene/fit-text.ts';
import type { Picture } from '../../utils/scene/painter/surface.ts';
import { sourceTypeOf, writeProvenance } from '../../utils/scene/provenance.ts';
import { seedOf } from '../../utils/scene/random.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { Subject, SubjectAnalysis } from '../../utils/scene/subject.ts';
import { decodePicture, paintInNode } from './node-painter.ts';

/** Somebody whose cut-out can be put into pictures. */
export interface Person {
  subject: Subject;
  picture: Picture;
}

export async function personOf(cutout: Uint8Array, analysis: SubjectAnalysis): Promise<Person> {
  const photoId = photoIdSchema.parse(crypto.randomUUID());
  return { subject: { photoId, analysis }, picture: await decodePicture(cutout) };
}

export interface Wish {
  title: string;
  prompt?: string | undefined;
  headline?: string | undefined;
  style?: string | undefined;
  locale: string;
}

export interface Thumbnail {
  concept: Concept;
  scene: Scene;
}

/** Three different thumbnails by the embedded art director; the same wish always gives the same. */
export function designThumbnails(wish: Wish, people: readonly Person[]): Thumbnail[] {
  const subjects = people.map(({ subject }) => subject);
  const { style = 'auto', ...rest } = wish;
  const seed = seedOf([wish.title, wish.prompt, wish.headline, style].join('\n'));
  const concepts = directConcepts({ ...rest, style, count: 3, seed }, subjects);
  return concepts.map((concept) => ({ concept, scene: composeScene(concept, subjects) }));
}

/** The picture as JPEG, with where its words came to stand. */
export async function paintThumbnail(
  scene: Scene,
  people: readonly Person[],
): Promise<{ jpeg: Uint8Array; fitted: FittedHeadline | null }> {
  const { canvas, headline } = await paintInNode(scene, picturesOf(people));
  const encoded = await encodeWithin(
    (quality) => canvas.encode('jpeg', Math.round(quality * 100)),
    (bytes) => bytes.byteLength,
  );
  return { jpeg: writeProvenance(new Uint8Array(encoded), sourceTypeOf(scene)), fitted: headline };
}

/** The people's pictures as a painter asks for them. */
export function picturesOf(people: readonly Person[]): Map<string, Picture> {
  return new Map(people.map(({ subject, picture }) => [subject.photoId, picture]));
}
