import type { SupabaseClient } from '@supabase/supabase-js';
import type { PhotoId, UserId } from '../../../../utils/domain/ids.ts';
import { LIMITS } from '../../../../utils/domain/limits.ts';
import { referenceOf } from '../../../../utils/domain/photo-files.ts';
import { fromDatabase } from '../database-error.ts';
import type { Picture } from '../providers/image-provider.ts';
import { Refusal } from '../refusal.ts';
import { readPlainJpeg } from './plain-jpeg.ts';

/**
 * A creator's own photos as an image model may see them: short enough, and with nothing noted in them. Where the creator's device
 * has put a shortened one beside the photo, that; else the photo itself.
 * @throws Refusal `photo_not_found`; `invalid_input` for what is no JPEG or longer than `LIMITS.referencePixels`
 */
export async function readReferences(
  service: SupabaseClient,
  userId: UserId,
  ids: readonly PhotoId[],
): Promise<Picture[]> {
  const { data, error, status } = await service
    .from('reference_photos')
    .select('id, original_path')
    .eq('user_id', userId)
    .in('id', ids);
  if (error) throw fromDatabase(error, status);
  const originals = new Map(data.map((row) => [row.id, String(row.original_path)]));
  return await Promise.all(
    ids.map(async (id) => {
      const original = originals.get(id);
      if (original === undefined) throw new Refusal('photo_not_found');
      return toReference(await download(service, `${userId}/${id}`, original));
    }),
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
