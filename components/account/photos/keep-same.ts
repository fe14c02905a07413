import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';

/**
 * The photos as they now are, with those that are as before being the very same: what shows them is not drawn anew, and where nothing
 * has changed, nothing is. Every answer of the background's is a copy of all of them.
 */
export function keepSame(
  before: readonly PhotoSummary[] | null,
  now: readonly PhotoSummary[],
): readonly PhotoSummary[] {
  if (!before) return now;
  const known = new Map(before.map((photo) => [photo.id, photo]));
  const kept = now.map((photo) => {
    const same = known.get(photo.id);
    return same && JSON.stringify(same) === JSON.stringify(photo) ? same : photo;
  });
  const isSame = kept.length === before.length && kept.every((photo, index) => photo === before[index]);
  return isSame ? before : kept;
}
