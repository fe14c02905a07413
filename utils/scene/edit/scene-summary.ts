import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { LAYOUT_IDS } from '../layouts.ts';
import { PALETTE_IDS } from '../palettes.ts';
import { FONT_IDS, type Scene } from '../schema.ts';
import { sideOf } from './concept-of.ts';

/** What of a scene one must know to understand a wish about it: no picture, no name of a photo. */
export const sceneSummarySchema = z.object({
  layout: z.enum(LAYOUT_IDS),
  /** Null for colours of the channel's or the creator's own. */
  palette: z.enum(PALETTE_IDS).nullable(),
  people: z.int().min(0).max(LIMITS.photosPerGeneration),
  side: z.enum(['left', 'right']).nullable(),
  headline: z
    .object({
      text: z
        .string()
        .min(1)
        .max(LIMITS.headlineCharacters * 2),
      emphasis: z.array(z.string().max(LIMITS.headlineCharacters * 2)).max(12),
      font: z.enum([...FONT_IDS, 'own']),
      casing: z.enum(['upper', 'as-is']),
    })
    .nullable(),
  hasBadge: z.boolean(),
  hasLogo: z.boolean(),
});
export type SceneSummary = z.infer<typeof sceneSummarySchema>;

export function summariseScene(scene: Scene): SceneSummary {
  const { layout, palette, subjects, headline, accents, logo } = scene;
  return {
    layout,
    palette: typeof palette === 'string' ? palette : null,
    people: subjects.length,
    side: sideOf(scene),
    headline: headline && {
      text: headline.text,
      emphasis: headline.emphasis,
      font: headline.font,
      casing: headline.casing,
    },
    hasBadge: accents.some(({ kind }) => kind === 'badge' || kind === 'emoji'),
    hasLogo: logo !== null,
  };
}
