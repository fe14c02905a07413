import { AppError } from '../domain/errors.ts';
import { ownPersonId, type PhotoId, type UserId } from '../domain/ids.ts';
import { type ReferenceFile, referenceOf } from '../domain/photo-files.ts';
import type { PhotosApi } from './api.ts';

interface ReferencesDependencies {
  api: Pick<PhotosApi, 'list' | 'hasFile' | 'downloadOriginal' | 'uploadFile' | 'removeFiles'>;
  shorten(jpeg: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Sees to it that the creator's own photos lie on the server as image models take them, beside the photos themselves: when they are wanted for the
 * first time, so that it works for photos of any age, and nothing is made for who never wants it. May be repeated.
 */
export type PrepareReferences = (owner: UserId, ids: readonly PhotoId[]) => Promise<void>;

export function createReferences({ api, shorten }: ReferencesDependencies): PrepareReferences {
  return async (owner, ids) => {
    const photos = new Map((await api.list(owner)).map((photo) => [photo.id, photo]));
    const missing: PhotoId[] = [];
    for (const id of ids) {
      const photo = photos.get(id);
      if (!photo) throw new AppError('photo_not_found');
      // Nobody else's photo goes to a model.
      if (photo.personId !== ownPersonId(owner)) continue;
      if (!(await api.hasFile(owner, id, referenceOf(photo.originalFile)))) missing.push(id);
    }
    const made: { id: PhotoId; file: ReferenceFile }[] = [];
    for (const id of missing) {
      const { file, bytes } = await original(owner, id);
      await api.uploadFile(owner, id, referenceOf(file), await shorten(bytes));
      made.push({ id, file: referenceOf(file) });
    }
    if (missing.length === 0) return;
    // Of a photo that was deleted meanwhile nothing stays, nor what was made of an original that was replaced meanwhile.
    const rows = new Map((await api.list(owner)).map((photo) => [photo.id, photo]));
    for (const { id, file } of made) {
      const row = rows.get(id);
      if (!row) await api.removeFiles(owner, id);
      else if (referenceOf(row.originalFile) !== file) await api.removeFiles(owner, id, [file]);
    }
    if (made.some(({ id }) => !rows.has(id))) throw new AppError('photo_not_found');
  };

  async function original(owner: UserId, id: PhotoId): ReturnType<PhotosApi['downloadOriginal']> {
    try {
      return await api.downloadOriginal(owner, id);
    } catch (thrown) {
      throw thrown instanceof AppError && thrown.code === 'not_found' ? new AppError('photo_not_found') : thrown;
    }
  }
}
