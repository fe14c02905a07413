import { fromBase64, toBase64 } from '../domain/base64.ts';
import { AppError } from '../domain/errors.ts';
import type { PictureId, UserId } from '../domain/ids.ts';
import type { KlikkDatabase } from '../platform/database.ts';
import { requireUser, type Session } from '../platform/signed-in.ts';
import type { PicturesApi } from './api.ts';

/** Pictures that thumbnails are made of: stills, which stay on this device, and what image models painted. Every method is a message of the same name. */
export interface PicturesService {
  keep(input: { id: PictureId; picture: string }): Promise<null>;
  /** @throws AppError `not_found` for a still that was chosen on another device, or let go of since */
  read(input: { id: PictureId }): Promise<{ picture: string }>;
}

/** More are not kept; the oldest go. */
const PICTURES_MAX = 60;

interface PicturesDependencies {
  session: Session;
  database: KlikkDatabase;
  api: PicturesApi;
  now(): number;
}

export function createPicturesService({ session, database, api, now }: PicturesDependencies): PicturesService {
  function put(userId: UserId, id: PictureId, picture: Uint8Array<ArrayBuffer>): Promise<void> {
    return database.transaction('rw', database.pictures, async () => {
      const known = await database.pictures.get(id);
      if (known && known.userId !== userId) throw new AppError('conflict');
      await database.pictures.put({ id, userId, picture, keptAt: now() });
      const kept = await database.pictures.where({ userId }).sortBy('keptAt');
      await database.pictures.bulkDelete(kept.slice(0, -PICTURES_MAX).map((row) => row.id));
    });
  }

  return {
    async keep({ id, picture }) {
      await put(await requireUser(session), id, fromBase64(picture));
      return null;
    },

    async read({ id }) {
      const userId = await requireUser(session);
      const row = await database.pictures.get(id);
      if (row && row.userId !== userId) throw new AppError('not_found');
      if (row) return { picture: toBase64(row.picture) };
      const picture = await api.plate(userId, id);
      await put(userId, id, picture);
      return { picture: toBase64(picture) };
    },
  };
}
