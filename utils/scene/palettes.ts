import { z } from 'zod';

/** sRGB, without transparency. */
const colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** Colours that belong together. */
export const paletteSchema = z.object({
  /** Large areas behind everything, from the light to the dark end. */
  background: z.tuple([colour, colour, colour]),
  /** A second area that stands against the background: panels, the other half of a split. */
  panel: colour,
  /** Headline on the background. */
  text: colour,
  /** The stressed part of the headline. */
  emphasis: colour,
  /** The stressed part where a layout puts words on a dark ground, whatever the palette's own ground is. */
  emphasisOnDark: colour,
  /** Around letters, where they have an edge. */
  stroke: colour,
  /** Badges, arrows, rings. */
  accent: colour,
  /** Words on the accent. */
  onAccent: colour,
  /** Light around the person's silhouette. */
  glow: colour,
  tone: z.enum(['dark', 'light', 'vivid']),
});
export type Palette = z.infer<typeof paletteSchema>;

export const PALETTE_IDS = [
  'cobalt',
  'ember',
  'violet',
  'forest',
  'graphite',
  'crimson',
  'lagoon',
  'sunflower',
  'paper',
  'midnight',
  'mint',
  'rose',
  'sky',
  'sand',
  'ink',
] as const;
export type PaletteId = (typeof PALETTE_IDS)[number];

