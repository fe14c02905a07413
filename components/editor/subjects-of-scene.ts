import type { PhotoSummary } from '../../utils/messaging/protocol/photos.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { Subject } from '../../utils/scene/subject.ts';

/**
 * The people on a scene, as the layouts know them.
 * @returns null where a photo is gone, so that the scene cannot be composed anew
 */
export function subjectsOf(scene: Scene, photos: readonly PhotoSummary[]): Subject[] | null {
  const subjects = scene.subjects.flatMap(({ photoId }) => {
    const photo = photos.find(({ id }) => id === photoId);
    return photo ? [{ photoId, analysis: photo.analysis }] : [];
  });
  return subjects.length === scene.subjects.length ? subjects : null;
}
