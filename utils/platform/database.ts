import Dexie, { type Collection, type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { Failure } from '../domain/errors.ts';
import {
  type GenerationId,
  ownPersonId,
  type PersonId,
  type PhotoId,
  type PictureId,
  type UserId,
  type VariantId,
  type VideoId,
} from '../domain/ids.ts';
import { type CutoutFile, FIRST_CUTOUT, type OriginalFile, type ReferenceFile } from '../domain/photo-files.ts';
import type { Brand } from '../messaging/protocol/brand.ts';
import type { ConsentSurface } from '../messaging/protocol/common.ts';
import type { GenerationRecord } from '../messaging/protocol/creations.ts';
import type { PhotoPlace, PhotoPlaceNotice, PhotoSummary } from '../messaging/protocol/photos.ts';
import type { TimelineEntry } from '../messaging/protocol/timeline.ts';
import type { History } from '../scene/edit/history.ts';
import { toHistoryRow } from './history-row.ts';

/** A reference photo on this device, and where its copy on the server stands. */
export interface PhotoRow {
  id: PhotoId;
  userId: UserId;
  /** Whose face it shows. */
  personId: PersonId;
  label: string;
  /** A `data:` URL; empty for another device's photo whose cut-out was not fetched yet. */
  preview: string;
  analysis: PhotoSummary['analysis'];
  /** `uploading`, `mending` and `deleting` are work to be done; the other two are at rest. */
  state: PhotoSummary['state'];
  failure: Failure | null;
  /** JPEG. Kept until it is stored on the server. */
  original: Uint8Array<ArrayBuffer> | null;
  /** WebP with alpha. Kept for instant use; null until it is fetched for another device's photo. */
  cutout: Uint8Array<ArrayBuffer> | null;
  /** What the cut-out's file is called on the server, or is to be: another one whenever it was mended. */
  cutoutFile: CutoutFile;
  /** The name under which the server may have been told of the cut-out, where it was not heard whether it has taken that. */
  toldAs: CutoutFile | null;
  /** Files on the server that are to go once those that are to hold do. */
  leftOvers: (OriginalFile | ReferenceFile | CutoutFile)[];
  /** Whether the server has still to be told how it is called. */
  isRenamed: boolean;
  /** Of one that is being deleted: whether this device keeps it, so that it is only moved out of the account. */
  isMovedOut: boolean;
  /** Whether the server may hold files of an upload that did not come to its end. */
  mayHaveFiles: boolean;
  /** Tries that failed since the photo was added or retried. */
  attempts: number;
  /** Milliseconds since 1970. */
  addedAt: number;
}

/** Somebody whose face photos show, and whether they may be used. */
export interface PersonRow {
  /** The creator's own is made of the user's. */
  id: PersonId;
  userId: UserId;
  /** Empty for the creator. */
  label: string;
  /** When consent was given, as ISO 8601; null where it was not, or was withdrawn. */
  consentedAt: string | null;
  /**
   * A withdrawal that is still to be brought to its end: where it was said, and whether the server knows. It stays when its creator
   * signs out, as do the photos that are to be deleted.
   */
  withdrawal: { surface: ConsentSurface; isTold: boolean } | null;
  /** Milliseconds since 1970. */
  addedAt: number;
}

/** A generation as the panel shows it, and what it belongs to: an editor in Studio, or a thumbnail whose background it changes. */
export interface GenerationRow {
  id: GenerationId;
  userId: UserId;
  draftKey: string | null;
  videoId: VideoId | null;
  thumbnail: VariantId | null;
  record: GenerationRecord;
  /** The record's status, where an index can find it. */
  status: GenerationRecord['status'];
  /** Requests made so far, each counted before it is made. */
  attempts: number;
  /** Milliseconds since 1970. */
  startedAt: number;
}

/** A brand kit as the server had it when it was last asked. */
export interface BrandRow {
  userId: UserId;
  /** Null where there is none. */
  kit: Brand['kit'];
  logo: BrandFile | null;
  font: BrandFile | null;
}

/** A file of a brand. Its name is made of its content, so that what is kept under a name never grows old. */
export interface BrandFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A still that thumbnails are made of. */
export interface PictureRow {
  id: PictureId;
  userId: UserId;
  /** A JPEG. */
  picture: Uint8Array<ArrayBuffer>;
  /** Milliseconds since 1970. */
  keptAt: number;
}

/** What became of a thumbnail by its creator's hand. */
export interface EditsRow {
  variantId: VariantId;
  userId: UserId;
  /** As it was written: scenes in it may be of an earlier version. */
  history: History;
}

/** A thumbnail that a video had in Studio, and the editor it was seen in. */
export interface TimelineRow {
  id: string;
  userId: UserId;
  draftKey: string;
  videoId: VideoId | null;
  entry: TimelineEntry;
  /** As Studio was given it, or showed it. */
  picture: Uint8Array<ArrayBuffer>;
}

/** A line of the history. It is light, so that thousands of them can be looked through. */
export interface HistoryRow {
  id: GenerationId;
  userId: UserId;
  title: string;
  /** The title as a search compares it. */
  searchText: string;
  videoId: VideoId | null;
  isFavourite: boolean;
  /** Milliseconds before 1970: what is newer comes first, and databases read fastest in that direction. */
  order: number;
  /** False for a copy that was made on this device, of which the server knows nothing. */
  isOnServer: boolean;
  /** Stills and painted backgrounds in it as it was made, so that none goes that another one shows. */
  pictureIds: PictureId[];
}

/** A thumbnail as the history shows it. It can be painted anew at any time. */
export interface SmallPictureRow {
  variantId: VariantId;
  userId: UserId;
  /** Which of the thumbnail's versions it shows. */
  look: string;
  /** A JPEG. */
  picture: Uint8Array<ArrayBuffer>;
  /** Milliseconds since 1970. */
  keptAt: number;
}

/** Generations to be deleted. It stays when its creator signs out, since the server has still to be told. */
export interface Deletion {
  kind: 'delete';
  generationIds: GenerationId[];
  /** What they may have shown: files that go as well, where nothing else shows them. */
  pictureIds: PictureId[];
  /** What to list again where the creator thinks better of it; empty once it is too late for that. */
  lines: HistoryRow[];
  /** Until then it can be undone, in milliseconds since 1970. */
  dueAt: number;
}

/** Something that the server has still to be told. Telling it twice does no harm. */
export interface ErrandRow {
  /** What and about what, so that the same errand is kept once. */
  key: string;
  userId: UserId;
  errand: { kind: 'cancel'; generationId: GenerationId } | { kind: 'applied'; variantId: VariantId } | Deletion;
}

/** Something that only a key on this device opens: AES-GCM. */
export interface Sealed {
  /** Made anew for everything that is sealed. */
  iv: Uint8Array<ArrayBuffer>;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Where somebody wants their photos on this device, and how far moving them there has come. It stays when they sign out. */
export interface PhotoPlaceRow {
  userId: UserId;
  place: PhotoPlace;
  /** Opens what is sealed. The browser gives it to nobody, not even to us: it can be used and not be read. */
  key: CryptoKey | null;
  /** Null where every photo is where it is wanted. */
  move: {
    done: number;
    /** Null until it was counted. */
    total: number | null;
    failure: Failure | null;
    /** Whether it takes back a move that was under way. */
    isCancelling: boolean;
  } | null;
  notice: PhotoPlaceNotice | null;
}

/** A photo that is kept on this device only. It stays when its creator signs out. */
export interface DevicePhotoRow {
  id: PhotoId;
  userId: UserId;
  /** Whose face it shows: to be found when they withdraw, whatever is sealed. */
  personId: PersonId;
  /** Milliseconds since 1970. */
  addedAt: number;
  /** While it is on its way: a copy of what has its row in `photos`, which counts. */
  isCopy: boolean;
  /** Another one with every change. */
  revision: string;
  /** Label, preview and measures, as JSON. */
  card: Sealed;
}

export interface DeviceFileRow {
  photoId: PhotoId;
  /** A JPEG, and a WebP with alpha. */
  part: 'original' | 'cutout';
  userId: UserId;
  file: Sealed;
}

/** The background's database. No page and no content script opens it. */
export class KlikkDatabase extends Dexie {
  declare readonly photos: EntityTable<PhotoRow, 'id'>;
  declare readonly people: EntityTable<PersonRow, 'id'>;
  declare readonly generations: EntityTable<GenerationRow, 'id'>;
  declare readonly errands: EntityTable<ErrandRow, 'key'>;
  declare readonly brands: EntityTable<BrandRow, 'userId'>;
  declare readonly pictures: EntityTable<PictureRow, 'id'>;
  declare readonly edits: EntityTable<EditsRow, 'variantId'>;
  declare readonly timeline: EntityTable<TimelineRow, 'id'>;
  declare readonly history: EntityTable<HistoryRow, 'id'>;
  declare readonly smallPictures: EntityTable<SmallPictureRow, 'variantId'>;
  declare readonly photoPlaces: EntityTable<PhotoPlaceRow, 'userId'>;
  declare readonly devicePhotos: EntityTable<DevicePhotoRow, 'id'>;
  declare readonly deviceFiles: Table<DeviceFileRow, [PhotoId, DeviceFileRow['part']]>;

  constructor(options?: DexieOptions) {
    super('klikk', options);
    this.version(1).stores({
      photos: 'id, userId, [userId+state]',
      generations: 'id, [userId+draftKey], [userId+videoId], [userId+status], userId',
      errands: 'key, userId',
    });
    this.version(2).stores({ brands: 'userId', pictures: 'id, userId' });
    this.version(3)
      .stores({ edits: 'variantId, userId' })
      .upgrade((transaction) =>
        transaction.table<PhotoRow>('photos').toCollection().modify({ cutoutFile: FIRST_CUTOUT }),
      );
    this.version(4).stores({ timeline: 'id, [userId+draftKey], [userId+videoId], userId' });
    this.version(5)
      .stores({
        generations: 'id, [userId+draftKey], [userId+videoId], [userId+status], [userId+thumbnail], userId',
      })
      .upgrade((transaction) =>
        transaction.table<GenerationRow>('generations').toCollection().modify({ thumbnail: null }),
      );
    this.version(6)
      .stores({
        history: 'id, userId, [userId+order+id], *pictureIds',
        smallPictures: 'variantId, userId, [userId+keptAt]',
      })
      .upgrade(async (transaction) => {
        const lines: HistoryRow[] = [];
        await transaction.table<GenerationRow>('generations').each((row) => {
          const line = toHistoryRow(row);
          if (line) lines.push(line);
        });
        await transaction.table<HistoryRow>('history').bulkPut(lines);
      });
    this.version(7)
      .stores({ people: 'id, userId' })
      .upgrade((transaction) =>
        transaction
          .table<PhotoRow>('photos')
          .toCollection()
          .modify((row) => {
            row.personId = ownPersonId(row.userId);
          }),
      );
    this.version(8)
      .stores({
        photoPlaces: 'userId',
        devicePhotos: 'id, userId',
        deviceFiles: '[photoId+part], photoId, userId',
      })
      .upgrade((transaction) =>
        transaction
          .table<PhotoRow>('photos')
          .toCollection()
          .modify({ toldAs: null, leftOvers: [], isRenamed: false, isMovedOut: false }),
      );
  }

  /** Begins to delete a photo, wherever it is kept. */
  bury(row: PhotoRow): Promise<void> {
    return this.transaction('rw', this.photos, this.devicePhotos, this.deviceFiles, async () => {
      await this.photos.put(toTombstone(row));
      await this.forgetDevicePhoto(row.id);
    });
  }

  /** Deletes the photos of somebody that are kept on this device only. Joins a transaction that covers both tables. */
  async forgetDevicePhotosOf(userId: UserId, personId: PersonId): Promise<void> {
    const rows = this.devicePhotos.where({ userId }).filter((row) => row.personId === personId);
    for (const id of await rows.primaryKeys()) await this.forgetDevicePhoto(id);
  }

  /** Deletes a photo that is kept on this device only. */
  dropDevicePhoto(id: PhotoId): Promise<void> {
    return this.transaction('rw', this.devicePhotos, this.deviceFiles, () => this.forgetDevicePhoto(id));
  }

  /** Joins a transaction that covers both tables. */
  async forgetDevicePhoto(id: PhotoId): Promise<void> {
    await this.devicePhotos.delete(id);
    await this.deviceFiles.where({ photoId: id }).delete();
  }

  /** Forgets what is kept of everyone but `userId`. What they had begun to delete stays named until it is deleted. */
  forgetOthers(userId: UserId): Promise<void> {
    return this.forgetRows((table) => table.where('userId').notEqual(userId));
  }

  /** Forgets what is kept of `userId`. What they had begun to delete stays named until it is deleted. */
  forget(userId: UserId): Promise<void> {
    return this.forgetRows((table) => table.where({ userId }));
  }

  /**
   * Whatever table there is: all that is kept is somebody's. Only photos that are on this device alone stay, sealed, with their key:
   * they would be lost, and no account but their creator's is shown them.
   */
  private forgetRows(choose: (table: Table) => Collection): Promise<void> {
    return this.transaction('rw', this.tables, async () => {
      const careful: readonly Table[] = [
        this.photos,
        this.people,
        this.errands,
        this.photoPlaces,
        this.devicePhotos,
        this.deviceFiles,
      ];
      for (const table of this.tables)
        if (!careful.some(({ name }) => name === table.name)) await choose(table).delete();
      for (const row of await choose(this.photos).toArray()) await this.forgetPhoto(row);
      for (const row of await choose(this.people).toArray()) await this.forgetPerson(row);
      for (const row of await choose(this.errands).toArray()) await this.forgetErrand(row);
    });
  }

  private async forgetErrand({ key, errand }: ErrandRow): Promise<void> {
    if (errand.kind === 'delete') await this.errands.update(key, { errand: { ...errand, lines: [] } });
    else await this.errands.delete(key);
  }

  private async forgetPerson({ id, withdrawal }: PersonRow): Promise<void> {
    if (withdrawal) await this.people.update(id, { label: '' });
    else await this.people.delete(id);
  }

  private async forgetPhoto(row: PhotoRow): Promise<void> {
    if (row.state === 'deleting') await this.photos.put(toTombstone(row));
    else await this.photos.delete(row.id);
  }
}

/** What is left of a photo that is being deleted: enough to delete it, and nothing of the person. */
export function toTombstone(row: PhotoRow): PhotoRow {
  return {
    ...row,
    state: 'deleting',
    label: '',
    preview: '',
    original: null,
    cutout: null,
    failure: null,
    attempts: 0,
    isRenamed: false,
    isMovedOut: false,
  };
}

/** Whether the disk has no room. Dexie wraps the browser's own error, which says so in its name. */
export function isFull(thrown: unknown): boolean {
  return thrown instanceof Error && (thrown.name === 'QuotaExceededError' || isFull(Reflect.get(thrown, 'inner')));
}