export const PALETTES: Record<PaletteId, Palette> = {
  cobalt: {
    background: ['#3f8cff', '#1453e0', '#071a5c'],
    panel: '#0a1f6b',
    text: '#ffffff',
    emphasis: '#ffd83d',
    emphasisOnDark: '#ffd83d',
    stroke: '#06103a',
    accent: '#ff3b5c',
    onAccent: '#ffffff',
    glow: '#9cc9ff',
    tone: 'vivid',
  },
  ember: {
    background: ['#ff9a3d', '#e2451b', '#4a0d12'],
    panel: '#3a0a12',
    text: '#ffffff',
    emphasis: '#ffe45c',
    emphasisOnDark: '#ffe45c',
    stroke: '#2a0508',
    accent: '#1f6bff',
    onAccent: '#ffffff',
    glow: '#ffd0a0',
    tone: 'vivid',
  },
  violet: {
    background: ['#a866ff', '#5b25c9', '#1b0b4b'],
    panel: '#1b0b4b',
    text: '#ffffff',
    emphasis: '#5cf2d6',
    emphasisOnDark: '#5cf2d6',
    stroke: '#12062f',
    accent: '#ffcf33',
    onAccent: '#1b0b4b',
    glow: '#d9b8ff',
    tone: 'vivid',
  },
  forest: {
    background: ['#4fbf7a', '#177a4b', '#06301f'],
    panel: '#06301f',
    text: '#ffffff',
    emphasis: '#ffe066',
    emphasisOnDark: '#ffe066',
    stroke: '#04200f',
    accent: '#ff5a36',
    onAccent: '#ffffff',
    glow: '#bff5d0',
    tone: 'vivid',
  },
  graphite: {
    background: ['#4a5264', '#252b38', '#0d1017'],
    panel: '#10141d',
    text: '#ffffff',
    emphasis: '#ff5240',
    emphasisOnDark: '#ff5240',
    stroke: '#07090d',
    accent: '#ff5240',
    onAccent: '#ffffff',
    glow: '#b9c6e6',
    tone: 'dark',
  },
  crimson: {
    background: ['#ff4d5e', '#c2102f', '#3d0413'],
    panel: '#2b0310',
    text: '#ffffff',
    emphasis: '#ffd84d',
    emphasisOnDark: '#ffd84d',
    stroke: '#24020c',
    accent: '#ffd84d',
    onAccent: '#2b0310',
    glow: '#ffb3bd',
    tone: 'vivid',
  },
  lagoon: {
    background: ['#3fd9d0', '#0b8fa6', '#053247'],
    panel: '#053247',
    text: '#ffffff',
    emphasis: '#fff06b',
    emphasisOnDark: '#fff06b',
    stroke: '#03202e',
    accent: '#ff4f79',
    onAccent: '#ffffff',
    glow: '#bdfbf3',
    tone: 'vivid',
  },
  sunflower: {
    background: ['#ffe268', '#ffc414', '#e08a00'],
    panel: '#17161f',
    text: '#17161f',
    emphasis: '#b50a22',
    emphasisOnDark: '#ffc414',
    stroke: '#ffffff',
    accent: '#d0112b',
    onAccent: '#ffffff',
    glow: '#fff6c9',
    tone: 'light',
  },
  paper: {
    background: ['#ffffff', '#f1ede4', '#d8d0c2'],
    panel: '#1d2433',
    text: '#1d2433',
    emphasis: '#cc2814',
    emphasisOnDark: '#ffb648',
    stroke: '#ffffff',
    accent: '#cc2814',
    onAccent: '#ffffff',
    glow: '#ffffff',
    tone: 'light',
  },
  midnight: {
    background: ['#2b4a8c', '#121f47', '#050916'],
    panel: '#0a1230',
    text: '#ffffff',
    emphasis: '#46d7ff',
    emphasisOnDark: '#46d7ff',
    stroke: '#030614',
    accent: '#46d7ff',
    onAccent: '#050916',
    glow: '#7fb6ff',
    tone: 'dark',
  },
  mint: {
    background: ['#dcfcea', '#9ce6c2', '#3f9f78'],
    panel: '#0c3529',
    text: '#08281e',
    emphasis: '#a8114f',
    emphasisOnDark: '#ffe066',
    stroke: '#ffffff',
    accent: '#b8145a',
    onAccent: '#ffffff',
    glow: '#f2fff8',
    tone: 'light',
  },
  rose: {
    background: ['#ff86bb', '#d92a80', '#520934'],
    panel: '#3a0626',
    text: '#ffffff',
    emphasis: '#fff06b',
    emphasisOnDark: '#fff06b',
    stroke: '#2d041e',
    accent: '#2ee6d0',
    onAccent: '#04211e',
    glow: '#ffd3e8',
    tone: 'vivid',
  },
  sky: {
    background: ['#eef8ff', '#a9dcff', '#4a9be0'],
    panel: '#0b2f57',
    text: '#0b2545',
    emphasis: '#c00d26',
    emphasisOnDark: '#ffd83d',
    stroke: '#ffffff',
    accent: '#d8380a',
    onAccent: '#ffffff',
    glow: '#ffffff',
    tone: 'light',
  },
  sand: {
    background: ['#fbead0', '#eec78e', '#a8763a'],
    panel: '#3b2412',
    text: '#2c1a0c',
    emphasis: '#96200f',
    emphasisOnDark: '#ffd27a',
    stroke: '#fff8ec',
    accent: '#0c6464',
    onAccent: '#ffffff',
    glow: '#fff4e0',
    tone: 'light',
  },
  ink: {
    background: ['#3a3d43', '#17191d', '#040405'],
    panel: '#000000',
    text: '#ffffff',
    emphasis: '#c6ff3d',
    emphasisOnDark: '#c6ff3d',
    stroke: '#000000',
    accent: '#c6ff3d',
    onAccent: '#0a0c05',
    glow: '#e6ffb0',
    tone: 'dark',
  },
};

/** Colours that no list holds, by where they came from. */
export const ownPaletteSchema = paletteSchema.extend({ origin: z.enum(['photo', 'still', 'kit', 'creator']) });
export type OwnPalette = z.infer<typeof ownPaletteSchema>;

/** A palette by its name, or one of a picture's or a channel's own colours. */
export const paletteChoiceSchema = z.union([z.enum(PALETTE_IDS), ownPaletteSchema]);
export type PaletteChoice = z.infer<typeof paletteChoiceSchema>;

export function coloursOf(choice: PaletteChoice): Palette {
  return typeof choice === 'string' ? PALETTES[choice] : choice;
}
