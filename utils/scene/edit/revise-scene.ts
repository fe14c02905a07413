import { composeScene } from '../compose.ts';
import type { Concept } from '../concept.ts';
import type { Scene } from '../schema.ts';
import type { Subject } from '../subject.ts';
import { conceptOf, sideOf } from './concept-of.ts';
import { merge } from './merge.ts';

/** A decision to change; `side` may be null for the layout's own choice. */
export type Revision = Partial<Omit<Concept, 'seed' | 'reason'>>;

/**
 * The scene with other decisions, everything placed and coloured anew to suit. What the creator has moved or coloured by
 * hand stays as they have it.
 * @param subjects the people on it, in the scene's order
 */
export function reviseScene(scene: Scene, revision: Revision, subjects: readonly Subject[]): Scene {
  const concept = conceptOf(scene);
  const base = composeScene(concept, subjects);
  const theirs = composeScene(withWordsInTune({ ...concept, ...revision }), subjects);
  return merge(base, scene, theirs);
}

/** What the creator has not moved by hand goes to the other side; null where there is nobody to move. */
export function otherSide(scene: Scene): Revision | null {
  const side = sideOf(scene);
  return side && { side: side === 'left' ? 'right' : 'left' };
}

/** Only what is still among the words can be stressed. */
function withWordsInTune(concept: Concept): Concept {
  const headline = concept.headline?.trim() || null;
  return { ...concept, headline, emphasis: concept.emphasis.filter((part) => headline?.includes(part)) };
}

/** What of the words can be stressed: each word. */
export function wordsOf({ headline }: Scene): string[] {
  if (!headline) return [];
  const segments = new Intl.Segmenter(headline.locale, { granularity: 'word' }).segment(headline.text);
  return [...new Set([...segments].filter((segment) => segment.isWordLike).map(({ segment }) => segment))];
}
