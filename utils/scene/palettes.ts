/** Colours that belong together. All are sRGB `#rrggbb`. */
export interface Palette {
  /** Large areas behind everything, from the light to the dark end. */
  background: [light: string, middle: string, dark: string];
  /** A second area that stands against the background: panels, the other half of a split. */
  panel: string;
  /** Headline on the background. */
  text: string;
  /** The stressed part of the headline. */
  emphasis: string;
  /** The stressed part where a layout puts words on a dark ground, whatever the palette's own ground is. */
  emphasisOnDark: string;
  /** Around letters, where they have an edge. */
  stroke: string;
  /** Badges, arrows, rings. */
  accent: string;
  /** Words on the accent. */
  onAccent: string;
  /** Light around the person's silhouette. */
  glow: string;
  tone: 'dark' | 'light' | 'vivid';
}

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
    emphasis: '#d0112b',
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
    emphasis: '#e0341f',
    emphasisOnDark: '#ffb648',
    stroke: '#ffffff',
    accent: '#e0341f',
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
};
