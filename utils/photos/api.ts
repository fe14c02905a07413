import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { type PersonId, type PhotoId, personIdSchema, photoIdSchema, type UserId } from '../domain/ids.ts';
import {
  type CutoutFile,
  cutoutFileSchema,
  type OriginalFile,
  originalFileSchema,
  type ReferenceFile,
} from '../domain/photo-files.ts';
import type { PhotoSummary } from '../messaging/protocol/photos.ts';
import { fromFileError, fromTableError } from '../platform/backend-errors.ts';
import { actingAsOwner, type Session, type SignedIn } from '../platform/signed-in.ts';
import { subjectAnalysisSchema } from '../scene/subject.ts';

/** A file of a photo. */
export type PhotoFile = OriginalFile | ReferenceFile | CutoutFile;

/** A photo as the server knows it. */
export interface RemotePhoto {
  id: PhotoId;
  personId: PersonId;
  label: string;
  analysis: PhotoSummary['analysis'];
  originalFile: OriginalFile;
  cutoutFile: CutoutFile;
  /** Milliseconds since 1970. */
  addedAt: number;
}

/**
 * What the photos' service asks of the server. Each call names the user it acts for and is refused where another has signed in
 * meanwhile, so that no picture ever lands in someone else's folder. Calls that make or remove something may be repeated.
 */
export interface PhotosApi {
  list(owner: UserId): Promise<RemotePhoto[]>;
  /** One photo as it stands now, or null where it is not in the account. */
  find(owner: UserId, id: PhotoId): Promise<RemotePhoto | null>;
  hasFile(owner: UserId, id: PhotoId, file: PhotoFile): Promise<boolean>;
  uploadFile(owner: UserId, id: PhotoId, file: PhotoFile, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /**
   * @returns false where it was there already, from a try whose answer was lost
   * @throws AppError `not_found` where it was there and has left the account since
   */
  insertRow(owner: UserId, photo: NewRow): Promise<boolean>;
  rename(owner: UserId, id: PhotoId, label: string): Promise<void>;
  /** Says that it shows another person. @throws AppError `consent_required` where either of the two does not consent */
  move(owner: UserId, id: PhotoId, personId: PersonId): Promise<void>;
  /**
   * Says which files hold from now on, where those before are still the ones that are named.
   * @returns false where they are not: another device was faster, or the photo is gone
   */
  changeFiles(owner: UserId, photo: Omit<NewRow, 'label' | 'personId'>, before: Files): Promise<boolean>;
  /** Removes these files, or all that there are, and makes sure that they are gone. */
  removeFiles(owner: UserId, id: PhotoId, files?: readonly PhotoFile[]): Promise<void>;
  deleteRow(owner: UserId, id: PhotoId): Promise<void>;
  /** As {@link deleteRow}, of a photo that this device keeps from now on. */
  moveRowOut(owner: UserId, id: PhotoId): Promise<void>;
  /** Which of these photos have left the account, and whether a device keeps them. */
  left(owner: UserId, ids: readonly PhotoId[]): Promise<{ id: PhotoId; moved: boolean }[]>;
  /** Lets a photo that was moved out be stored again. */
  readmit(owner: UserId, id: PhotoId): Promise<void>;
  /** The original that holds. */
  downloadOriginal(owner: UserId, id: PhotoId): Promise<{ file: OriginalFile; bytes: Uint8Array<ArrayBuffer> }>;
  /** The cut-out that holds. */
  downloadCutout(owner: UserId, id: PhotoId): Promise<{ file: CutoutFile; bytes: Uint8Array<ArrayBuffer> }>;
}

/** The files of a photo that hold. */
export type Files = Pick<RemotePhoto, 'originalFile' | 'cutoutFile'>;

type NewRow = Pick<RemotePhoto, 'id' | 'personId' | 'label' | 'analysis'> & Files;

const BUCKET = 'photos';

const folderOf = (owner: UserId, id: PhotoId) => `${owner}/${id}`;
const isCutout = (file: PhotoFile) => file.startsWith('cutout');
const nameOf = (file: PhotoFile) => `${file}.${isCutout(file) ? 'webp' : 'jpg'}`;
const typeOf = (file: PhotoFile) => (isCutout(file) ? 'image/webp' : 'image/jpeg');
const pathOf = (owner: UserId, id: PhotoId, file: PhotoFile) => `${folderOf(owner, id)}/${nameOf(file)}`;

const pathsOf = (owner: UserId, id: PhotoId, { originalFile, cutoutFile }: Files) => ({
  original_path: pathOf(owner, id, originalFile),
  cutout_path: pathOf(owner, id, cutoutFile),
});

/** The file that a path of {@link pathOf} names. */
const pathSchema = z.string().transform((path) => path.slice(path.lastIndexOf('/') + 1).replace(/\.(webp|jpg)$/, ''));
const cutoutPathSchema = pathSchema.pipe(cutoutFileSchema);
const originalPathSchema = pathSchema.pipe(originalFileSchema);

/** Ids that an address has room for. */
const IDS_AT_ONCE = 50;

const COLUMNS = 'id, person_id, label, analysis, original_path, cutout_path, created_at';

const remotePhotoSchema = z
  .object({
    id: photoIdSchema,
    person_id: personIdSchema,
    label: z.string(),
    analysis: subjectAnalysisSchema,
    original_path: originalPathSchema,
    cutout_path: cutoutPathSchema,
    created_at: z.string(),
  })
  .transform(
    ({ created_at, original_path, cutout_path, person_id, ...photo }): RemotePhoto => ({
      ...photo,
      personId: person_id,
      originalFile: original_path,
      cutoutFile: cutout_path,
      addedAt: Date.parse(created_at),
    }),
  );

const leftSchema = z.array(z.object({ id: photoIdSchema, moved: z.boolean() }));

export function createPhotosApi(session: Session): PhotosApi {
  const as = actingAsOwner(session);

  return {
    list: (owner) =>
      as(owner, async ({ client }) => {
        const { data, error, status } = await client.from('reference_photos').select(COLUMNS);
        if (error) throw fromTableError(error, status);
        return z.array(remotePhotoSchema).parse(data);
      }),

    find: (owner, id) =>
      as(owner, async ({ client }) => {
        const { data, error, status } = await client
          .from('reference_photos')
          .select(COLUMNS)
          .eq('id', id)
          .maybeSingle();
        if (error) throw fromTableError(error, status);
        return remotePhotoSchema.nullable().parse(data);
      }),

    hasFile: (owner, id, file) =>
      as(owner, async ({ client }) => {
        const { data, error } = await client.storage.from(BUCKET).list(folderOf(owner, id));
        if (error) throw fromFileError(error);
        return data.some(({ name }) => name === nameOf(file));
      }),

    uploadFile: (owner, id, file, bytes) =>
      as(owner, async ({ client }) => {
        const { error } = await client.storage
          .from(BUCKET)
          .upload(pathOf(owner, id, file), bytes, { contentType: typeOf(file) });
        if (error) acceptConflict(fromFileError(error));
      }),

    insertRow: (owner, { id, personId, label, analysis, ...files }) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client
          .from('reference_photos')
          .insert({ id, person_id: personId, label, analysis, ...pathsOf(owner, id, files) });
        if (error) acceptConflict(fromTableError(error, status));
        return !error;
      }),

