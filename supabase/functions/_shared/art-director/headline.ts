import type { Idea } from '../../../../utils/scene/layouts.ts';
import type { Clause } from './clean-title.ts';
import type { Language } from './language.ts';
import { findPhrases, type Phrase } from './phrases.ts';
import { type Token, tokenize } from './tokens.ts';

/** A headline, and the words in it. */
export interface Headline {
  text: string;
  tokens: readonly Token[];
}

/** How long a headline each idea likes best, in words. */
const FAVOURED_WORDS: Record<Idea, number> = { subject: 3, text: 4, object: 2.5, graphic: 2.5 } as const;

/** A wording this much worse than the best is a worse choice than saying the same again. */
const ACCEPTABLE_LOSS = 3.6;

export interface Wordings {
  /** The next wording for a picture of that idea: as good as can be, and as different from those before as can be. */
  next(idea: Idea, options?: { withNumber?: boolean }): Headline | null;
  /** Whether some acceptable wording holds a figure. */
  hasNumber: boolean;
  /** Whether there is no wording at all. */
  isEmpty: boolean;
}

/** The wordings that a text allows. */
export function createWordings(clauses: readonly Clause[], language: Language): Wordings {
  const phrases = findPhrases(clauses, language);
  const best = phrases[0];
  const acceptable = phrases.filter((phrase) => phrase.score >= (best?.score ?? 0) - ACCEPTABLE_LOSS);
  const chosen: Phrase[] = [];
  return {
    isEmpty: phrases.length === 0,
    hasNumber: acceptable.some(holdsNumber),
    next(idea, { withNumber = false } = {}) {
      const value = (phrase: Phrase) =>
        phrase.score -
        0.7 * Math.abs(phrase.words - FAVOURED_WORDS[idea]) -
        7 * Math.max(0, ...chosen.map((other) => overlap(phrase, other))) +
        (withNumber && holdsNumber(phrase) ? 5 : 0);
      const phrase = acceptable.toSorted((one, other) => value(other) - value(one))[0];
      if (!phrase) return null;
      chosen.push(phrase);
      return { text: phrase.text, tokens: phrase.tokens };
    },
  };
}

/** A headline that the creator wrote: it stands as it is. */
export function givenHeadline(text: string, language: Language): Headline {
  return { text, tokens: tokenize(text, language) };
}

const holdsNumber = (phrase: Phrase) => phrase.tokens.some((token) => token.kind === 'number');

/** Share of the telling words that two phrases have in common, from 0 to 1. */
function overlap(one: Phrase, other: Phrase): number {
  const words = (phrase: Phrase) =>
    new Set(phrase.tokens.filter((token) => token.kind !== 'function').map((token) => token.text.toLowerCase()));
  const [mine, theirs] = [words(one), words(other)];
  const shared = [...mine].filter((word) => theirs.has(word)).length;
  return shared / Math.max(1, Math.min(mine.size, theirs.size));
}
