import { composeScene } from './compose.ts';
import type { Scene } from './schema.ts';
import type { Subject } from './subject.ts';

/**
 * A picture that nobody sees, with most of what pictures are made of. Painted before anything is wanted it loads typefaces, wakes the
 * engine and reads the person's cut-out and its outline, so that the first picture of the creator's takes no longer than the others.
 */
export function practiceScene(subjects: readonly Subject[]): Scene {
  return composeScene(
    {
      layout: subjects.length > 0 ? 'hero-rays' : 'big-number',
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
    subjects,
  );
}
