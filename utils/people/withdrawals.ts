import { toFailure } from '../domain/errors.ts';
import type { PersonId, UserId } from '../domain/ids.ts';
import type { ConsentSurface } from '../messaging/protocol/common.ts';
import type { PhotosApi } from '../photos/api.ts';
import { fromElsewhere } from '../photos/library.ts';
import type { PhotoTransfers } from '../photos/transfers.ts';
import { type KlikkDatabase, type PersonRow, type PhotoRow, toTombstone } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import type { PeopleApi } from './api.ts';

/**
 * Withdraws consent: tells the server, and has every photo of the person deleted, those of other devices too. What is to be done
 * stands in the database before it is done, and each step may be repeated, so it can stop anywhere and go on from there. The
 * photos' own deletion goes on by itself from where it is written down.
 */
export interface Withdrawals {
  /** Writes a withdrawal down: from here on this device shows no photo of them and takes none. */
  begin(userId: UserId, id: PersonId, surface: ConsentSurface): Promise<void>;
  /** Brings what was begun to its end. @throws AppError where that has to wait */
  finish(id: PersonId): Promise<void>;
  /** Goes on with all that is not at its end. Never throws. Answers whether some is left for later. */
  resume(userId: UserId): Promise<boolean>;
}

interface WithdrawalDependencies {
  database: KlikkDatabase;
  api: Pick<PeopleApi, 'list' | 'say'>;
  photos: Pick<PhotosApi, 'list'>;
  transfers: Pick<PhotoTransfers, 'run' | 'wasRemoved'>;
  /** Forgets pictures that were painted of photos. */
  forgetPictures(): Promise<unknown>;
  log: Log;
}

export function createWithdrawals(dependencies: WithdrawalDependencies): Withdrawals {
  const { database, api, photos, transfers, forgetPictures, log } = dependencies;
  const running = new Map<PersonId, Promise<void>>();

  async function work(id: PersonId): Promise<void> {
    const row = await database.people.get(id);
    if (!row?.withdrawal) return;
    if (!row.withdrawal.isTold) await tell(row, row.withdrawal.surface);
    // Somebody may have consented anew since, on another device: then it is new photos that are there.
    const mayStay = await isGranted(row);
    const ofOthers = mayStay ? [] : (await photos.list(row.userId)).filter(({ personId }) => personId === id);
    await database.transaction('rw', database.photos, database.devicePhotos, database.deviceFiles, async () => {
      if (!mayStay) await buryPhotosOf(row.userId, id);
      for (const photo of ofOthers) await bury(fromElsewhere(row.userId, photo));
    });
    await forgetPictures();
    await end(id);
    const buried = await photosOf(row.userId, id)
      .filter(({ state }) => state === 'deleting')
      .primaryKeys();
    await Promise.all(buried.map((photoId) => transfers.run(photoId)));
  }

  /** Unless consent was withdrawn once more meanwhile. */
  async function end(id: PersonId): Promise<void> {
    await database.transaction('rw', database.people, async () => {
      const row = await database.people.get(id);
      if (row?.withdrawal?.isTold) await database.people.update(id, { withdrawal: null });
    });
  }

  async function tell({ id, userId }: PersonRow, surface: ConsentSurface): Promise<void> {
    if (await isGranted({ id, userId })) await api.say(userId, id, false, surface);
    await database.people.update(id, { withdrawal: { surface, isTold: true } });
  }

  async function isGranted({ id, userId }: Pick<PersonRow, 'id' | 'userId'>): Promise<boolean> {
    const person = (await api.list(userId)).find((one) => one.id === id);
    return person?.consent?.granted === true;
  }

  const photosOf = (userId: UserId, id: PersonId) =>
    database.photos.where({ userId }).filter(({ personId }) => personId === id);

  async function buryPhotosOf(userId: UserId, id: PersonId): Promise<void> {
    for (const row of await photosOf(userId, id).toArray()) await bury(row);
    // Those that are on this device only are on no server, and gone at once.
    await database.forgetDevicePhotosOf(userId, id);
  }

  /** Writes down that a photo is to be deleted, unless that was done before. */
  async function bury(row: PhotoRow): Promise<void> {
    if (transfers.wasRemoved(row.id)) return;
    const now = (await database.photos.get(row.id)) ?? row;
    if (now.state !== 'deleting') await database.photos.put(toTombstone(now));
  }

  const withdrawals: Withdrawals = {
    async begin(userId, id, surface) {
      const { people, photos, devicePhotos, deviceFiles } = database;
      await database.transaction('rw', people, photos, devicePhotos, deviceFiles, async () => {
        await people.update(id, { consentedAt: null, withdrawal: { surface, isTold: false } });
        await buryPhotosOf(userId, id);
      });
    },
    finish(id) {
      const begun = running.get(id) ?? work(id).finally(() => running.delete(id));
      running.set(id, begun);
      return begun;
    },
    async resume(userId) {
      const begun = await database.people
        .where({ userId })
        .filter(({ withdrawal }) => withdrawal !== null)
        .primaryKeys();
      const outcomes = await Promise.allSettled(begun.map((id) => withdrawals.finish(id)));
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') log.note('withdrawal-failed', toFailure(outcome.reason).code);
      }
      return outcomes.some(({ status }) => status === 'rejected');
    },
  };
  return withdrawals;
}
