import type { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { PhotoId, UserId } from '../../domain/ids.ts';
import { photoSummarySchema } from '../../messaging/protocol/photos.ts';
import type { DeviceFileRow, DevicePhotoRow, KlikkDatabase } from '../../platform/database.ts';
import type { PhotoPlaces } from './places.ts';
import { seal, unseal } from './sealing.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Part = DeviceFileRow['part'];

/** What is told of a photo that is kept on this device only. Whatever a photo has besides its files goes with it. */
const cardSchema = photoSummarySchema.omit({ showsMe: true, state: true, failure: true, isDeviceOnly: true });
export type Card = z.infer<typeof cardSchema>;

/** A card as it was read, and of which state of the photo. */
export interface DevicePhoto {
  card: Card;
  /** Milliseconds since 1970. */
  addedAt: number;
  isCopy: boolean;
  revision: string;
}

export type DeviceFiles = Record<Part, Bytes>;

/**
 * Photos that are kept on this device only: nothing of them lies in the database but sealed. Everything is asked for by its owner, and
 * opens for nobody else.
 */
export interface PhotoVault {
  /** Oldest first. What is a copy of something on its way is left out. */
  list(userId: UserId): Promise<DevicePhoto[]>;
  /** Those that are copies alone. */
  copies(userId: UserId): Promise<PhotoId[]>;
  /** Null where it is not kept here. */
  find(userId: UserId, id: PhotoId): Promise<DevicePhoto | null>;
  /** @throws AppError `photo_not_found`, `picture_corrupt` */
  file(userId: UserId, id: PhotoId, part: Part): Promise<Bytes>;
  /** Keeps a photo, in place of what is kept of it; but no copy in the place of what is none, and then answers that. */
  put(userId: UserId, photo: Omit<DevicePhoto, 'revision'>, files: DeviceFiles): Promise<DevicePhoto>;
  /**
   * Changes a photo that is kept here and no copy.
   * @throws AppError `photo_not_found`
   */
  change(userId: UserId, id: PhotoId, change: (card: Card) => Card, files?: Partial<DeviceFiles>): Promise<DevicePhoto>;
}

export function createPhotoVault(database: KlikkDatabase, places: PhotoPlaces): PhotoVault {
  async function open(row: DevicePhotoRow): Promise<DevicePhoto> {
    const bytes = await unseal(await places.key(row.userId), nameOf(row.userId, row.id, 'card'), row.card);
    const card = cardSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return { card, addedAt: row.addedAt, isCopy: row.isCopy, revision: row.revision };
  }

  async function ownRow(userId: UserId, id: PhotoId): Promise<DevicePhotoRow | null> {
    const row = await database.devicePhotos.get(id);
    return row?.userId === userId ? row : null;
  }

  async function toRow(userId: UserId, { card, addedAt, isCopy }: Omit<DevicePhoto, 'revision'>) {
    const bytes = new TextEncoder().encode(JSON.stringify(cardSchema.parse(card)));
    const sealed = await seal(await places.key(userId), nameOf(userId, card.id, 'card'), bytes);
    return {
      id: card.id,
      userId,
      personId: card.personId,
      addedAt,
      isCopy,
      revision: crypto.randomUUID(),
      card: sealed,
    };
  }

  async function toFileRows(userId: UserId, photoId: PhotoId, files: Partial<DeviceFiles>): Promise<DeviceFileRow[]> {
    const key = await places.key(userId);
    const rows: DeviceFileRow[] = [];
    for (const part of ['original', 'cutout'] as const) {
      const bytes = files[part];
      if (bytes) rows.push({ photoId, part, userId, file: await seal(key, nameOf(userId, photoId, part), bytes) });
    }
    return rows;
  }

  /** @param was the state that this was made of; another one since is not overwritten. Answers whether it was written. */
  function write(row: DevicePhotoRow, files: DeviceFileRow[], was: string | null): Promise<boolean> {
    return database.transaction('rw', database.devicePhotos, database.deviceFiles, async () => {
      const now = await database.devicePhotos.get(row.id);
      if (now && now.userId !== row.userId) throw new AppError('conflict');
      if (was !== null && now?.revision !== was) return false;
      if (row.isCopy && now && !now.isCopy) return false;
      await database.devicePhotos.put(row);
      await database.deviceFiles.bulkPut(files);
      return true;
    });
  }

  return {
    async list(userId) {
      const rows = (await database.devicePhotos.where({ userId }).sortBy('addedAt')).filter((row) => !row.isCopy);
      return Promise.all(rows.map(open));
    },

    async copies(userId) {
      const rows = await database.devicePhotos.where({ userId }).toArray();
      return rows.filter((row) => row.isCopy).map((row) => row.id);
    },

    async find(userId, id) {
      const row = await ownRow(userId, id);
      return row && !row.isCopy ? open(row) : null;
    },

    async file(userId, id, part) {
      const row = await database.deviceFiles.get([id, part]);
      if (row?.userId !== userId) throw new AppError('photo_not_found');
      return unseal(await places.key(userId), nameOf(userId, id, part), row.file);
    },

    async put(userId, photo, files) {
      const row = await toRow(userId, photo);
      const isWritten = await write(row, await toFileRows(userId, photo.card.id, files), null);
      return open((isWritten ? null : await ownRow(userId, row.id)) ?? row);
    },

    async change(userId, id, change, files = {}) {
      const fileRows = await toFileRows(userId, id, files);
      for (;;) {
        const row = await ownRow(userId, id);
        if (!row || row.isCopy) throw new AppError('photo_not_found');
        const photo = await open(row);
        const changed = await toRow(userId, { ...photo, card: change(photo.card) });
        // Sealing takes its time, in which another change may have come.
        if (await write(changed, fileRows, row.revision)) return open(changed);
      }
    },
  };
}

const nameOf = (userId: UserId, id: PhotoId, part: Part | 'card') => `${userId}/${id}/${part}`;
