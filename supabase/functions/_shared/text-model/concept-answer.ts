import { z } from 'zod';
import { type Concept, conceptSchema } from '../../../../utils/scene/concept.ts';
import { PALETTE_IDS } from '../../../../utils/scene/palettes.ts';
import type { Brief } from './brief.ts';

/** What a model is asked to decide of a concept. Chance, language and which still it is stay ours. */
const decided = conceptSchema.pick({ headline: true, emphasis: true, badge: true, emoji: true, reason: true });

/** The form of an answer to a brief: what a form can say of its rules. `checkConcepts` holds the rest. */
export function conceptAnswerSchema({ count, layouts, sides }: Brief) {
  return z.object({
    concepts: z
      .array(decided.extend({ layout: z.enum(layouts), palette: z.enum(PALETTE_IDS), side: z.enum(sides) }))
      .length(count),
  });
}

export type DecidedConcept = Omit<Concept, 'seed' | 'locale' | 'still' | 'plate' | 'palette'> & {
  palette: (typeof PALETTE_IDS)[number];
};
