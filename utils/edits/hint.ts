import { z } from 'zod';
import { variantIdSchema } from '../domain/ids.ts';

/** Where the background leaves word in the browser's storage that a thumbnail's history has grown: all pages of ours hear it. */
export const EDITS_HINT_KEY = 'edits.changed';

export const editsHintSchema = z.object({
  variantId: variantIdSchema,
  /** The document that wrote. */
  writer: z.uuid(),
  /** Makes every hint another, since only changes are heard. */
  chosenAt: z.number(),
});
export type EditsHint = z.infer<typeof editsHintSchema>;
