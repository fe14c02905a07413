import { z } from 'zod';
import {
  generateRequestSchema,
  generationSchema,
  type ReviseResponse,
  reviseRequestSchema,
  type StylesResponse,
} from '../../../supabase/functions/_shared/contract.ts';
import { failureSchema } from '../../domain/errors.ts';
import { generationIdSchema, pictureIdSchema, type VariantId, variantIdSchema } from '../../domain/ids.ts';
import { LIMITS } from '../../domain/limits.ts';
import { type History, historySchema } from '../../scene/edit/history.ts';
import { base64, editorRefSchema, nothing } from './common.ts';

/** A generation as the panel shows it: what was asked, and what came of it so far. */
export const generationRecordSchema = z.object({
  request: generateRequestSchema,
  status: z.enum(['running', 'succeeded', 'failed', 'cancelled']),
  failure: failureSchema.nullable(),
  generation: generationSchema.nullable(),
  appliedVariantId: variantIdSchema.nullable(),
});

export type GenerationRecord = z.infer<typeof generationRecordSchema>;

const repaintRequestSchema = generateRequestSchema.refine(({ repaint }) => repaint !== undefined, {
  path: ['repaint'],
});

export interface CreationMessages {
  /** What is kept of these thumbnails' histories; those that nobody has changed are left out. */
  'edits.read': { variantId: VariantId; history: History }[];
  'edits.write': null;
  /** What was typed into an editor's panel, as the panel wrote it down; null where nothing was. */
  'drafts.read': { draft: string | null };
  'drafts.write': null;
  'pictures.keep': null;
  /** Base64 of the JPEG. */
  'pictures.read': { picture: string };
  'styles.list': StylesResponse['styles'];
  'generation.start': GenerationRecord;
  'generation.forEditor': GenerationRecord | null;
  'generation.read': GenerationRecord | null;
  'generation.cancel': GenerationRecord | null;
  'generation.applied': null;
  'repaint.start': GenerationRecord;
  'repaint.latest': GenerationRecord | null;
  'repaint.discard': null;
  /** What a wish in plain words comes to, where rules have not understood it. */
  'thumbnail.revise': ReviseResponse;
}

export const creationSchemas = {
  'edits.read': z.object({ variantIds: z.array(variantIdSchema).max(LIMITS.variantsPerGeneration) }),
  'edits.write': z.object({
    generationId: generationIdSchema,
    variantId: variantIdSchema,
    /** Names the document that writes, so that it need not read its own versions again. */
    writer: z.uuid(),
    /** Versions that are new or were gone on with; what is kept already is left out. */
    history: historySchema.extend({ versions: historySchema.shape.versions.max(LIMITS.versionsPerWrite) }),
  }),
  'drafts.read': z.object({ draftKey: z.uuid() }),
  'drafts.write': z.object({ draftKey: z.uuid(), draft: z.string().max(LIMITS.panelDraftCharacters) }),
  'pictures.keep': z.object({ id: pictureIdSchema, picture: base64(LIMITS.thumbnailBytes) }),
  'pictures.read': z.object({ id: pictureIdSchema }),
  'styles.list': nothing,
  'generation.start': z.object({ editor: editorRefSchema, request: generateRequestSchema }),
  'generation.forEditor': z.object({ editor: editorRefSchema }),
  'generation.read': z.object({ id: generationIdSchema }),
  'generation.cancel': z.object({ id: generationIdSchema }),
  'generation.applied': z.object({ id: generationIdSchema, variantId: variantIdSchema }),
  /** Answered at once: how it goes on is asked for. */
  'repaint.start': z.object({ variantId: variantIdSchema, request: repaintRequestSchema }),
  'repaint.latest': z.object({ variantId: variantIdSchema }),
  'repaint.discard': z.object({ id: generationIdSchema }),
  'thumbnail.revise': reviseRequestSchema,
} as const satisfies Record<keyof CreationMessages, z.ZodType>;
