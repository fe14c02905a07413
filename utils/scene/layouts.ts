import type { StyleId } from './styles.ts';

/** What a picture puts first; the three concepts of a request differ in it where they can. */
export type Idea = 'subject' | 'text' | 'object';

export interface Layout {
  idea: Idea;
  /** Whether it is nothing without a person. The others take a person where there is one and `subject` is not `never`. */
  subject: 'always' | 'optional' | 'never';
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
] as const;
export type LayoutId = (typeof LAYOUT_IDS)[number];

export const LAYOUTS: Record<LayoutId, Layout> = {
  /** Person large at one side, light rays from behind the head, headline in two or three strong lines beside. */
  'hero-rays': { idea: 'subject', subject: 'always', styles: ['bold', 'playful'] },
  /** Person at one side in rim light before a dark, soft backdrop; headline in calm lines. */
  'cinematic-side': { idea: 'subject', subject: 'always', styles: ['cinematic', 'clean'] },
  /** Two areas of colour divided by a slant, the person on the seam of one, the headline in the other. */
  'diagonal-split': { idea: 'subject', subject: 'always', styles: ['bold', 'playful', 'clean'] },
  /** A pool of light in the dark; the person in it, or the light alone behind the words. */
  'spotlight-stage': { idea: 'object', subject: 'optional', styles: ['cinematic'] },
  /** Words fill most of the picture; the person, where there is one, looks in from the corner. */
  'headline-stack': { idea: 'text', subject: 'optional', styles: ['bold', 'clean', 'playful'] },
  /** A band of colour across carries the words; above it the backdrop and the person. */
  'banner-strip': { idea: 'object', subject: 'optional', styles: ['bold', 'cinematic', 'clean'] },
  /** The stressed word or figure as large as it goes, the rest small above it. */
  'big-number': { idea: 'text', subject: 'optional', styles: ['bold', 'clean', 'cinematic'] },
  /** A rounded card on a quiet ground, with room around: the calmest of all. */
  'framed-card': { idea: 'object', subject: 'optional', styles: ['clean', 'playful'] },
};
