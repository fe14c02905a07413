import { AppError, toFailure } from '../../domain/errors.ts';
import type { PhotoId, UserId } from '../../domain/ids.ts';
import type { PhotoPlace } from '../../messaging/protocol/photos.ts';
import { type KlikkDatabase, type PhotoRow, toTombstone } from '../../platform/database.ts';
import type { Log } from '../../platform/log.ts';
import type { PhotosApi } from '../api.ts';
import { newCutoutFile } from '../file-names.ts';
import type { PhotoLibrary } from '../library.ts';
import { toSummary } from '../service.ts';
import type { PhotoTransfers } from '../transfers.ts';
import type { PhotoPlaces } from './places.ts';
import type { DeviceFiles, DevicePhoto, PhotoVault } from './vault.ts';

/**
 * Moves photos between the account and this device, one after the other. At any moment each counts in one place: where its row in
 * `photos` is, or else where the vault has it and not as a copy; one transaction turns the one into the other, once the copy was read
 * back. So it can stop anywhere and go on, or turn round.
 */
export interface PhotoMoves {
  /** Writes down where somebody wants their photos. What lies elsewhere is moved by {@link run}. */
  begin(userId: UserId, place: PhotoPlace): Promise<void>;
  /** Works until every photo is where it is wanted, or something is in the way. Never throws; the place's row says how it went. */
  run(userId: UserId): Promise<void>;
  /** Whether a later try may come further. */
  hasWork(userId: UserId): Promise<boolean>;
}

interface MoveDependencies {
  database: KlikkDatabase;
  api: PhotosApi;
  library: PhotoLibrary;
  transfers: PhotoTransfers;
  places: PhotoPlaces;
  vault: PhotoVault;
  makePreview(cutout: Uint8Array<ArrayBuffer>): Promise<string>;
  log: Log;
}

