import { fromBase64, toBase64 } from '../domain/base64.ts';
import { AppError } from '../domain/errors.ts';
import { ownPersonId, type PersonId, type PhotoId, type UserId } from '../domain/ids.ts';
import { FIRST_CUTOUT } from '../domain/photo-files.ts';
import type { PhotoPlace, PhotoPlaceState, PhotoSummary } from '../messaging/protocol/photos.ts';
import { isFull, type KlikkDatabase, type PhotoPlaceRow, type PhotoRow } from '../platform/database.ts';
import { requireUser, type Session } from '../platform/signed-in.ts';
import { wait } from '../platform/wait.ts';
import type { PhotosApi } from './api.ts';
import type { PhotoMoves } from './device/move.ts';
import type { PhotoPlaces } from './device/places.ts';
import type { DeviceFiles, DevicePhoto, PhotoVault } from './device/vault.ts';
import { newCutoutFile } from './file-names.ts';
import { isJpeg, isWebp } from './file-types.ts';
import type { PhotoLibrary } from './library.ts';
import { type PhotoTransfers, withOwnFiles } from './transfers.ts';

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
  /** The photo that the cut-out was made of, fetched each time: of photos in the account this device keeps no whole one. */
  original(input: { id: PhotoId }): Promise<{ original: string }>;
  /**
   * Puts another cut-out of the same photo in place of the one that is kept. From its answer on it is the one that this device
   * shows; the upload may go on.
   */
  mend(input: MendedPhoto): Promise<PhotoSummary>;
  /** Puts another original, and the cut-out of it, in the place of those that are kept: the photo was cropped or turned. */
  replace(input: TurnedPhoto): Promise<PhotoSummary>;
  /** Where photos are kept, and how far moving them there has come; one that was interrupted goes on. */
  place(): Promise<PhotoPlaceState>;
  /** Has all photos kept there from now on, and answers at once. */
  keepIn(input: { place: PhotoPlace }): Promise<PhotoPlaceState>;
  forgetNotice(): Promise<PhotoPlaceState>;
  /** Goes on with uploads, moves and deletions that were interrupted. Answers whether some are left for later. */
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
  places: PhotoPlaces;
  vault: PhotoVault;
  moves: PhotoMoves;
  /** Sees to it that the background wakes again, should it be stopped before the work is done. */
  setWakeUp(): Promise<void>;
  now(): number;
  /** How long an answer waits for the server, in milliseconds. */
  patience: { list: number; transfer: number; mend: number };
}

