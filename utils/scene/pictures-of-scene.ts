import type { PhotoId, PictureId } from '../domain/ids.ts';
import type { Scene } from './schema.ts';

/** The pictures that a scene shows, each once. */
export function picturesOf(scene: Scene): string[] {
  return [...photosOf(scene), ...otherPicturesOf(scene)];
}

/** The reference photos whose cut-outs a scene shows, each once. */
export function photosOf({ subjects, background }: Scene): PhotoId[] {
  const ids = subjects.map(({ photoId }) => photoId);
  return [...new Set(background.kind === 'blurred' ? [...ids, background.photoId] : ids)];
}

/** Stills and logo. */
export function otherPicturesOf({ background, logo }: Scene): PictureId[] {
  const ids = [background.kind === 'still' ? background.pictureId : null, logo?.pictureId ?? null];
  return [...new Set(ids.filter((id) => id !== null))];
}
