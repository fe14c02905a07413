import { z } from 'zod';
import { failureSchema } from '../../domain/errors.ts';
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
});

export type PhotoSummary = z.infer<typeof photoSummarySchema>;

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
} as const satisfies Record<keyof PhotoMessages, z.ZodType>;
