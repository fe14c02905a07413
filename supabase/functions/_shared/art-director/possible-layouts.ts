import { LAYOUT_IDS, LAYOUTS, type LayoutId } from '../../../../utils/scene/layouts.ts';

/** Made of words: without any there is nothing to see. */
const MADE_OF_WORDS: ReadonlySet<LayoutId> = new Set(['banner-strip', 'duo', 'side-panel']);

export const needsWords = (id: LayoutId): boolean => LAYOUTS[id].idea === 'text' || MADE_OF_WORDS.has(id);

/** What there is to make a picture of. */
export interface Material {
  /** How many people there are to show. */
  people: number;
  /** Whether there is a still to show. */
  hasStill: boolean;
  /** Whether an image model paints the backgrounds. */
  hasPlate: boolean;
  hasText: boolean;
}

/** The layouts that have what they need: enough people, a still, words; and a place for a plate where there is one. */
export function possibleLayouts(there: Material): LayoutId[] {
  return LAYOUT_IDS.filter((id) => {
    const { subject, still = false, plate = false } = LAYOUTS[id];
    if (there.hasPlate) {
      if (!plate) return false;
    } else if (still && !there.hasStill) return false;
    if (!there.hasText && needsWords(id)) return false;
    return there.people >= (subject === 'two' ? 2 : subject === 'always' ? 1 : 0);
  });
}
