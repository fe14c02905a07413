import { LAYOUT_IDS, LAYOUTS, type LayoutId } from '../../../../utils/scene/layouts.ts';

/** Made of words: without any there is nothing to see. */
const MADE_OF_WORDS: ReadonlySet<LayoutId> = new Set(['banner-strip', 'duo', 'side-panel']);

export const needsWords = (id: LayoutId): boolean => LAYOUTS[id].idea === 'text' || MADE_OF_WORDS.has(id);

/** The layouts that have what they need: enough people, a still, words. */
export function possibleLayouts(there: { people: number; hasStill: boolean; hasText: boolean }): LayoutId[] {
  return LAYOUT_IDS.filter((id) => {
    const { subject, still = false } = LAYOUTS[id];
    if (still && !there.hasStill) return false;
    if (!there.hasText && needsWords(id)) return false;
    return there.people >= (subject === 'two' ? 2 : subject === 'always' ? 1 : 0);
  });
}
