import { z } from 'zod';
import { variantIdSchema } from '../../domain/ids.ts';
import { LIMITS } from '../../domain/limits.ts';
import { base64, editorRefSchema } from './common.ts';

/** A thumbnail that a video had in Studio. */
export const timelineEntrySchema = z.object({
  id: z.uuid(),
  /** `found`: Studio showed it before Klikk put another in its place · `applied`: Studio took it · `restored`: took it back. */
  kind: z.enum(['found', 'applied', 'restored']),
  /** Whose picture it is; null where it is none of the thumbnails made here. */
  variantId: variantIdSchema.nullable(),
  /** Name of the version in the thumbnail's history. */
  version: z.string().max(40).nullable(),
  mime: z.enum(['image/jpeg', 'image/png']),
  /** Milliseconds since 1970. */
  at: z.number(),
});

export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

export interface TimelineMessages {
  /** Once for each entry, however often it is told. */
  'timeline.note': null;
  /** Of an editor's video, the newest first. */
  'timeline.read': TimelineEntry[];
  /** Base64. */
  'timeline.picture': { picture: string };
}

export const timelineSchemas = {
  'timeline.note': z.object({
    editor: editorRefSchema,
    entry: timelineEntrySchema.omit({ at: true }),
    picture: base64(LIMITS.thumbnailBytes),
  }),
  'timeline.read': z.object({ editor: editorRefSchema }),
  'timeline.picture': z.object({ id: z.uuid() }),
} as const satisfies Record<keyof TimelineMessages, z.ZodType>;