export function createPhotoMoves(dependencies: MoveDependencies): PhotoMoves {
  const { database, api, library, transfers, places, vault } = dependencies;
  const running = new Map<UserId, Promise<void>>();

  async function work(userId: UserId): Promise<void> {
    const stuck = new Set<PhotoId>();
    for (;;) {
      const { place, move } = await places.read(userId);
      if (!move) return;
      try {
        await library.sync(userId);
        await settleCopies(userId);
        const isDone = place === 'device' ? await moveOut(userId, stuck) : await moveBack(userId);
        if (isDone && (await finish(userId, place, stuck.size))) return;
      } catch (thrown) {
        if (await noteFailure(userId, place, thrown)) return;
      }
    }
  }

  /** Answers false where the move has turned round meanwhile. */
  async function noteFailure(userId: UserId, place: PhotoPlace, thrown: unknown): Promise<boolean> {
    const failure = toFailure(thrown);
    dependencies.log.note('photo-move-failed', failure.code);
    const now = await places.change(userId, (row) =>
      row.place === place && row.move ? { move: { ...row.move, failure } } : {},
    );
    return now.place === place;
  }

  /** Says what was done. Answers false where it is wanted elsewhere by now. */
  function finish(userId: UserId, place: PhotoPlace, left: number): Promise<boolean> {
    return database.transaction('rw', database.photoPlaces, database.devicePhotos, async () => {
      const isEmpty = (await database.devicePhotos.where({ userId }).count()) === 0;
      const row = await places.read(userId);
      if (row.place !== place) return false;
      const { done = 0, isCancelling = false } = row.move ?? {};
      const notice = isCancelling
        ? ({ kind: 'cancelled', to: place, photos: done } as const)
        : ({ kind: 'moved', to: place, photos: done, left } as const);
      // What it opened is gone, and so is it.
      const key = place === 'account' && isEmpty ? null : row.key;
      await places.change(userId, () => ({ move: null, notice, key }));
      return true;
    });
  }

  const isWanted = async (userId: UserId, place: PhotoPlace) => (await places.read(userId)).place === place;

  const liveRows = async (userId: UserId) =>
    (await database.photos.where({ userId }).sortBy('addedAt')).filter((row) => row.state !== 'deleting');

  const countTotal = (userId: UserId, waiting: number) =>
    places.change(userId, ({ move }) => (move ? { move: { ...move, total: move.done + waiting, failure: null } } : {}));

  const countDone = (userId: UserId) =>
    places.change(userId, ({ move }) => (move ? { move: { ...move, done: move.done + 1 } } : {}));

  /**
   * Of a copy whose photo is gone from this device: it was deleted, or moved to another device, and then the copy goes as well; or
   * signing out has taken what was on its way, and then the copy is the photo.
   */
  async function settleCopies(userId: UserId): Promise<void> {
    const copies = await vault.copies(userId);
    const known = new Set((await database.photos.bulkGet(copies)).flatMap((row) => (row ? [row.id] : [])));
    const alone = copies.filter((id) => !known.has(id));
    const left = new Set((await api.left(userId, alone)).map(({ id }) => id));
    for (const id of alone) {
      await database.transaction('rw', database.photos, database.devicePhotos, database.deviceFiles, async () => {
        if (await database.photos.get(id)) return;
        if (left.has(id)) await database.forgetDevicePhoto(id);
        else await database.devicePhotos.update(id, { isCopy: false });
      });
    }
  }

  /** From the account to this device. Answers whether none is left there. */
  async function moveOut(userId: UserId, stuck: Set<PhotoId>): Promise<boolean> {
    const rows = (await liveRows(userId)).filter(({ id }) => !stuck.has(id));
    await countTotal(userId, rows.length);
    for (const { id } of rows) {
      if (!(await isWanted(userId, 'device'))) return false;
      const row = await database.photos.get(id);
      if (row && row.state !== 'deleting' && !(await takeOut(row))) stuck.add(id);
    }
    await finishDeletions(userId);
    return rows.length === 0;
  }

  /** Answers false where the account has no file of it any more, so that nothing can be taken. */
  async function takeOut(row: PhotoRow): Promise<boolean> {
    const { id, userId } = row;
    const files = await fetchFiles(row);
    if (files === 'missing') return false;
    if (!files) return true;
    const preview = row.preview || (await dependencies.makePreview(files.cutout));
    const photo = { card: { ...toSummary(row), preview }, addedAt: row.addedAt, isCopy: true };
    // Where it is kept here already, its row is to say so.
    if (!(await vault.put(userId, photo, files)).isCopy) return (await database.photos.get(id))?.state === 'deleting';
    await readBack(userId, id, files);
    await database.transaction('rw', database.photos, database.devicePhotos, database.photoPlaces, async () => {
      const now = await database.photos.get(id);
      if (!now || !isSame(now, row)) return;
      await database.photos.put({ ...toTombstone(row), isMovedOut: true });
      await database.devicePhotos.update(id, { isCopy: false });
      await countDone(userId);
    });
    await finishDeletion(id);
    return true;
  }

  /**
   * Both files of a photo as they are now; null where it has changed since it was listed, so that it is to be looked at again.
   */
  async function fetchFiles({ id, userId, label, state, ...row }: PhotoRow): Promise<DeviceFiles | 'missing' | null> {
    const isHereAlone = state === 'uploading' || state === 'failed';
    if (!isHereAlone && !(await api.find(userId, id))) {
      // It was deleted elsewhere, which whatever was begun with it has to find out.
      await transfers.run(id);
      return null;
    }
    if (row.original && row.cutout) return { original: row.original, cutout: row.cutout };
    try {
      const { file, bytes: original } = await api.downloadOriginal(userId, id);
      const cutout = row.cutout ?? (await api.downloadCutout(userId, id)).bytes;
      const now = await api.find(userId, id);
      const isCutoutSame = state === 'mending' || now?.cutoutFile === row.cutoutFile;
      const isLabelSame = now?.personId === row.personId && (row.isRenamed || now.label === label);
      return isCutoutSame && isLabelSame && now?.originalFile === file ? { original, cutout } : null;
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'not_found') throw thrown;
      return (await api.find(userId, id)) ? 'missing' : null;
    }
  }

  /** @throws AppError `internal` where what was kept is not what was to be kept */
  async function readBack(userId: UserId, id: PhotoId, files: DeviceFiles): Promise<void> {
    for (const part of ['original', 'cutout'] as const) {
      const kept = await vault.file(userId, id, part);
      if (kept.length !== files[part].length || kept.some((byte, index) => byte !== files[part][index])) {
        throw new AppError('internal');
      }
    }
  }

  /** @throws AppError with what was in the way */
  async function finishDeletion(id: PhotoId): Promise<void> {
    await transfers.run(id);
    const left = await database.photos.get(id);
    if (left?.state === 'deleting') throw toError(left);
  }

  async function finishDeletions(userId: UserId): Promise<void> {
    const tombstones = await database.photos.where({ userId, state: 'deleting' }).toArray();
    for (const { id } of tombstones) await finishDeletion(id);
  }

  /** From this device to the account. Answers whether none is left here. */
  async function moveBack(userId: UserId): Promise<boolean> {
    const copies = await vault.copies(userId);
    const kept = await vault.list(userId);
    await countTotal(userId, copies.length + kept.length);
    for (const id of copies) await settleUpload(userId, id);
    for (const photo of kept) {
      if (!(await isWanted(userId, 'account'))) return false;
      await putBack(userId, photo);
    }
    return copies.length + kept.length === 0;
  }

  async function putBack(userId: UserId, photo: DevicePhoto): Promise<void> {
    const { id } = photo.card;
    // Files of its earlier stay in the account have to be gone before it comes back.
    if (await database.photos.get(id)) await finishDeletion(id);
    const original = await vault.file(userId, id, 'original');
    const cutout = await vault.file(userId, id, 'cutout');
    await api.readmit(userId, id);
    const row = toUpload(userId, photo, { original, cutout });
    const isBegun = await database.transaction('rw', database.photos, database.devicePhotos, async () => {
      const now = await database.devicePhotos.get(id);
      if (now?.revision !== photo.revision || now.isCopy) return false;
      await database.photos.put(row);
      await database.devicePhotos.update(id, { isCopy: true });
      return true;
    });
    if (isBegun) await settleUpload(userId, id);
  }

  /** Sees a photo into the account, and drops the copy once everything of it was found there. */
  async function settleUpload(userId: UserId, id: PhotoId): Promise<void> {
    // One that was refused before is tried once more.
    await database.photos
      .where({ id })
      .filter(({ state }) => state === 'failed')
      .modify({ state: 'uploading', failure: null, attempts: 0 });
    await transfers.run(id);
    const row = await database.photos.get(id);
    if (!row || row.state === 'deleting') return;
    if (row.state !== 'stored') throw toError(row);
    const held = await api.find(userId, id);
    // Deleted elsewhere meanwhile: the next look at the account sees to that.
    if (!held) return;
    const isThere =
      (await api.hasFile(userId, id, held.originalFile)) && (await api.hasFile(userId, id, held.cutoutFile));
    await database.transaction(
      'rw',
      [database.photos, database.devicePhotos, database.deviceFiles, database.photoPlaces],
      async () => {
        const now = await database.photos.get(id);
        if (!now || !isSame(now, row)) return;
        if (isThere) {
          await database.forgetDevicePhoto(id);
          await countDone(userId);
        } else {
          // Something of it is not there after all: the copy is the photo again.
          await database.photos.put({ ...toTombstone(row), isMovedOut: true });
          await database.devicePhotos.update(id, { isCopy: false });
        }
      },
    );
    if (!isThere) throw new AppError('server');
  }

  const moves: PhotoMoves = {
    async begin(userId, place) {
      await places.change(userId, (row) => {
        if (row.place === place) return row.move ? { move: { ...row.move, failure: null } } : {};
        const isCancelling = row.move !== null && !row.move.isCancelling;
        return { place, notice: null, move: { done: 0, total: null, failure: null, isCancelling } };
      });
    },

    run(userId) {
      const current = running.get(userId) ?? work(userId).finally(() => running.delete(userId));
      running.set(userId, current);
      return current;
    },

    async hasWork(userId) {
      const { move } = await places.read(userId);
      return move !== null && (move.failure === null || move.failure.retryable);
    },
  };
  return moves;
}

/** Whether nothing of a photo's row has changed that would be lost. */
const isSame = (one: PhotoRow, other: PhotoRow) =>
  one.state === other.state &&
  one.cutoutFile === other.cutoutFile &&
  one.personId === other.personId &&
  one.label === other.label;

/** Why a photo has not come to rest. */
const toError = ({ failure }: PhotoRow) =>
  failure ? new AppError(failure.code, { retryable: failure.retryable }) : new AppError('server');

function toUpload(userId: UserId, { card, addedAt }: DevicePhoto, files: DeviceFiles): PhotoRow {
  return {
    ...card,
    ...files,
    userId,
    addedAt,
    // Devices that knew it before know its earlier files by their names.
    cutoutFile: newCutoutFile(),
    toldAs: null,
    leftOvers: [],
    state: 'uploading',
    failure: null,
    mayHaveFiles: false,
    attempts: 0,
    isRenamed: false,
    isMovedOut: false,
  };
}
