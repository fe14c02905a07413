import { type Idea, LAYOUTS, type LayoutId } from '../../../../utils/scene/layouts.ts';
import type { StyleId } from '../../../../utils/scene/styles.ts';
import { type Material, possibleLayouts } from './possible-layouts.ts';

export type PlainStyle = Exclude<StyleId, 'auto'>;

interface LayoutConditions extends Material {
  /** The style of each picture, in order; its length is how many are wanted. */
  styles: readonly PlainStyle[];
  /** Whether there is a thing to show, as an emoji. */
  hasObject: boolean;
  /** Whether some wording holds a figure that can be shown large. */
  hasFigure: boolean;
  random: () => number;
}

/** Ideas in the order in which they are offered: with a person first the person, without one first the words. */
const IDEAS: Record<'with' | 'without', readonly Idea[]> = {
  with: ['subject', 'text', 'graphic', 'object'],
  without: ['text', 'graphic', 'object'],
};

/** As many different layouts as asked for, each with an idea of its own as far as there are ideas. */
export function chooseLayouts(conditions: LayoutConditions): LayoutId[] {
  const chosen: LayoutId[] = [];
  for (const [position, style] of conditions.styles.entries()) {
    const possible = possibleLayouts(conditions).filter((id) => !chosen.includes(id));
    const fresh = possible.filter((id) => !chosen.some((other) => LAYOUTS[other].idea === LAYOUTS[id].idea));
    const ranked = (fresh.length > 0 ? fresh : possible)
      .map((id) => ({ id, score: score(id, position, style, chosen, conditions) }))
      .sort((one, other) => other.score - one.score);
    const [best] = ranked;
    if (!best) throw new Error('There are fewer layouts than pictures wanted.');
    chosen.push(best.id);
  }
  return chosen;
}

const CENTRED: ReadonlySet<LayoutId> = new Set(['poster', 'spotlight-stage', 'big-number']);
const isCentred = (id: LayoutId) => CENTRED.has(id);

function score(
  id: LayoutId,
  position: number,
  style: PlainStyle,
  chosen: readonly LayoutId[],
  { people, hasStill, hasObject, hasFigure, random }: LayoutConditions,
): number {
  const { idea, styles, subject, still, object } = LAYOUTS[id];
  const ideas = IDEAS[people > 0 ? 'with' : 'without'];
  let value = random() * 1.5;
  if (ideas[position % ideas.length] === idea) value += 3;
  if (styles.includes(style)) value += 2;
  if (id === 'big-number') value += hasFigure ? 1.2 : -5;
  if (people === 0 && object) value += hasObject ? 1.5 : -3;
  // Without a person to one side, words in the middle of three pictures are one picture three times.
  if (people === 0 && isCentred(id) && chosen.some(isCentred)) value -= 4;
  // Whoever chose two photos wants both seen; whoever chose a still wants that.
  if (subject === 'two') value += 4;
  if (still && hasStill) value += 4;
  return value;
}
