import { type Idea, LAYOUT_IDS, LAYOUTS, type LayoutId } from '../../../../utils/scene/layouts.ts';
import type { StyleId } from '../../../../utils/scene/styles.ts';

export type PlainStyle = Exclude<StyleId, 'auto'>;

interface LayoutConditions {
  /** The style of each picture, in order; its length is how many are wanted. */
  styles: readonly PlainStyle[];
  hasSubject: boolean;
  hasText: boolean;
  /** Whether some wording holds a figure that can be shown large. */
  hasFigure: boolean;
  random: () => number;
}

/** Ideas in the order in which they are offered: with a person first the person, without one first the words. */
const IDEAS: Record<'with' | 'without', readonly Idea[]> = {
  with: ['subject', 'text', 'object'],
  without: ['text', 'object'],
};

/** As many different layouts as asked for, each with an idea of its own as far as there are ideas. */
export function chooseLayouts(conditions: LayoutConditions): LayoutId[] {
  const chosen: LayoutId[] = [];
  for (const [position, style] of conditions.styles.entries()) {
    const ranked = LAYOUT_IDS.filter((id) => !chosen.includes(id) && isPossible(id, conditions))
      .map((id) => ({ id, score: score(id, position, style, chosen, conditions) }))
      .sort((one, other) => other.score - one.score);
    const [best] = ranked;
    if (!best) throw new Error('There are fewer layouts than pictures wanted.');
    chosen.push(best.id);
  }
  return chosen;
}

function isPossible(id: LayoutId, { hasSubject }: LayoutConditions): boolean {
  return hasSubject || LAYOUTS[id].subject !== 'always';
}

function score(
  id: LayoutId,
  position: number,
  style: PlainStyle,
  chosen: readonly LayoutId[],
  { hasSubject, hasText, hasFigure, random }: LayoutConditions,
): number {
  const { idea, styles } = LAYOUTS[id];
  const ideas = IDEAS[hasSubject ? 'with' : 'without'];
  let value = random() * 1.5;
  if (ideas[position % ideas.length] === idea) value += 3;
  if (chosen.some((other) => LAYOUTS[other].idea === idea)) value -= 2;
  if (styles.includes(style)) value += 2;
  if (id === 'big-number') value += hasFigure ? 1.2 : -5;
  // Made of words: without any there is nothing to see.
  if (!hasText && (idea === 'text' || id === 'banner-strip')) value -= 12;
  return value;
}