export function createPhotosService(dependencies: PhotosDependencies): PhotosService {
  const { session, database, api, transfers, library, consents, places, vault, moves, patience } = dependencies;

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

  async function summariesOf(userId: UserId): Promise<PhotoSummary[]> {
    // The vault first: what is moved back meanwhile is then seen twice rather than not at all, and counts where its row is.
    const kept = await vault.list(userId);
    const rows = (await database.photos.where({ userId }).toArray()).filter((row) => row.state !== 'deleting');
    const known = new Set(rows.map(({ id }) => id));
    return [
      ...rows.map((row) => ({ addedAt: row.addedAt, summary: toSummary(row) })),
      ...kept
        .filter(({ card }) => !known.has(card.id))
        .map((photo) => ({ ...photo, summary: toDeviceSummary(userId, photo) })),
    ]
      .sort((one, other) => one.addedAt - other.addedAt)
      .map(({ summary }) => summary);
  }

  /** Whether the account has photos to ask for: those of other devices are none of this one's where its own are kept here. */
  async function isInAccount(userId: UserId): Promise<boolean> {
    const { place, move } = await places.read(userId);
    return place === 'account' || move !== null;
  }

  async function requireConsent(userId: UserId, personId: PersonId): Promise<void> {
    if (!(await consents.read(userId, personId))) throw new AppError('consent_required');
  }

  /** Keeps a new photo on this device; one that is here already is left as it is. */
  async function addHere(userId: UserId, row: PhotoRow, files: DeviceFiles): Promise<PhotoSummary> {
    await requireConsent(userId, row.personId);
    const existing = await vault.find(userId, row.id);
    const put = () => vault.put(userId, { card: toSummary(row), addedAt: row.addedAt, isCopy: false }, files);
    return toDeviceSummary(userId, existing ?? (await whereThereIsRoom(put)));
  }

  async function goOnMoving(userId: UserId): Promise<PhotoPlaceState> {
    await dependencies.setWakeUp();
    void moves.run(userId);
    return toPlaceState(await places.read(userId));
  }

  /** Puts other files, and what is shown of them, in the place of those of a photo, wherever it is kept. */
  async function change(id: PhotoId, shown: Shown, files: NewFiles): Promise<PhotoSummary> {
    const userId = await requireUser(session);
    if (await vault.find(userId, id)) {
      const changed = await whereThereIsRoom(() => vault.change(userId, id, (card) => ({ ...card, ...shown }), files));
      return toDeviceSummary(userId, changed);
    }
    await requireRow(id);
    const milliseconds = files.original ? patience.transfer : patience.mend;
    return transferAndShow(id, () => replaceFiles(database, id, { ...shown, ...files }), milliseconds);
  }

  return {
    async list() {
      const userId = await requireUser(session);
      if (await isInAccount(userId)) {
        await Promise.race([library.sync(userId).catch(passOverOutage), wait(patience.list)]);
      }
      return summariesOf(userId);
    },

    async known() {
      return summariesOf(await requireUser(session));
    },

    async add(input) {
      const userId = await requireUser(session);
      const files = readPictures(input);
      const row = toRow(input, files, userId, dependencies.now());
      const isHere = (await places.read(userId)).place === 'device' && !(await database.photos.get(input.id));
      if (isHere) return addHere(userId, row, files);
      return transferAndShow(input.id, async () => {
        await requireConsent(userId, row.personId);
        await keep(database, row);
      });
    },

    async retry({ id }) {
      const userId = await requireUser(session);
      const kept = await vault.find(userId, id);
      if (kept) return toDeviceSummary(userId, kept);
      const { state } = await requireRow(id);
      const afresh = { failure: null, attempts: 0 };
      return transferAndShow(id, async () => {
        if (state === 'failed') await database.photos.update(id, { ...afresh, state: 'uploading' });
        else if (state === 'mending') await database.photos.update(id, afresh);
      });
    },

    async rename({ id, label }) {
      const userId = await requireUser(session);
      if (await vault.find(userId, id)) {
        return toDeviceSummary(userId, await vault.change(userId, id, (card) => ({ ...card, label })));
      }
      // An upload that is under way tells the server the new name at its end; nobody waits for that.
      const milliseconds = (await requireRow(id)).state === 'uploading' ? 0 : patience.mend;
      return transferAndShow(id, () => renameRow(database, id, label), milliseconds);
    },

    async move({ id, personId }) {
      const userId = await requireUser(session);
      const kept = await vault.find(userId, id);
      if (kept) {
        await requireConsent(userId, kept.card.personId);
        await requireConsent(userId, personId);
        return toDeviceSummary(userId, await vault.change(userId, id, (card) => ({ ...card, personId })));
      }
      const row = await requireRow(id);
      if (row.state !== 'stored' && row.state !== 'mending') throw new AppError('conflict');
      await api.move(row.userId, id, personId);
      await database.photos.update(id, { personId });
      return toSummary({ ...row, personId });
    },

    async delete({ id }) {
      const userId = await requireUser(session);
      if (await vault.find(userId, id)) await database.dropDevicePhoto(id);
      else {
        const row = await requireRow(id);
        await transfer(id, () => database.bury(row));
      }
      return null;
    },

    async cutout({ id }) {
      const userId = await requireUser(session);
      const kept = await vault.find(userId, id);
      return { cutout: toBase64(await (kept ? vault.file(userId, id, 'cutout') : library.cutout(userId, id))) };
    },

    async original({ id }) {
      const userId = await requireUser(session);
      if (await vault.find(userId, id)) return { original: toBase64(await vault.file(userId, id, 'original')) };
      const { original } = await requireRow(id);
      return { original: toBase64(original ?? (await api.downloadOriginal(userId, id)).bytes) };
    },

    async mend({ id, preview, analysis, ...input }) {
      return change(id, { preview, analysis }, { cutout: readCutout(input) });
    },

    async replace({ id, preview, analysis, ...input }) {
      return change(id, { preview, analysis }, readPictures(input));
    },

    async place() {
      const userId = await requireUser(session);
      const row = await places.read(userId);
      // What has come to a halt is tried again by the alarm, or when somebody asks for it.
      return row.move && !row.move.failure ? goOnMoving(userId) : toPlaceState(row);
    },

    async keepIn({ place }) {
      const userId = await requireUser(session);
      await moves.begin(userId, place);
      return goOnMoving(userId);
    },

    async forgetNotice() {
      return toPlaceState(await places.change(await requireUser(session), () => ({ notice: null })));
    },

    async resume() {
      const userId = await session.userId();
      if (!userId) return false;
      await transfers.resume(userId);
      await moves.run(userId);
      return (await transfers.hasWork(userId)) || (await moves.hasWork(userId));
    },
  };
}

