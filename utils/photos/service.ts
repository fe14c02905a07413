import { fromBase64, toBase64 } from '../domain/base64.ts';
import { AppError } from '../domain/errors.ts';
import { ownPersonId, type PersonId, type PhotoId, type UserId } from '../domain/ids.ts';
import { FIRST_CUTOUT } from '../domain/photo-files.ts';
import type { PhotoSummary } from '../messaging/protocol/photos.ts';
import { isFull, type KlikkDatabase, type PhotoRow, toTombstone } from '../platform/database.ts';
import { requireUser, type Session } from '../platform/signed-in.ts';
import { wait } from '../platform/wait.ts';
import type { PhotosApi } from './api.ts';
import { cutoutFileOf } from './file-names.ts';
import { isJpeg, isWebp } from './file-types.ts';
import type { PhotoLibrary } from './library.ts';
import type { PhotoTransfers } from './transfers.ts';

/** The reference photos as the interface uses them; every method but the last is a message of the same name. */
export interface PhotosService {
  /** Answers with what is known after a few seconds where the server is slow, or not there. */
  list(): Promise<PhotoSummary[]>;
  /** What this device knows, told at once: for a page that opens, until {@link list} answers. */
  known(): Promise<PhotoSummary[]>;
  /** Answers once the photo is stored or refused, or after a while as `uploading`; the upload goes on either way. */
  add(input: NewPhoto): Promise<PhotoSummary>;
  retry(input: { id: PhotoId }): Promise<PhotoSummary>;
  rename(input: { id: PhotoId; label: string }): Promise<PhotoSummary>;
  /** Says that a stored photo shows another person. */
  move(input: { id: PhotoId; personId: PersonId }): Promise<PhotoSummary>;
  /** From its answer on the photo is gone for the user; a server that could not be told yet will be. */
  delete(input: { id: PhotoId }): Promise<null>;
  cutout(input: { id: PhotoId }): Promise<{ cutout: string }>;
  /** The photo that the cut-out was made of, fetched each time: this device keeps no whole photo. */
  original(input: { id: PhotoId }): Promise<{ original: string }>;
  /**
   * Puts another cut-out of the same photo in place of the one that is kept. From its answer on it is the one that this device
   * shows; the upload may go on.
   */
  mend(input: MendedPhoto): Promise<PhotoSummary>;
  /** Puts another original, and the cut-out of it, in the place of those that are kept: the photo was cropped or turned. */
  replace(input: TurnedPhoto): Promise<PhotoSummary>;
  /** Goes on with uploads and deletions that were interrupted. Answers whether some are left for later. */
  resume(): Promise<boolean>;
}

export interface NewPhoto {
  id: PhotoId;
  /** The creator where it is left out. */
  personId?: PersonId | undefined;
  label: string;
  /** Base64 of the JPEG. */
  original: string;
  /** Base64 of the WebP. */
  cutout: string;
  preview: string;
  analysis: PhotoSummary['analysis'];
}

/** A stored photo whose cut-out was mended. */
export type MendedPhoto = Pick<NewPhoto, 'id' | 'cutout' | 'preview' | 'analysis'>;

/** A stored photo that was cropped or turned, and cut out anew. */
export type TurnedPhoto = Omit<NewPhoto, 'label' | 'personId'>;

/** Whether photos of somebody may be kept and used. */
export interface Consents {
  /**
   * When consent was given (ISO 8601), or null where it was not, or was withdrawn: by what the server says, or where it cannot be
   * reached, by what this device knows.
   */
  read(userId: UserId, id: PersonId): Promise<string | null>;
}

interface PhotosDependencies {
  session: Session;
  database: KlikkDatabase;
  api: PhotosApi;
  transfers: PhotoTransfers;
  library: PhotoLibrary;
  consents: Consents;
  /** Sees to it that the background wakes again, should it be stopped before the work is done. */
  setWakeUp(): Promise<void>;
  now(): number;
  /** How long an answer waits for the server, in milliseconds. */
  patience: { list: number; transfer: number; mend: number };
}

