import type { UserId } from '../../domain/ids.ts';
import type { KlikkDatabase, PhotoPlaceRow } from '../../platform/database.ts';
import { makeSealingKey } from './sealing.ts';

/** Where everybody's photos are kept on this device. In an account's own row also lies the key to what is sealed of theirs. */
export interface PhotoPlaces {
  read(userId: UserId): Promise<PhotoPlaceRow>;
  /** Joins a transaction that covers `photoPlaces`, or makes one. */
  change(userId: UserId, change: (row: PhotoPlaceRow) => Partial<PhotoPlaceRow>): Promise<PhotoPlaceRow>;
  /** Says that another device took photos out of the account. */
  noteMovedElsewhere(userId: UserId, photos: number): Promise<void>;
  /** The key to what is sealed of theirs; made where there is none. */
  key(userId: UserId): Promise<CryptoKey>;
}

export function createPhotoPlaces(database: KlikkDatabase): PhotoPlaces {
  async function read(userId: UserId): Promise<PhotoPlaceRow> {
    return (
      (await database.photoPlaces.get(userId)) ?? { userId, place: 'account', key: null, move: null, notice: null }
    );
  }

  const change: PhotoPlaces['change'] = (userId, change) =>
    database.transaction('rw', database.photoPlaces, async () => {
      const row = await read(userId);
      const changed = { ...row, ...change(row) };
      await database.photoPlaces.put(changed);
      return changed;
    });

  return {
    read,
    change,
    async noteMovedElsewhere(userId, photos) {
      await change(userId, ({ notice }) => {
        const before = notice?.kind === 'moved-elsewhere' ? notice.photos : 0;
        return { notice: { kind: 'moved-elsewhere', photos: before + photos } };
      });
    },
    async key(userId) {
      const kept = (await read(userId)).key;
      if (kept) return kept;
      // Made before the transaction, which would not wait for it; whoever was faster is followed.
      const made = await makeSealingKey();
      return (await change(userId, ({ key }) => ({ key: key ?? made }))).key ?? made;
    },
  };
}
