import { z } from 'zod';
import { LAYOUT_IDS } from '../layouts.ts';
import { PALETTE_IDS } from '../palettes.ts';
import { FONT_IDS } from '../schema.ts';

/** What can be moved, sized and taken away by its name. */
const partSchema = z.enum(['headline', 'person', 'badge', 'logo']);
export type ScenePart = z.infer<typeof partSchema>;

/**
 * One change to a thumbnail, in the editor's own terms, for whoever understands a wish and does not see the scene. Every one is
 * small and leaves the rest as it is; `applyEdits` carries them out.
 */
export const sceneEditSchema = z.union([
  z.object({ kind: z.literal('palette'), palette: z.enum(PALETTE_IDS) }),
  z.object({ kind: z.literal('layout'), layout: z.enum(LAYOUT_IDS) }),
  /** Where the person stands. */
  z.object({ kind: z.literal('side'), side: z.enum(['left', 'right']) }),
  z.object({ kind: z.literal('words'), text: z.string() }),
  /** Parts of the headline, as they stand in it; none to stress nothing. */
  z.object({ kind: z.literal('emphasis'), parts: z.array(z.string()).max(4) }),
  z.object({ kind: z.literal('font'), font: z.enum(FONT_IDS) }),
  z.object({ kind: z.literal('casing'), casing: z.enum(['upper', 'as-is']) }),
  /** The colour of the letters, all of them or those that are stressed. */
  z.object({ kind: z.literal('letters'), of: z.enum(['all', 'stressed']), colour: z.string().regex(/^#[0-9a-f]{6}$/) }),
  z.object({ kind: z.literal('scale'), part: partSchema, factor: z.number().min(0.5).max(2) }),
  z.object({ kind: z.literal('place'), to: z.enum(['left', 'centre', 'right', 'top', 'bottom']) }),
  z.object({ kind: z.literal('turn'), part: partSchema, degrees: z.number().min(-20).max(20) }),
  z.object({ kind: z.literal('flip') }),
  z.object({ kind: z.literal('remove'), part: partSchema }),
]);
export type SceneEdit = z.infer<typeof sceneEditSchema>;

/** More than a sentence asks for. */
export const EDITS_MAX = 6;
