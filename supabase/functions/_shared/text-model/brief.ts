import { LAYOUTS, type LayoutId } from '../../../../utils/scene/layouts.ts';
import { countPeople } from '../../../../utils/scene/people.ts';
import type { Side } from '../../../../utils/scene/place-subject.ts';
import type { Subject } from '../../../../utils/scene/subject.ts';
import { cleanTitle } from '../art-director/clean-title.ts';
import type { DirectionRequest } from '../art-director/direct-concepts.ts';
import { possibleLayouts } from '../art-director/possible-layouts.ts';
import { quotedHeadline, readWishes } from '../art-director/wishes.ts';

/** What the art director goes by, with what a model may read besides. */
export interface ModelRequest extends DirectionRequest {
  description?: string | undefined;
}

/** What a request leaves open to whoever directs it, and so what an answer is held to. */
export interface Brief {
  count: number;
  layouts: readonly LayoutId[];
  /** How many different ideas the pictures must have. */
  ideas: number;
  /** Where the first person may stand: never with an edge to the inside at which the photo's border cuts them. */
  sides: readonly Side[];
  /** Whether there are words on the pictures. */
  words: 'always' | 'maybe' | 'never';
  /** Words that stand as they are on every picture. */
  given: string | null;
  mayHaveBadge: boolean;
  /** Whether a thing may be shown as an emoji: any where there is nobody to show, else one that the creator wrote, or none. */
  emoji: 'any' | 'own' | 'none';
  /** Whether one of the pictures is to be made around a still. */
  hasStill: boolean;
  /** All the words that there are to choose from. */
  sources: readonly string[];
  locale: string;
}

export function readBrief(request: ModelRequest, subjects: readonly Subject[]): Brief {
  const { title, prompt = '', headline = '', locale, count } = request;
  const wishes = readWishes(prompt);
  const given = headline || quotedHeadline(prompt);
  const words = given ? 'always' : wishes.noText ? 'never' : cleanTitle(title).length > 0 ? 'always' : 'maybe';
  const hasStill = request.still !== undefined && !request.hasPlate;
  const layouts = possibleLayouts({
    people: countPeople(subjects),
    hasStill,
    hasPlate: request.hasPlate ?? false,
    hasText: words !== 'never',
  });
  return {
    count,
    layouts,
    ideas: Math.min(count, new Set(layouts.map((id) => LAYOUTS[id].idea)).size),
    sides: sidesFor(subjects),
    words,
    given,
    mayHaveBadge: words !== 'never' && !wishes.noBadge,
    emoji: wishes.noBadge ? 'none' : subjects.length === 0 ? 'any' : 'own',
    hasStill,
    sources: [title, prompt, headline],
    locale,
  };
}

function sidesFor([subject]: readonly Subject[]): readonly Side[] {
  const { left = false, right = false } = subject?.analysis.cutBy ?? {};
  if (left === right) return ['left', 'right'];
  return [left ? 'left' : 'right'];
}
