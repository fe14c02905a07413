import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { GenerateRequest, Generation } from '../../../supabase/functions/_shared/contract.ts';
import { toBase64 } from '../../../utils/domain/base64.ts';
import {
  type GenerationId,
  generationIdSchema,
  type PersonId,
  type PhotoId,
  personIdSchema,
  photoIdSchema,
  type UserId,
  userIdSchema,
  type VariantId,
  variantIdSchema,
} from '../../../utils/domain/ids.ts';
import type { EditorRef } from '../../../utils/messaging/protocol/common.ts';
import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';
import type { MendedPhoto, NewPhoto, TurnedPhoto } from '../../../utils/photos/service.ts';
import { KlikkDatabase } from '../../../utils/platform/database.ts';
import type { Log, LogEntry } from '../../../utils/platform/log.ts';

export const aUserId = (): UserId => userIdSchema.parse(crypto.randomUUID());
export const aPersonId = (): PersonId => personIdSchema.parse(crypto.randomUUID());
export const aPhotoId = (): PhotoId => photoIdSchema.parse(crypto.randomUUID());
export const aGenerationId = (): GenerationId => generationIdSchema.parse(crypto.randomUUID());
export const aVariantId = (): VariantId => variantIdSchema.parse(crypto.randomUUID());

/** The disk of one browser profile: databases opened on the same one find the same rows. */
export const aDisk = (): IDBFactory => new IDBFactory();

export function openDatabase(disk: IDBFactory = aDisk()): KlikkDatabase {
  return new KlikkDatabase({ indexedDB: disk, IDBKeyRange });
}

export const anEditor = (changes: Partial<EditorRef> = {}): EditorRef => ({
  draftKey: crypto.randomUUID(),
  videoId: null,
  ...changes,
});

export const aRequest = (changes: Partial<GenerateRequest> = {}): GenerateRequest => ({
  id: aGenerationId(),
  title: 'Seven Days in the Desert',
  style: 'auto',
  photoIds: [],
  locale: 'en',
  count: 3,
  ...changes,
});

export const aGeneration = (changes: Partial<Generation> = {}): Generation => ({
  id: aGenerationId(),
  status: 'succeeded',
  engine: 'embedded',
  cost: 0,
  error: null,
  variants: [],
  ...changes,
});

export const anAnalysis = (): PhotoSummary['analysis'] => ({
  width: 400,
  height: 600,
  head: { x: 0.3, y: 0.05, width: 0.4, height: 0.3 },
  cutBy: { left: false, right: false, top: false, bottom: true },
  colours: [{ hex: '#aa5500', share: 0.6 }],
});

/** Bytes that begin as the format does; nobody looks further. */
export const A_JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
export const A_WEBP = Uint8Array.from([...'RIFF0000WEBPVP8 '].map((letter) => letter.charCodeAt(0)));

export const A_PREVIEW = 'data:image/webp;base64,UklGRg==';

export const aPhoto = (changes: Partial<NewPhoto> = {}): NewPhoto => ({
  id: aPhotoId(),
  label: 'Me, laughing',
  original: toBase64(A_JPEG),
  cutout: toBase64(A_WEBP),
  preview: A_PREVIEW,
  analysis: anAnalysis(),
  ...changes,
});

/** A cut-out other than a fresh photo's; each number makes another one. */
export const aMendedPhoto = (id: PhotoId, number = 1): MendedPhoto => ({
  id,
  cutout: toBase64(Uint8Array.from([...A_WEBP, number])),
  preview: `${A_PREVIEW}${number}`,
  analysis: { ...anAnalysis(), width: 400 + number },
});

/** A photo that was cropped or turned; each number makes another one. */
export const aTurnedPhoto = (id: PhotoId, number = 1): TurnedPhoto => ({
  ...aMendedPhoto(id, number),
  original: toBase64(Uint8Array.from([...A_JPEG, number])),
});

/** A log that a test can read. */
export function aLog(): Log & { readonly entries: Pick<LogEntry, 'event' | 'code'>[] } {
  const entries: Pick<LogEntry, 'event' | 'code'>[] = [];
  return { entries, note: (event, code) => void entries.push(code ? { event, code } : { event }) };
}
