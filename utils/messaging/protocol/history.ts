import { z } from 'zod';
import type { Variant } from '../../../supabase/functions/_shared/contract.ts';
import {
  type GenerationId,
  generationIdSchema,
  type VariantId,
  type VideoId,
  variantIdSchema,
  videoIdSchema,
} from '../../domain/ids.ts';
import { LIMITS } from '../../domain/limits.ts';
import { base64, nothing } from './common.ts';

/** Where a page of the history ended, and so where the next one begins. */
export const historyCursorSchema = z.object({
  /** Milliseconds since 1970. */
  madeAt: z.number(),
  id: generationIdSchema,
});
export type HistoryCursor = z.infer<typeof historyCursorSchema>;

/** A thumbnail as it looks now. */
export interface HistoryThumbnail {
  id: VariantId;
  position: number;
  scene: Variant['scene'];
  reason: string;
  /** Whether somebody has changed it; what nobody has changed takes on the brand where that is used by default. */
  isEdited: boolean;
  /** Which of its versions this is: what is painted of it is kept under that. */
  look: string;
  /** Base64 of a small JPEG of it, where one was painted before. */
  picture: string | null;
}

/** A generation in the history. */
export interface HistoryEntry {
  id: GenerationId;
  title: string;
  videoId: VideoId | null;
  /** Milliseconds since 1970. */
  madeAt: number;
  isFavourite: boolean;
  appliedVariantId: VariantId | null;
  /** Empty where they are in the account and cannot be fetched now. */
  thumbnails: HistoryThumbnail[];
}

export interface HistoryPage {
  entries: HistoryEntry[];
  /** Null where there is nothing more. */
  next: HistoryCursor | null;
}

export interface HistoryMessages {
  /** The newest first. */
  'history.page': HistoryPage;
  /** The last generation, for a glance; null where there is none. */
  'history.latest': HistoryEntry | null;
  /** Whether other devices' work was added to what is listed, or something they deleted dropped. */
  'history.refresh': { isChanged: boolean };
  'history.favourite': null;
  'history.duplicate': HistoryEntry;
  /** What restores them, for as long as that is possible. */
  'history.delete': { undo: string };
  /** False where it was too late. */
  'history.restore': { isRestored: boolean };
  'history.deleteAll': null;
  'history.keepPicture': null;
}

export const historySchemas = {
  'history.page': z.object({
    /** Begins at the newest where it is null. */
    after: historyCursorSchema.nullable(),
    /** Every word of it has to be in the title. */
    search: z.string().trim().max(LIMITS.titleCharacters),
    videoId: videoIdSchema.nullable(),
    favouritesOnly: z.boolean(),
  }),
  'history.latest': nothing,
  'history.refresh': nothing,
  'history.favourite': z.object({ id: generationIdSchema, isFavourite: z.boolean() }),
  /** `copy` is the id of what is made, so that the same again makes it once. */
  'history.duplicate': z.object({
    id: generationIdSchema,
    copy: generationIdSchema,
    title: z.string().trim().max(LIMITS.titleCharacters),
  }),
  'history.delete': z.object({ ids: z.array(generationIdSchema).min(1).max(LIMITS.generationsPerDeletion) }),
  'history.restore': z.object({ undo: z.string().max(80) }),
  'history.deleteAll': nothing,
  'history.keepPicture': z.object({
    variantId: variantIdSchema,
    look: z.string().max(80),
    picture: base64(LIMITS.smallPictureBytes),
  }),
} as const satisfies Record<keyof HistoryMessages, z.ZodType>;
