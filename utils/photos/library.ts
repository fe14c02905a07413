import { AppError } from '../domain/errors.ts';
import type { PhotoId, UserId } from '../domain/ids.ts';
import type { KlikkDatabase, PhotoRow } from '../platform/database.ts';
import type { PhotosApi, RemotePhoto } from './api.ts';
import type { PhotoTransfers } from './transfers.ts';

/** This device's picture of the user's photos, kept in step with the server's. */
export interface PhotoLibrary {
  /** Takes over what other devices added, renamed and deleted. Parallel calls share one round. */
  sync(userId: UserId): Promise<void>;
  /** A photo's cut-out, fetched and kept where this device has none. */
  cutout(userId: UserId, id: PhotoId): Promise<Uint8Array<ArrayBuffer>>;
}

interface LibraryDependencies {
  database: KlikkDatabase;
  api: PhotosApi;
  transfers: Pick<PhotoTransfers, 'wasRemoved'>;
  makePreview(cutout: Uint8Array<ArrayBuffer>): Promise<string>;
  /** Told where photos are gone, or their cut-outs are others now. `movedOut`: how many of them another device keeps. */
  onChanged(userId: UserId, changes: { movedOut: number }): Promise<void>;
}

/** Cut-outs that are fetched at the same time. */
const DOWNLOADS_AT_ONCE = 3;

export function createPhotoLibrary(dependencies: LibraryDependencies): PhotoLibrary {
  const { database, api, transfers, makePreview } = dependencies;
  const rounds = new Map<UserId, Promise<void>>();

  async function round(userId: UserId): Promise<void> {
    // Taken before the server is asked: a photo that is stored in between is none that another device has deleted.
    const before = await database.photos.where({ userId, state: 'stored' }).primaryKeys();
    const remote = await api.list(userId);
    const remoteIds = new Set(remote.map((photo) => photo.id));
    const gone = before.filter((id) => !remoteIds.has(id));
    const movedOut = (await api.left(userId, gone)).filter(({ moved }) => moved).length;
    let mended = 0;
    await database.transaction('rw', database.photos, async () => {
      for (const id of gone) await dropStored(id);
      for (const photo of remote) if (await takeOver(userId, photo)) mended += 1;
    });
    if (gone.length + mended > 0) await dependencies.onChanged(userId, { movedOut });
    await fillPreviews(userId);
  }

  /** What was begun with it since the server was asked finds out by itself. */
  async function dropStored(id: PhotoId): Promise<void> {
    if ((await database.photos.get(id))?.state === 'stored') await database.photos.delete(id);
  }

  /** Answers whether it has another cut-out from now on. */
  async function takeOver(userId: UserId, photo: RemotePhoto): Promise<boolean> {
    if (transfers.wasRemoved(photo.id)) return false;
    const row = await database.photos.get(photo.id);
    if (!row) {
      await database.photos.add(fromElsewhere(userId, photo));
      return false;
    }
    const { personId, analysis, cutoutFile } = photo;
    const label = row.isRenamed ? row.label : photo.label;
    if (row.state === 'mending') await database.photos.update(photo.id, { personId, label });
    if (row.state !== 'stored') return false;
    const isMended = cutoutFile !== row.cutoutFile;
    await database.photos.update(
      photo.id,
      changesOf(row, { personId, label, analysis, ...(isMended && { cutoutFile, cutout: null, preview: '' }) }),
    );
    return isMended;
  }

  async function fillPreviews(userId: UserId): Promise<void> {
    const waiting = (await rowsOf(userId, 'stored')).filter((row) => row.preview === '');
    const fetchAll = async () => {
      for (let row = waiting.pop(); row; row = waiting.pop()) await fillPreview(row);
    };
    await Promise.all(Array.from({ length: DOWNLOADS_AT_ONCE }, fetchAll));
  }

  /** Without a preview the photo is listed all the same; the next round tries again. */
  async function fillPreview({ userId, id }: PhotoRow): Promise<void> {
    try {
      await database.photos.update(id, { preview: await makePreview(await cutout(userId, id)) });
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code === 'session_ended') throw thrown;
    }
  }

  async function cutout(userId: UserId, id: PhotoId): Promise<Uint8Array<ArrayBuffer>> {
    const row = await database.photos.get(id);
    if (row?.cutout) return row.cutout;
    if (row?.state === 'deleting') throw new AppError('photo_not_found');
    const { file, bytes } = await api.downloadCutout(userId, id);
    await database.transaction('rw', database.photos, async () => {
      const row = await database.photos.get(id);
      // Meanwhile it may have been mended here: then what was fetched is the old one.
      if (row?.cutoutFile === file) await database.photos.update(id, { cutout: bytes });
    });
    return bytes;
  }

  const rowsOf = (userId: UserId, state: PhotoRow['state']) => database.photos.where({ userId, state }).toArray();

  return {
    cutout,
    sync(userId) {
      const running = rounds.get(userId) ?? round(userId).finally(() => rounds.delete(userId));
      rounds.set(userId, running);
      return running;
    },
  };
}

/** What of it is not so already: a row that nothing changes is not written, cut-out and all. */
function changesOf(row: PhotoRow, wanted: Partial<PhotoRow>): Partial<PhotoRow> {
  const now = new Map<string, unknown>(Object.entries(row));
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !isSame(now.get(name), value)));
}

/** The order of names counts for nothing: a database on a server has its own. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  const others = new Map<string, unknown>(Object.entries(other));
  const entries = Object.entries(one);
  return entries.length === others.size && entries.every(([name, value]) => isSame(value, others.get(name)));
}

/** A photo of which this device knows nothing yet. */
export function fromElsewhere(
  userId: UserId,
  { id, personId, label, analysis, cutoutFile, addedAt }: RemotePhoto,
): PhotoRow {
  return {
    id,
    userId,
    personId,
    label,
    analysis,
    addedAt,
    preview: '',
    state: 'stored',
    failure: null,
    original: null,
    cutout: null,
    cutoutFile,
    toldAs: null,
    leftOvers: [],
    mayHaveFiles: false,
    attempts: 0,
    isRenamed: false,
    isMovedOut: false,
  };
}
