import { AppError, type Failure, toFailure } from '../domain/errors.ts';
import type { PhotoId, UserId } from '../domain/ids.ts';
import { FIRST_CUTOUT, FIRST_ORIGINAL, type OriginalFile, referenceOf } from '../domain/photo-files.ts';
import type { KlikkDatabase, PhotoRow } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import type { PhotosApi } from './api.ts';
import { originalFileOf } from './file-names.ts';

/**
 * Brings what is on this device and what is on the server together, one photo at a time. What is to be done stands in the
 * database before it is done, each step may be repeated, and each step looks first whether it is still wanted. So it can stop
 * anywhere and go on from there.
 */
export interface PhotoTransfers {
  /** Works on one photo until it is at rest or something is in the way. Never throws; the row says how it went. */
  run(id: PhotoId): Promise<void>;
  /** Works on everything of that user that is not at rest. */
  resume(userId: UserId): Promise<void>;
  /** Whether there is something that a later try may bring to its end. */
  hasWork(userId: UserId): Promise<boolean>;
  /** Whether the photo was deleted since the background woke: a list that the server made before may still name it. */
  wasRemoved(id: PhotoId): boolean;
}

interface TransferDependencies {
  database: KlikkDatabase;
  api: PhotosApi;
  log: Log;
}

/** Failing servers are asked so often; being offline does not count. */
const ATTEMPTS_MAX = 8;

export function createPhotoTransfers({ database, api, log }: TransferDependencies): PhotoTransfers {
  const queues = new Map<PhotoId, Promise<void>>();
  const removed = new Set<PhotoId>();

  async function work(id: PhotoId): Promise<void> {
    for (let goOn = true; goOn; ) {
      const row = await database.photos.get(id);
      goOn = row !== undefined && (await advance(row));
    }
  }

  /** One leg of a photo's way. Answers whether to look at the photo again. */
  async function advance(row: PhotoRow): Promise<boolean> {
    if (row.state === 'stored') return false;
    if (row.state === 'failed') return row.mayHaveFiles && (await attempt(row, cleanUp));
    return attempt(row, LEGS[row.state]);
  }

  async function attempt(row: PhotoRow, leg: (row: PhotoRow) => Promise<void>): Promise<boolean> {
    try {
      await leg(row);
      return true;
    } catch (thrown) {
      return noteFailure(row, toFailure(thrown));
    }
  }

  async function upload(row: PhotoRow): Promise<void> {
    const { id, userId, original, cutout } = row;
    if (!original || !cutout) throw new AppError('internal');
    await database.photos.update(id, { mayHaveFiles: true });
    await api.uploadFile(userId, id, FIRST_ORIGINAL, original);
    if (!(await isStill(row))) return;
    await api.uploadFile(userId, id, FIRST_CUTOUT, cutout);
    if (!(await isStill(row))) return;
    await api.insertRow(userId, row);
    await settle(row);
  }

  /** Marks an upload as done, unless the photo was deleted or renamed meanwhile. */
  async function settle(row: PhotoRow): Promise<void> {
    const renamedTo = await database.transaction('rw', database.photos, async () => {
      const now = await database.photos.get(row.id);
      if (now?.state !== 'uploading') return null;
      if (now.label !== row.label) return now.label;
      await database.photos.update(row.id, {
        state: 'stored',
        original: null,
        mayHaveFiles: false,
        failure: null,
        attempts: 0,
      });
      return null;
    });
    if (renamedTo === null) return;
    await api.rename(row.userId, row.id, renamedTo);
    await settle({ ...row, label: renamedTo });
  }

  /** The new files first, then that they hold, then the old ones' end: whenever it stops, either the old or the new are whole and hold. */
  async function mend(row: PhotoRow): Promise<void> {
    const { id, userId, original, cutout, cutoutFile } = row;
    if (!cutout) throw new AppError('internal');
    const newOriginal = original && (await originalFileOf(original));
    if (original && newOriginal) {
      await api.uploadFile(userId, id, newOriginal, original);
      if (!(await isStill(row))) return;
    }
    await api.uploadFile(userId, id, cutoutFile, cutout);
    if (!(await isStill(row))) return;
    let originalFile: OriginalFile;
    try {
      originalFile = await api.changeFiles(userId, row, newOriginal);
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'not_found') throw thrown;
      return remove(row);
    }
    await api.removeFiles(userId, id, [originalFile, referenceOf(originalFile), cutoutFile]);
    await database.transaction('rw', database.photos, async () => {
      if (!(await isStill(row))) return;
      await database.photos.update(id, { state: 'stored', original: null, failure: null, attempts: 0 });
    });
  }

  const LEGS = { uploading: upload, mending: mend, deleting: remove };

  /** Whether that is still to be done: a photo may be deleted meanwhile, or mended or turned once more. */
  async function isStill({ id, state, cutoutFile }: PhotoRow): Promise<boolean> {
    const now = await database.photos.get(id);
    return now?.state === state && now.cutoutFile === cutoutFile;
  }

  /** Files first: should this device be lost halfway, a row is left by which the photo can be deleted elsewhere. */
  async function remove({ id, userId }: PhotoRow): Promise<void> {
    await api.removeFiles(userId, id);
    await api.deleteRow(userId, id);
    removed.add(id);
    await database.photos.delete(id);
  }

  /** An upload that was refused for good leaves no file behind. */
  async function cleanUp({ id, userId }: PhotoRow): Promise<void> {
    await api.removeFiles(userId, id);
    await database.photos.update(id, { mayHaveFiles: false });
  }

  /** Writes down why a leg failed. Answers whether there is something else to be done at once. */
  async function noteFailure(row: PhotoRow, failure: Failure): Promise<boolean> {
    log.note(row.state === 'deleting' ? 'deletion-failed' : 'upload-failed', failure.code);
    const attempts = row.attempts + (failure.code === 'offline' ? 0 : 1);
    return database.transaction('rw', database.photos, async () => {
      const now = await database.photos.get(row.id);
      if (now?.state !== row.state) return now !== undefined;
      const givesUp = row.state === 'uploading' && isFinal(failure, attempts);
      if (givesUp) await database.photos.update(row.id, { state: 'failed', failure, attempts: 0 });
      else await database.photos.update(row.id, { attempts, ...(row.state !== 'failed' && { failure }) });
      return givesUp;
    });
  }

  const unfinished = (userId: UserId) =>
    database.photos
      .where({ userId })
      .filter((row) => row.state in LEGS || row.mayHaveFiles)
      .toArray();

  const transfers: PhotoTransfers = {
    run(id) {
      const queue = (queues.get(id) ?? Promise.resolve()).then(() => work(id));
      queues.set(id, queue);
      return queue.finally(() => {
        if (queues.get(id) === queue) queues.delete(id);
      });
    },
    async resume(userId) {
      await Promise.all((await unfinished(userId)).map((row) => transfers.run(row.id)));
    },
    async hasWork(userId) {
      return (await unfinished(userId)).some((row) => row.attempts < ATTEMPTS_MAX);
    },
    wasRemoved: (id) => removed.has(id),
  };
  return transfers;
}

/** Whether trying again is of no use. An upload without a session goes on when its user has signed in again. */
function isFinal({ code, retryable }: Failure, attempts: number): boolean {
  if (code === 'unauthenticated' || code === 'session_ended') return false;
  return !retryable || attempts >= ATTEMPTS_MAX;
}
