import type { StyleId } from './styles.ts';

/** What a picture puts first; the three concepts of a request differ in it where they can. */
export type Idea = 'subject' | 'text' | 'object' | 'graphic';

export interface Layout {
  idea: Idea;
  /** Who must be there: a person, two, or nobody. `optional` takes a person where there is one. */
  subject: 'always' | 'optional' | 'never' | 'two';
  /** Whether it shows the thing that the video is about where there is no person; without one its place is bare. */
  object?: boolean;
  /** Whether it is made around a still; only layouts that say so show one. */
  still?: boolean;
  /** Whether its ground fills the picture, so that a plate can take its place. */
  plate?: boolean;
  /** Styles that it suits; every layout suits `auto`. */
  styles: readonly Exclude<StyleId, 'auto'>[];
}

export const LAYOUT_IDS = [
  'hero-rays',
  'cinematic-side',
  'diagonal-split',
  'spotlight-stage',
  'headline-stack',
  'banner-strip',
  'big-number',
  'framed-card',
  'close-up',
  'duo',
  'tape-lines',
  'poster',
  'medallion',
  'side-panel',
  'geometric',
  'still-frame',
] as const;
export type LayoutId = (typeof LAYOUT_IDS)[number];

export const LAYOUTS: Record<LayoutId, Layout> = {
  /** Person large at one side, light rays from behind the head, headline in two or three strong lines beside. */
  'hero-rays': { idea: 'subject', subject: 'always', plate: true, styles: ['bold', 'playful'] },
  /** Person at one side in rim light before a dark, soft backdrop; headline in calm lines. */
  'cinematic-side': {
    idea: 'subject',
    subject: 'always',
    plate: true,
    styles: ['cinematic', 'clean'],
  },
  /** Two areas of colour divided by a slant, the person on the seam of one, the headline in the other. */
  'diagonal-split': { idea: 'subject', subject: 'always', styles: ['bold', 'playful', 'clean'] },
  /** A pool of light in the dark; the person in it, or the light alone behind the words. */
  'spotlight-stage': { idea: 'object', subject: 'optional', plate: true, styles: ['cinematic'] },
  /** Words fill most of the picture; the person, where there is one, looks in from the corner. */
  'headline-stack': { idea: 'text', subject: 'optional', plate: true, styles: ['bold', 'clean', 'playful'] },
  /** A band of colour across carries the words; above it the backdrop and the person. */
  'banner-strip': {
    idea: 'object',
    object: true,
    subject: 'optional',

    styles: ['bold', 'cinematic', 'clean'],
  },
  /** The stressed word or figure as large as it goes, the rest small above it. */
  'big-number': { idea: 'text', subject: 'optional', plate: true, styles: ['bold', 'clean', 'cinematic'] },
  /** A rounded card on a quiet ground, with room around: the calmest of all. */
  'framed-card': { idea: 'graphic', object: true, subject: 'optional', styles: ['clean', 'playful'] },
  /** The face as large as it goes, cropped like a film's close-up, the words small and calm beside it. */
  'close-up': { idea: 'subject', subject: 'always', plate: true, styles: ['cinematic', 'bold'] },
  /** Two people face to face over a seam of two colours, the words in a band beneath. */
  duo: {
    idea: 'subject',
    subject: 'two',

    styles: ['bold', 'playful', 'clean', 'cinematic'],
  },
  /** Each line on a strip of its own, like labels stuck on. */
  'tape-lines': { idea: 'text', subject: 'optional', styles: ['playful', 'bold'] },
  /** Nothing but words in a frame, centred like a poster. */
  poster: { idea: 'text', subject: 'never', styles: ['clean', 'cinematic'] },
  /** The person in a round window with a thick rim, the words on plain colour. */
  medallion: { idea: 'graphic', object: true, subject: 'optional', styles: ['playful', 'clean'] },
  /** A straight panel for the words, editorial, beside a lit ground. */
  'side-panel': { idea: 'graphic', object: true, subject: 'optional', styles: ['clean', 'cinematic', 'bold'] },
  /** Circles, quarters and squares of flat colour. */
  geometric: { idea: 'graphic', subject: 'optional', plate: true, styles: ['playful', 'bold', 'clean'] },
  /** A frame of the video fills the picture, the words on a shade over it. */
  'still-frame': {
    idea: 'object',
    subject: 'optional',

    still: true,
    plate: true,
    styles: ['cinematic', 'clean', 'bold'],
  },
};
