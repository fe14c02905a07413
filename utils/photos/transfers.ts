import { AppError, type Failure, toFailure } from '../domain/errors.ts';
import type { PhotoId, UserId } from '../domain/ids.ts';
import { referenceOf } from '../domain/photo-files.ts';
import type { KlikkDatabase, PhotoRow } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import type { Files, PhotosApi } from './api.ts';
import { newCutoutFile, originalBeside } from './file-names.ts';

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
    if (row.state === 'stored') return row.isRenamed && (await attempt(row, tellName));
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
    const { id, userId, original, cutout, cutoutFile } = row;
    if (!original || !cutout) throw new AppError('internal');
    // It may have been moved out before and come back now.
    removed.delete(id);
    await database.photos.update(id, { mayHaveFiles: true });
    const files = { originalFile: originalBeside(cutoutFile), cutoutFile };
    await api.uploadFile(userId, id, files.originalFile, original);
    if (!(await isStill(row))) return;
    await api.uploadFile(userId, id, cutoutFile, cutout);
    if (!(await isStill(row))) return;
    const isNew = await orWithoutPhoto(api.insertRow(userId, { ...row, ...files }));
    if (isNew === undefined) return remove(row);
    await settleUpload(row, isNew);
  }

  /** Marks an upload as done, unless the photo was deleted, and notes what the server has still to be told. */
  async function settleUpload(row: PhotoRow, isNew: boolean): Promise<void> {
    await database.transaction('rw', database.photos, async () => {
      const now = await database.photos.get(row.id);
      if (now?.state !== 'uploading') return;
      // A row of an earlier try may name other files, if the photo was mended since.
      const isWhole = isNew && now.cutoutFile === row.cutoutFile && now.leftOvers.length === 0;
      await database.photos.update(row.id, {
        ...(isWhole ? { ...AT_REST, original: null } : { state: 'mending' }),
        mayHaveFiles: false,
        failure: null,
        attempts: 0,
        isRenamed: !isNew || now.label !== row.label,
      });
    });
  }

  /**
   * The new files first, then that they hold, then the end of exactly those whose place they took: whenever it stops, either the old or the
   * new are whole and hold, and what another device is about to put there stays.
   */
  async function mend(row: PhotoRow): Promise<void> {
    const { id, userId, original, cutout, cutoutFile } = row;
    if (!cutout) throw new AppError('internal');
    if (original) {
      await api.uploadFile(userId, id, originalBeside(cutoutFile), original);
      if (!(await isStill(row))) return;
    }
    await api.uploadFile(userId, id, cutoutFile, cutout);
    for (;;) {
      if (!(await isStill(row))) return;
      const held = await api.find(userId, id);
      if (!held) return remove(row);
      if (held.cutoutFile === cutoutFile) break;
      // It may have been taken and replaced since, and then whoever replaced it removes what is called so.
      if (row.toldAs === cutoutFile) return renameFiles(row);
      const files = { originalFile: original ? originalBeside(cutoutFile) : held.originalFile, cutoutFile };
      if (!(await noteBefore(row, held, files))) return;
      if (await api.changeFiles(userId, { ...row, ...files }, held)) break;
    }
    await settleMend(row);
  }

  /** Writes down what the server is about to be told, and which files go once it knows. Answers whether that is still wanted. */
  function noteBefore(row: PhotoRow, before: Files, after: Files): Promise<boolean> {
    return database.transaction('rw', database.photos, async () => {
      if (!(await isStill(row))) return false;
      const now = await database.photos.get(row.id);
      const replaced = [before.cutoutFile, ...originalOf(before, after)];
      const leftOvers = [...new Set([...(now?.leftOvers ?? []), ...replaced])];
      await database.photos.update(row.id, { toldAs: row.cutoutFile, leftOvers });
      return true;
    });
  }

  /** Goes on under a name that nobody has heard of. */
  async function renameFiles(row: PhotoRow): Promise<void> {
    await database.transaction('rw', database.photos, async () => {
      if (!(await isStill(row))) return;
      await database.photos.update(row.id, { cutoutFile: newCutoutFile(), leftOvers: withOwnFiles(row) });
    });
  }

  async function settleMend(row: PhotoRow): Promise<void> {
    const { id, userId, cutoutFile } = row;
    const leftOvers = (await database.photos.get(id))?.leftOvers ?? [];
    const own = new Set<string>([cutoutFile, originalBeside(cutoutFile)]);
    const unwanted = leftOvers.filter((file) => !own.has(file));
    if (unwanted.length > 0) await api.removeFiles(userId, id, unwanted);
    await database.transaction('rw', database.photos, async () => {
      if (!(await isStill(row))) return;
      await database.photos.update(id, { ...AT_REST, original: null, failure: null, attempts: 0 });
    });
  }

  async function tellName(row: PhotoRow): Promise<void> {
    const { id, userId, label } = row;
    const isTold = await orWithoutPhoto(api.rename(userId, id, label).then(() => true));
    if (!isTold) return remove(row);
    await database.transaction('rw', database.photos, async () => {
      const now = await database.photos.get(id);
      if (now?.label === label) await database.photos.update(id, { isRenamed: false, attempts: 0 });
    });
  }

  const LEGS = { uploading: upload, mending: mend, deleting: remove };

  /** Whether that is still to be done: a photo may be deleted meanwhile, or mended or turned once more. */
  async function isStill({ id, state, cutoutFile }: PhotoRow): Promise<boolean> {
    const now = await database.photos.get(id);
    return now?.state === state && now.cutoutFile === cutoutFile;
  }

  /** Files first: should this device be lost halfway, a row is left by which the photo can be deleted elsewhere. */
  async function remove({ id, userId, isMovedOut }: PhotoRow): Promise<void> {
    await api.removeFiles(userId, id);
    if (isMovedOut) await api.moveRowOut(userId, id);
    else await api.deleteRow(userId, id);
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
      if (row.state === 'stored') {
        // A name that is refused for good is not ours to give.
        await database.photos.update(row.id, { attempts, isRenamed: now.isRenamed && !isFinal(failure, attempts) });
        return false;
      }
      const givesUp = row.state === 'uploading' && isFinal(failure, attempts);
      if (givesUp) await database.photos.update(row.id, { state: 'failed', failure, attempts: 0 });
      else await database.photos.update(row.id, { attempts, ...(row.state !== 'failed' && { failure }) });
      return givesUp;
    });
  }

  const unfinished = (userId: UserId) =>
    database.photos
      .where({ userId })
      .filter((row) => row.state in LEGS || row.mayHaveFiles || row.isRenamed)
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

/** Nothing is left to be done. */
const AT_REST = { state: 'stored', toldAs: null, leftOvers: [] } as const satisfies Partial<PhotoRow>;

/** Where an original gives way to another: it, and what was made of it for image models. */
function originalOf(before: Files, after: Files): PhotoRow['leftOvers'] {
  return before.originalFile === after.originalFile ? [] : [before.originalFile, referenceOf(before.originalFile)];
}

/** The files that a photo gives up when it goes on under other names. */
export function withOwnFiles({ leftOvers, cutoutFile, original }: PhotoRow): PhotoRow['leftOvers'] {
  return [...leftOvers, cutoutFile, ...(original ? [originalBeside(cutoutFile)] : [])];
}

/** What the server answered, or undefined where it has no such photo any more. */
async function orWithoutPhoto<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'not_found') return undefined;
    throw thrown;
  }
}

/** Whether trying again is of no use. An upload without a session goes on when its user has signed in again. */
function isFinal({ code, retryable }: Failure, attempts: number): boolean {
  if (code === 'unauthenticated' || code === 'session_ended') return false;
  return !retryable || attempts >= ATTEMPTS_MAX;
}