    rename: (owner, id, label) => as(owner, (signedIn) => update(signedIn, id, { label })),

    move: (owner, id, personId) => as(owner, (signedIn) => update(signedIn, id, { person_id: personId })),

    changeFiles: (owner, { id, analysis, originalFile, cutoutFile }, before) =>
      as(owner, async ({ client }) => {
        const { data, error, status } = await client
          .from('reference_photos')
          .update({ analysis, ...pathsOf(owner, id, { originalFile, cutoutFile }) })
          .match({ id, ...pathsOf(owner, id, before) })
          .select('id');
        if (error) throw fromTableError(error, status);
        return data.length > 0;
      }),

    removeFiles: (owner, id, files) =>
      as(owner, async ({ client }) => {
        const bucket = client.storage.from(BUCKET);
        const wanted = files && new Set(files.map(nameOf));
        const list = async () => {
          const { data, error } = await bucket.list(folderOf(owner, id));
          if (error) throw fromFileError(error);
          return data.map(({ name }) => name).filter((name) => !wanted || wanted.has(name));
        };
        const unwanted = await list();
        if (unwanted.length === 0) return;
        const { error } = await bucket.remove(unwanted.map((name) => `${folderOf(owner, id)}/${name}`));
        if (error) throw fromFileError(error);
        // What may not be removed is passed over without an error, so it is looked whether anything is left.
        if ((await list()).length > 0) throw new AppError('server');
      }),

    deleteRow: (owner, id) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client.from('reference_photos').delete().eq('id', id);
        if (error) throw fromTableError(error, status);
      }),

    moveRowOut: (owner, id) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client.rpc('move_photo_out', { photo: id });
        if (error) throw fromTableError(error, status);
      }),

    left: (owner, ids) =>
      as(owner, async ({ client }) => {
        const found: z.infer<typeof leftSchema> = [];
        for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
          const { data, error, status } = await client
            .from('photos_that_left')
            .select('id:photo_id, moved')
            .in('photo_id', ids.slice(from, from + IDS_AT_ONCE));
          if (error) throw fromTableError(error, status);
          found.push(...leftSchema.parse(data));
        }
        return found;
      }),

    readmit: (owner, id) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client.from('photos_that_left').delete().eq('photo_id', id);
        if (error) throw fromTableError(error, status);
      }),

    downloadOriginal: (owner, id) =>
      as(owner, async (signedIn) => {
        const file = originalPathSchema.parse((await readPaths(signedIn, id)).original_path);
        return { file, bytes: await download(signedIn, pathOf(owner, id, file)) };
      }),

    downloadCutout: (owner, id) =>
      as(owner, async (signedIn) => {
        const file = cutoutPathSchema.parse((await readPaths(signedIn, id)).cutout_path);
        return { file, bytes: await download(signedIn, pathOf(owner, id, file)) };
      }),
  };
}

/** @throws AppError `not_found` where the photo was deleted */
async function update(
  { client }: SignedIn,
  id: PhotoId,
  changes: { label: string } | { person_id: PersonId },
): Promise<void> {
  const { error, status } = await client.from('reference_photos').update(changes).eq('id', id).select('id').single();
  if (error) throw fromTableError(error, status);
}

async function readPaths({ client }: SignedIn, id: PhotoId): Promise<{ original_path: unknown; cutout_path: unknown }> {
  const { data, error, status } = await client
    .from('reference_photos')
    .select('original_path, cutout_path')
    .eq('id', id)
    .single();
  if (error) throw fromTableError(error, status);
  return data;
}

async function download({ client }: SignedIn, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const { data, error } = await client.storage.from(BUCKET).download(path);
  if (error) throw fromFileError(error);
  return new Uint8Array(await data.arrayBuffer());
}

/** A file or row of that id that is there already is our own, from a try whose answer was lost. */
function acceptConflict(error: AppError): void {
  if (error.code !== 'conflict') throw error;
}
