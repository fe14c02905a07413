import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { type PhotoId, personIdSchema, photoIdSchema, type UserId } from '../../../../utils/domain/ids.ts';
import { firstOfEachPerson } from '../../../../utils/scene/people.ts';
import { type Subject, subjectSchema } from '../../../../utils/scene/subject.ts';
import { fromDatabase } from '../database-error.ts';
import { Refusal } from '../refusal.ts';

const photosSchema = z.array(
  z.object({ id: photoIdSchema, personId: personIdSchema, analysis: z.unknown(), originalPath: z.string() }),
);
type PhotoForUse = z.infer<typeof photosSchema>[number];

/**
 * A creator's photos as a generation reads them, in the order asked for, each once. It is the only way in which functions can.
 * @throws Refusal `person_without_consent` where consent for somebody on them is missing or was withdrawn; `photo_not_found`
 */
export async function readPhotosForUse(
  service: SupabaseClient,
  userId: UserId,
  ids: readonly PhotoId[],
): Promise<PhotoForUse[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const { data, error, status } = await service.rpc('photos_for_use', { creator: userId, ids: wanted });
  if (error) throw fromDatabase(error, status);
  const photos = new Map(photosSchema.parse(data).map((photo) => [photo.id, photo]));
  return wanted.map((id) => {
    const photo = photos.get(id);
    if (!photo) throw new Refusal('photo_not_found');
    return photo;
  });
}

/**
 * The people on photos, as the art director knows them: different ones first.
 * @param devicePhotos photos that only the creator's device has, as it described them; whether their people consent was asked when the
 *   generation began
 * @throws Refusal as {@link readPhotosForUse}, and `invalid_input` for a photo that was measured in a way that cannot be used
 */
export async function readSubjects(
  service: SupabaseClient,
  userId: UserId,
  ids: readonly PhotoId[],
  devicePhotos: readonly Subject[] = [],
): Promise<Subject[]> {
  const subjects = new Map(devicePhotos.map((subject) => [subject.photoId, subject]));
  const inAccount = ids.filter((id) => !subjects.has(id));
  for (const photo of await readPhotosForUse(service, userId, inAccount)) subjects.set(photo.id, toSubject(photo));
  return firstOfEachPerson([...new Set(ids)].flatMap((id) => subjects.get(id) ?? []));
}

function toSubject({ id, personId, analysis }: PhotoForUse): Subject {
  const parsed = subjectSchema.safeParse({ photoId: id, personId, analysis });
  if (parsed.success) return parsed.data;
  // The creator's device wrote it, so it can be anything.
  throw new Refusal('invalid_input', {
    field: 'photoIds',
    message: 'A photo has no usable measurements. Add it again.',
  });
}
