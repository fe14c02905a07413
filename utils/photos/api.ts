import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { type PhotoId, photoIdSchema, type UserId } from '../domain/ids.ts';
import type { PhotoSummary } from '../messaging/protocol.ts';
import { fromFileError, fromTableError } from '../platform/backend-errors.ts';
import type { Session, SignedIn } from '../platform/signed-in.ts';
import { subjectAnalysisSchema } from '../scene/subject.ts';

/** The two files of a photo. */
export type PhotoFile = 'original' | 'cutout';

/** A photo as the server knows it. */
export interface RemotePhoto {
  id: PhotoId;
  label: string;
  analysis: PhotoSummary['analysis'];
  /** Milliseconds since 1970. */
  addedAt: number;
}

/**
 * What the photos' service asks of the server. Each call names the user it acts for and is refused where another has signed in
 * meanwhile, so that no picture ever lands in someone else's folder. Calls that make or remove something may be repeated.
 */
export interface PhotosApi {
  list(owner: UserId): Promise<RemotePhoto[]>;
  uploadFile(owner: UserId, id: PhotoId, file: PhotoFile, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  insertRow(owner: UserId, photo: Pick<RemotePhoto, 'id' | 'label' | 'analysis'>): Promise<void>;
  rename(owner: UserId, id: PhotoId, label: string): Promise<void>;
  /** Removes both files and makes sure that they are gone. */
  removeFiles(owner: UserId, id: PhotoId): Promise<void>;
  deleteRow(owner: UserId, id: PhotoId): Promise<void>;
  downloadCutout(owner: UserId, id: PhotoId): Promise<Uint8Array<ArrayBuffer>>;
  /** When the user consented to keep pictures of a face (ISO 8601), or null where they have not, or no longer do. */
  consent(owner: UserId): Promise<string | null>;
  giveConsent(owner: UserId): Promise<string>;
}

const BUCKET = 'photos';
const PURPOSE = 'face_photos';

/** The wording of the consent dialog that is shown today. */
const POLICY_VERSION = '2026-11';

const FILES = {
  original: { name: 'original.jpg', contentType: 'image/jpeg' },
  cutout: { name: 'cutout.webp', contentType: 'image/webp' },
} as const satisfies Record<PhotoFile, { name: string; contentType: string }>;

const folderOf = (owner: UserId, id: PhotoId) => `${owner}/${id}`;
const pathOf = (owner: UserId, id: PhotoId, file: PhotoFile) => `${folderOf(owner, id)}/${FILES[file].name}`;

const remotePhotoSchema = z
  .object({ id: photoIdSchema, label: z.string(), analysis: subjectAnalysisSchema, created_at: z.string() })
  .transform(({ created_at, ...photo }): RemotePhoto => ({ ...photo, addedAt: Date.parse(created_at) }));

const consentSchema = z.object({ granted: z.boolean(), created_at: z.string() });

export function createPhotosApi(session: Session): PhotosApi {
  function as<T>(owner: UserId, work: (signedIn: SignedIn) => Promise<T>): Promise<T> {
    return session.asUser((signedIn) => {
      if (signedIn.userId !== owner) throw new AppError('session_ended');
      return work(signedIn);
    });
  }

  return {
    list: (owner) =>
      as(owner, async ({ client }) => {
        const { data, error, status } = await client.from('reference_photos').select('id, label, analysis, created_at');
        if (error) throw fromTableError(error, status);
        return z.array(remotePhotoSchema).parse(data);
      }),

    uploadFile: (owner, id, file, bytes) =>
      as(owner, async ({ client }) => {
        const { error } = await client.storage
          .from(BUCKET)
          .upload(pathOf(owner, id, file), bytes, { contentType: FILES[file].contentType });
        if (error) acceptConflict(fromFileError(error));
      }),

    insertRow: (owner, { id, label, analysis }) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client.from('reference_photos').insert({
          id,
          label,
          analysis,
          original_path: pathOf(owner, id, 'original'),
          cutout_path: pathOf(owner, id, 'cutout'),
        });
        if (error) acceptConflict(fromTableError(error, status));
      }),

    rename: (owner, id, label) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client
          .from('reference_photos')
          .update({ label })
          .eq('id', id)
          .select('id')
          .single();
        if (error) throw fromTableError(error, status);
      }),

    removeFiles: (owner, id) =>
      as(owner, async ({ client }) => {
        const bucket = client.storage.from(BUCKET);
        const removed = await bucket.remove([pathOf(owner, id, 'original'), pathOf(owner, id, 'cutout')]);
        if (removed.error) throw fromFileError(removed.error);
        // What may not be removed is passed over without an error, so it is looked whether anything is left.
        const left = await bucket.list(folderOf(owner, id));
        if (left.error) throw fromFileError(left.error);
        if (left.data.length > 0) throw new AppError('server');
      }),

    deleteRow: (owner, id) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client.from('reference_photos').delete().eq('id', id);
        if (error) throw fromTableError(error, status);
      }),

    downloadCutout: (owner, id) =>
      as(owner, async ({ client }) => {
        const { data, error } = await client.storage.from(BUCKET).download(pathOf(owner, id, 'cutout'));
        if (error) throw fromFileError(error);
        return new Uint8Array(await data.arrayBuffer());
      }),

    consent: (owner) => as(owner, (signedIn) => readConsent(signedIn)),

    giveConsent: (owner) =>
      as(owner, async (signedIn) => {
        const { error, status } = await signedIn.client
          .from('consents')
          .insert({ purpose: PURPOSE, granted: true, policy_version: POLICY_VERSION, surface: 'account' });
        if (error) throw fromTableError(error, status);
        const givenAt = await readConsent(signedIn);
        if (!givenAt) throw new AppError('server');
        return givenAt;
      }),
  };
}

async function readConsent({ client }: SignedIn): Promise<string | null> {
  const { data, error, status } = await client
    .from('consents')
    .select('granted, created_at')
    .eq('purpose', PURPOSE)
    .order('id', { ascending: false })
    .limit(1)
    .maybeSingle();
  if (error) throw fromTableError(error, status);
  if (!data) return null;
  const { granted, created_at: at } = consentSchema.parse(data);
  return granted ? at : null;
}

/** A file or row of that id that is there already is our own, from a try whose answer was lost. */
function acceptConflict(error: AppError): void {
  if (error.code !== 'conflict') throw error;
}
