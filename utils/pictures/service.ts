import { fromBase64, toBase64 } from '../domain/base64.ts';
import { AppError } from '../domain/errors.ts';
import type { PictureId } from '../domain/ids.ts';
import type { KlikkDatabase } from '../platform/database.ts';
import type { Session } from '../platform/signed-in.ts';

/** Stills that thumbnails are made of. They stay on this device; every method is a message of the same name. */
export interface PicturesService {
  keep(input: { id: PictureId; picture: string }): Promise<null>;
  /** @throws AppError `not_found` where it was chosen on another device, or let go of since */
  read(input: { id: PictureId }): Promise<{ picture: string }>;
}

/** More are not kept; the oldest go. */
const PICTURES_MAX = 60;

interface PicturesDependencies {
  session: Session;
  database: KlikkDatabase;
  now(): number;
}

export function createPicturesService({ session, database, now }: PicturesDependencies): PicturesService {
  async function requireUser() {
    const userId = await session.userId();
    if (!userId) throw new AppError('unauthenticated');
    return userId;
  }

  return {
    async keep({ id, picture }) {
      const userId = await requireUser();
      await database.transaction('rw', database.pictures, async () => {
        const known = await database.pictures.get(id);
        if (known && known.userId !== userId) throw new AppError('conflict');
        await database.pictures.put({ id, userId, picture: fromBase64(picture), keptAt: now() });
        const kept = await database.pictures.where({ userId }).sortBy('keptAt');
        await database.pictures.bulkDelete(kept.slice(0, -PICTURES_MAX).map((row) => row.id));
      });
      return null;
    },

    async read({ id }) {
      const userId = await requireUser();
      const row = await database.pictures.get(id);
      if (row?.userId !== userId) throw new AppError('not_found');
      return { picture: toBase64(row.picture) };
    },
  };
}
