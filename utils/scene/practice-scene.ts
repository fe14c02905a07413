import { composeScene } from './compose.ts';
import type { Scene } from './schema.ts';

/**
 * A picture that nobody sees, with most of what pictures are made of: painted as soon as a painter is there, it loads typefaces and
 * wakes the engine, so that the first picture of the creator's takes no longer than the others.
 */
export const PRACTICE_SCENE: Scene = composeScene(
  {
    layout: 'hero-rays',
    palette: 'cobalt',
    headline: 'One to warm up',
    emphasis: ['warm'],
    side: 'left',
    badge: '100 %',
    emoji: null,
    still: null,
    plate: null,
    locale: 'en',
    seed: 1,
    reason: '',
  },
  [],
);
