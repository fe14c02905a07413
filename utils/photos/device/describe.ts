import type { PhotoId, UserId } from '../../domain/ids.ts';
import type { Subject } from '../../scene/subject.ts';
import type { PhotoVault } from './vault.ts';

/**
 * What the art director has to know of those of the photos that are kept on this device only: whose they are, size, head and
 * colours. How good a photo it is stays here.
 */
export async function describeDevicePhotos(
  vault: Pick<PhotoVault, 'find'>,
  owner: UserId,
  ids: readonly PhotoId[],
): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const photoId of new Set(ids)) {
    const photo = await vault.find(owner, photoId);
    if (!photo) continue;
    const { quality: _, ...analysis } = photo.card.analysis;
    subjects.push({ photoId, personId: photo.card.personId, analysis });
  }
  return subjects;
}
