import { z } from 'zod';
import { type Failure, failureSchema } from '../../domain/errors.ts';
import { personIdSchema, photoIdSchema } from '../../domain/ids.ts';
import { LIMITS } from '../../domain/limits.ts';
import { subjectAnalysisSchema } from '../../scene/subject.ts';
import { base64, nothing } from './common.ts';

export const photoSummarySchema = z.object({
  id: photoIdSchema,
  /** Whose face it shows, and whether that is the creator's. */
  personId: personIdSchema,
  showsMe: z.boolean(),
  label: z.string(),
  /** A small picture of the cut-out as a `data:` URL, at most 160 px high. */
  preview: z.string(),
  analysis: subjectAnalysisSchema,
  /** `mending`: stored, and a mended cut-out of it is on its way. */
  state: z.enum(['uploading', 'stored', 'mending', 'failed', 'deleting']),
  failure: failureSchema.nullable(),
  /** Whether it is kept on this device only, sealed, and never sent anywhere. */
  isDeviceOnly: z.boolean().optional(),
});

export type PhotoSummary = z.infer<typeof photoSummarySchema>;

/** Where photos are kept: in the account, or on this device only. */
const photoPlaceSchema = z.enum(['account', 'device']);
export type PhotoPlace = z.infer<typeof photoPlaceSchema>;

/** What came of a move, said until it was read. */
export type PhotoPlaceNotice =
  /** `left`: could not be moved, since the account has no file of them any more. */
  | { kind: 'moved'; to: PhotoPlace; photos: number; left: number }
  /** A move that was cancelled, with the photos that had been moved already and were brought back. */
  | { kind: 'cancelled'; to: PhotoPlace; photos: number }
  /** Another device took photos out of the account. */
  | { kind: 'moved-elsewhere'; photos: number };

/** Where photos are to be kept, how far moving them there has come, and what came of it. */
export interface PhotoPlaceState {
  place: PhotoPlace;
  /** Null where every photo is where it is wanted. `total` is null until they were counted. */
  move: { done: number; total: number | null; failure: Failure | null; isCancelling: boolean } | null;
  notice: PhotoPlaceNotice | null;
}

const cutoutShape = {
  /** WebP with alpha, trimmed to the person. */
  cutout: base64(8 * 1024 * 1024),
  preview: z.string().startsWith('data:image/').max(100_000),
  analysis: subjectAnalysisSchema,
};

const filesShape = {
  /** JPEG without metadata, longest side at most `LIMITS.photoPixelsMax`. */
  original: base64(8 * 1024 * 1024),
  ...cutoutShape,
};

export interface PhotoMessages {
  'photos.list': PhotoSummary[];
  /** What this device knows, told at once. */
  'photos.known': PhotoSummary[];
  'photos.add': PhotoSummary;
  'photos.retry': PhotoSummary;
  'photos.rename': PhotoSummary;
  /** Says that it shows another person. */
  'photos.move': PhotoSummary;
  'photos.delete': null;
  /** Base64 of the WebP cut-out. */
  'photos.cutout': { cutout: string };
  /** Base64 of the JPEG that it was cut from. */
  'photos.original': { original: string };
  'photos.mend': PhotoSummary;
  'photos.replace': PhotoSummary;
  'photos.place': PhotoPlaceState;
  /** Answered at once; moving goes on. Choosing the place that a move leaves cancels it. */
  'photos.keepIn': PhotoPlaceState;
  'photos.forgetNotice': PhotoPlaceState;
}

export const photoSchemas = {
  'photos.list': nothing,
  'photos.known': nothing,
  'photos.add': z.object({
    id: photoIdSchema,
    /** The creator where it is left out. */
    personId: personIdSchema.optional(),
    label: z.string().trim().min(1).max(LIMITS.labelCharacters),
    ...filesShape,
  }),
  'photos.retry': z.object({ id: photoIdSchema }),
  'photos.rename': z.object({ id: photoIdSchema, label: z.string().trim().min(1).max(LIMITS.labelCharacters) }),
  'photos.move': z.object({ id: photoIdSchema, personId: personIdSchema }),
  'photos.delete': z.object({ id: photoIdSchema }),
  'photos.cutout': z.object({ id: photoIdSchema }),
  'photos.original': z.object({ id: photoIdSchema }),
  'photos.mend': z.object({ id: photoIdSchema, ...cutoutShape }),
  'photos.replace': z.object({ id: photoIdSchema, ...filesShape }),
  'photos.place': nothing,
  'photos.keepIn': z.object({ place: photoPlaceSchema }),
  'photos.forgetNotice': nothing,
} as const satisfies Record<keyof PhotoMessages, z.ZodType>;
