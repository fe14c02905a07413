import type { SupabaseClient } from '@supabase/supabase-js';
import { ownPersonId, type PhotoId, type UserId } from '../../../../utils/domain/ids.ts';
import { LIMITS } from '../../../../utils/domain/limits.ts';
import { referenceOf } from '../../../../utils/domain/photo-files.ts';
import type { Picture } from '../providers/image-provider.ts';
import { Refusal } from '../refusal.ts';
import { readPhotosForUse } from './photos-for-use.ts';
import { readPlainJpeg } from './plain-jpeg.ts';

/**
 * Those of the photos that show the creator, as an image model may see them: short enough, and with nothing noted in them. Where
 * the creator's device has put a shortened one beside the photo, that; else the photo itself.
 * @throws Refusal as {@link readPhotosForUse}; `invalid_input` for what is no JPEG or longer than `LIMITS.referencePixels`, and where
 *   there is none of the creator
 */
export async function readReferences(
  service: SupabaseClient,
  userId: UserId,
  ids: readonly PhotoId[],
): Promise<Picture[]> {
  const photos = await readPhotosForUse(service, userId, ids);
  // What others allow the creator does not reach so far.
  const own = photos.filter(({ personId }) => personId === ownPersonId(userId));
  if (own.length === 0) {
    throw new Refusal('invalid_input', {
      field: 'photoIds',
      message: 'A model paints creators alone, after their own photos.',
    });
  }
  return await Promise.all(
    own.map(async ({ id, originalPath }) => toReference(await download(service, `${userId}/${id}`, originalPath))),
  );
}

async function download(service: SupabaseClient, folder: string, original: string): Promise<Uint8Array> {
  const bucket = service.storage.from('photos');
  const listed = await bucket.list(folder);
  if (listed.error) throw listed.error;
  const shortened = referenceOf(original.slice(original.lastIndexOf('/') + 1));
  const hasShortened = listed.data.some(({ name }) => name === shortened);
  const { data, error } = await bucket.download(hasShortened ? `${folder}/${shortened}` : original);
  if (error) throw error;
  return new Uint8Array(await data.arrayBuffer());
}

function toReference(file: Uint8Array): Picture {
  const jpeg = readPlainJpeg(file);
  const refuse = (message: string) =>
    new Refusal('invalid_input', { field: 'photoIds', limit: LIMITS.referencePixels, message });
  if (!jpeg) throw refuse('A photo for a model to go by is to be a JPEG.');
  if (Math.max(jpeg.width, jpeg.height) > LIMITS.referencePixels) {
    throw refuse(`A photo for a model to go by may have at most ${LIMITS.referencePixels} pixels on its longer side.`);
  }
  return { bytes: jpeg.bytes, mime: 'image/jpeg' };
}