/** What was not uploaded yet is stored under its new name. */
function renameRow(database: KlikkDatabase, id: PhotoId, label: string): Promise<void> {
  return database.transaction('rw', database.photos, async () => {
    const row = await database.photos.get(id);
    if (!row || row.state === 'deleting') throw new AppError('photo_not_found');
    const isKnown = row.state === 'stored' || row.state === 'mending';
    await database.photos.update(id, { label, isRenamed: isKnown });
  });
}

type Shown = Pick<PhotoRow, 'preview' | 'analysis'>;
type NewFiles = Pick<DeviceFiles, 'cutout'> & Partial<DeviceFiles>;

function toRow(input: NewPhoto, files: DeviceFiles, userId: UserId, now: number): PhotoRow {
  const { id, personId = ownPersonId(userId), label, preview, analysis } = input;
  return {
    id,
    userId,
    personId,
    label,
    preview,
    analysis,
    ...files,
    cutoutFile: FIRST_CUTOUT,
    toldAs: null,
    leftOvers: [],
    state: 'uploading',
    failure: null,
    mayHaveFiles: false,
    attempts: 0,
    addedAt: now,
    isRenamed: false,
    isMovedOut: false,
  };
}

/** @throws AppError `not_a_picture` */
function readPictures(input: Pick<NewPhoto, 'original' | 'cutout'>): DeviceFiles {
  const original = fromBase64(input.original);
  if (!isJpeg(original)) throw new AppError('not_a_picture');
  return { original, cutout: readCutout(input) };
}

/** @throws AppError `not_a_picture` */
function readCutout(input: Pick<NewPhoto, 'cutout'>): DeviceFiles['cutout'] {
  const cutout = fromBase64(input.cutout);
  if (!isWebp(cutout)) throw new AppError('not_a_picture');
  return cutout;
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

/** Keeps other files of a photo; those that are here already are left as they are, so that they are sent once. */
function replaceFiles(database: KlikkDatabase, id: PhotoId, files: Shown & NewFiles): Promise<void> {
  return whereThereIsRoom(() =>
    database.transaction('rw', database.photos, async () => {
      const row = await database.photos.get(id);
      if (!row || row.state === 'deleting') throw new AppError('photo_not_found');
      if (isSameFile(row.cutout, files.cutout) && (!files.original || isSameFile(row.original, files.original))) return;
      const fresh = { ...files, cutoutFile: newCutoutFile(), failure: null, attempts: 0 };
      if (row.state === 'stored') await database.photos.update(id, { ...fresh, state: 'mending' });
      else await database.photos.update(id, { ...fresh, leftOvers: withOwnFiles(row) });
    }),
  );
}

const isSameFile = (one: Uint8Array | null, other: Uint8Array) =>
  one?.length === other.length && one.every((byte, index) => byte === other[index]);

/** @throws AppError `storage_full` where the browser has no room left */
async function whereThereIsRoom<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write();
  } catch (thrown) {
    throw isFull(thrown) ? new AppError('storage_full', { cause: thrown }) : thrown;
  }
}

/** A photo of the account as pages see it. */
export function toSummary({ id, userId, personId, label, preview, analysis, state, failure }: PhotoRow): PhotoSummary {
  return { id, personId, showsMe: personId === ownPersonId(userId), label, preview, analysis, state, failure };
}

function toDeviceSummary(userId: UserId, { card }: DevicePhoto): PhotoSummary {
  return {
    ...card,
    showsMe: card.personId === ownPersonId(userId),
    state: 'stored',
    failure: null,
    isDeviceOnly: true,
  };
}

function toPlaceState({ place, move, notice }: PhotoPlaceRow): PhotoPlaceState {
  return { place, move, notice };
}

/** A list may be old, but it must not be someone else's. */
function passOverOutage(thrown: unknown): void {
  if (!(thrown instanceof AppError) || !thrown.retryable) throw thrown;
}
