import { z } from 'zod';
import { pictureIdSchema } from '../domain/ids.ts';
import { localeSchema } from '../domain/locale.ts';
import { LAYOUT_IDS } from './layouts.ts';
import { paletteChoiceSchema } from './palettes.ts';
import { plateSchema } from './plate.ts';

/**
 * What the art director decides: which words, which arrangement, which colours. `composeScene` turns it into a scene
 * with a place for everything; the painter fits the words.
 */
export const conceptSchema = z.object({
  layout: z.enum(LAYOUT_IDS),
  palette: paletteChoiceSchema,
  /** The words in the picture, or null for a picture without words. */
  headline: z.string().nullable(),
  /** The parts of the headline to stress, exactly as they stand there, the weightiest first. */
  emphasis: z.array(z.string()),
  /** Where the person stands, or null where the layout is to say. */
  side: z.enum(['left', 'right']).nullable(),
  /** A word or figure for the badge, or null for none. */
  badge: z.string().nullable(),
  /** An emoji to show as a sticker, or null for none. */
  emoji: z.string().nullable(),
  /** A picture to fill the background with, for the layouts that take one. */
  still: pictureIdSchema.nullable(),
  /** A background that an image model paints, in place of the layout's own where the layout has room for one. */
  plate: plateSchema.nullable(),
  locale: localeSchema,
  /** Everything random in the picture follows from it. */
  seed: z.int().min(0).max(0xffffffff),
  /** Why so, in a few words of the request's language. */
  reason: z.string(),
});
export type Concept = z.infer<typeof conceptSchema>;
