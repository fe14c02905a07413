import type { ModelRequest } from '../../../supabase/functions/_shared/text-model/brief.ts';
import type { DecidedConcept } from '../../../supabase/functions/_shared/text-model/concept-answer.ts';

export const aModelRequest = (changes: Partial<ModelRequest> = {}): ModelRequest => ({
  title: 'I trained like an astronaut for 30 days',
  style: 'auto',
  locale: 'en',
  count: 3,
  seed: 7,
  ...changes,
});

/** An answer to {@link aModelRequest} with nobody on the pictures that keeps to every rule. */
export const goodConcepts = (): [DecidedConcept, DecidedConcept, DecidedConcept] => [
  {
    layout: 'headline-stack',
    palette: 'cobalt',
    headline: 'Astronaut for 30 days',
    emphasis: ['30 days'],
    side: 'left',
    badge: null,
    emoji: null,
    reason: 'The figure is what makes one curious.',
  },
  {
    layout: 'framed-card',
    palette: 'paper',
    headline: 'I trained',
    emphasis: [],
    side: 'right',
    badge: '30 days',
    emoji: '🚀',
    reason: 'Two plain words and a lot of room.',
  },
  {
    layout: 'spotlight-stage',
    palette: 'midnight',
    headline: 'Like an astronaut',
    emphasis: ['astronaut'],
    side: 'left',
    badge: null,
    emoji: null,
    reason: 'A light in the dark, as up there.',
  },
];
