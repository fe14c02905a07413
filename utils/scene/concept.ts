import { z } from 'zod';
import { localeSchema } from '../domain/locale.ts';
import { LAYOUT_IDS } from './layouts.ts';
import { PALETTE_IDS } from './palettes.ts';

/**
 * What the art director decides: which words, which arrangement, which colours. `composeScene` turns it into a scene
 * with a place for everything; the painter fits the words.
 */
export const conceptSchema = z.object({
  layout: z.enum(LAYOUT_IDS),
  palette: z.enum(PALETTE_IDS),
  /** The words in the picture, or null for a picture without words. */
  headline: z.string().nullable(),
  /** The part of the headline to stress, exactly as it stands there. */
  emphasis: z.string().nullable(),
  /** A word or figure for the badge, or null for none. */
  badge: z.string().nullable(),
  locale: localeSchema,
  /** Everything random in the picture follows from it. */
  seed: z.int().min(0).max(0xffffffff),
  /** Why so, in a few words of the request's language. */
  reason: z.string(),
});
export type Concept = z.infer<typeof conceptSchema>;