export function createPhotosService(dependencies: PhotosDependencies): PhotosService {
  const { session, database, api, transfers, library, consents, patience } = dependencies;

  async function requireRow(id: PhotoId): Promise<PhotoRow> {
    const userId = await requireUser(session);
    const row = await database.photos.get(id);
    if (row?.userId !== userId || row.state === 'deleting') throw new AppError('photo_not_found');
    return row;
  }

  /**
   * Writes down what is to be done with a photo and sets about it.
   * @returns how the photo stands once that is done or patience is at its end
   */
  async function transfer(
    id: PhotoId,
    writeDown: () => Promise<unknown>,
    milliseconds = patience.transfer,
  ): Promise<PhotoRow | undefined> {
    await dependencies.setWakeUp();
    await writeDown();
    await Promise.race([transfers.run(id), wait(milliseconds)]);
    return database.photos.get(id);
  }

  async function transferAndShow(...work: Parameters<typeof transfer>): Promise<PhotoSummary> {
    const row = await transfer(...work);
    if (!row) throw new AppError('photo_not_found');
    return toSummary(row);
  }

  /** Renames a photo that the server does not know yet; the upload will tell it. Answers false where it knows. */
  function renameHere(id: PhotoId, label: string): Promise<boolean> {
    return database.transaction('rw', database.photos, async () => {
      const row = await database.photos.get(id);
      if (!row || row.state === 'stored') return false;
      await database.photos.update(id, { label });
      return true;
    });
  }

  async function summariesOf(userId: UserId): Promise<PhotoSummary[]> {
    const rows = await database.photos.where({ userId }).sortBy('addedAt');
    return rows.filter((row) => row.state !== 'deleting').map(toSummary);
  }

  return {
    async list() {
      const userId = await requireUser(session);
      await Promise.race([library.sync(userId).catch(passOverOutage), wait(patience.list)]);
      return summariesOf(userId);
    },

    async known() {
      return summariesOf(await requireUser(session));
    },

    async add(input) {
      const userId = await requireUser(session);
      const row = toRow(input, userId, dependencies.now());
      return transferAndShow(input.id, async () => {
        if (!(await consents.read(userId, row.personId))) throw new AppError('consent_required');
        await keep(database, row);
      });
    },

    async retry({ id }) {
      const { state } = await requireRow(id);
      const afresh = { failure: null, attempts: 0 };
      return transferAndShow(id, async () => {
        if (state === 'failed') await database.photos.update(id, { ...afresh, state: 'uploading' });
        else if (state === 'mending') await database.photos.update(id, afresh);
      });
    },

    async rename({ id, label }) {
      const row = await requireRow(id);
      if (!(await renameHere(id, label))) {
        await api.rename(row.userId, id, label);
        await database.photos.update(id, { label });
      }
      return toSummary({ ...row, label });
    },

    async move({ id, personId }) {
      const row = await requireRow(id);
      if (row.state !== 'stored' && row.state !== 'mending') throw new AppError('conflict');
      await api.move(row.userId, id, personId);
      await database.photos.update(id, { personId });
      return toSummary({ ...row, personId });
    },

    async delete({ id }) {
      const row = await requireRow(id);
      await transfer(id, () => database.photos.put(toTombstone(row)));
      return null;
    },

    async cutout({ id }) {
      const userId = await requireUser(session);
      return { cutout: toBase64(await library.cutout(userId, id)) };
    },

    async original({ id }) {
      const { userId, original } = await requireRow(id);
      return { original: toBase64(original ?? (await api.downloadOriginal(userId, id)).bytes) };
    },

    async mend({ id, preview, analysis, ...input }) {
      await requireRow(id);
      const cutout = fromBase64(input.cutout);
      if (!isWebp(cutout)) throw new AppError('not_a_picture');
      const mended = { cutout, cutoutFile: await cutoutFileOf(cutout), preview, analysis };
      return transferAndShow(id, () => replaceFiles(database, id, mended), patience.mend);
    },

    async replace({ id, preview, analysis, ...input }) {
      await requireRow(id);
      const { original, cutout } = readPictures(input);
      const cutoutFile = await cutoutFileOf(cutout, original);
      return transferAndShow(id, () => replaceFiles(database, id, { original, cutout, cutoutFile, preview, analysis }));
    },

    async resume() {
      const userId = await session.userId();
      if (!userId) return false;
      await transfers.resume(userId);
      return transfers.hasWork(userId);
    },
  };
}

function toRow(input: NewPhoto, userId: UserId, now: number): PhotoRow {
  const { id, personId = ownPersonId(userId), label, preview, analysis } = input;
  return {
    id,
    userId,
    personId,
    label,
    preview,
    analysis,
    ...readPictures(input),
    cutoutFile: FIRST_CUTOUT,
    state: 'uploading',
    failure: null,
    mayHaveFiles: false,
    attempts: 0,
    addedAt: now,
  };
}

/** @throws AppError `not_a_picture` */
function readPictures(input: Pick<NewPhoto, 'original' | 'cutout'>) {
  const original = fromBase64(input.original);
  const cutout = fromBase64(input.cutout);
  if (!isJpeg(original) || !isWebp(cutout)) throw new AppError('not_a_picture');
  return { original, cutout };
}

/** Keeps a new photo; one that is here already is left as it is. */
function keep(database: KlikkDatabase, row: PhotoRow): Promise<void> {
  return whereThereIsRoom(() =>
    database.transaction('rw', database.photos, async () => {
      const existing = await database.photos.get(row.id);
      if (existing && existing.userId !== row.userId) throw new AppError('conflict');
      if (!existing) await database.photos.add(row);
    }),
  );
}

/** Keeps other files of a photo that is stored; those that are here already are left as they are, so that they are sent once. */
function replaceFiles(
  database: KlikkDatabase,
  id: PhotoId,
  files: Pick<PhotoRow, 'cutout' | 'cutoutFile' | 'preview' | 'analysis'> & Partial<Pick<PhotoRow, 'original'>>,
): Promise<void> {
  return whereThereIsRoom(() =>
    database.transaction('rw', database.photos, async () => {
      const row = await database.photos.get(id);
      if (row?.state !== 'stored' && row?.state !== 'mending') throw new AppError('photo_not_found');
      if (row.cutoutFile === files.cutoutFile) return;
      await database.photos.update(id, { ...files, state: 'mending', failure: null, attempts: 0 });
    }),
  );
}

/** @throws AppError `storage_full` where the browser has no room left */
async function whereThereIsRoom<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write();
  } catch (thrown) {
    throw isFull(thrown) ? new AppError('storage_full', { cause: thrown }) : thrown;
  }
}

function toSummary({ id, userId, personId, label, preview, analysis, state, failure }: PhotoRow): PhotoSummary {
  return { id, personId, showsMe: personId === ownPersonId(userId), label, preview, analysis, state, failure };
}

/** A list may be old, but it must not be someone else's. */
function passOverOutage(thrown: unknown): void {
  if (!(thrown instanceof AppError) || !thrown.retryable) throw thrown;
}
