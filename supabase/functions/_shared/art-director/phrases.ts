import type { Clause } from './clean-title.ts';
import type { Language } from './language.ts';
import { rulesOf } from './language-rules.ts';
import { scorePhrase } from './score-phrase.ts';
import { type Token, tokenize } from './tokens.ts';

/** A run of words of a title that could stand as a headline, and how well. */
export interface Phrase {
  text: string;
  tokens: readonly Token[];
  /** Words as a reader counts them. */
  words: number;
  score: number;
}

const WORDS_MAX = 5;
const WORDS_MIN = 2;
/** Beyond this letters would be too small even for a large picture. */
const CHARACTERS_MAX = { spaced: 42, unspaced: 18 };

/**
 * Every run of 2 to 5 words within a clause, the best first. A title that has only single words gives these together, or
 * the one.
 */
export function findPhrases(clauses: readonly Clause[], language: Language): Phrase[] {
  const phrases = clauses.flatMap((clause) => phrasesOf(clause, language));
  const several = phrases.filter((phrase) => phrase.words >= WORDS_MIN);
  const candidates = several.length > 0 ? several : [joinSingles(phrases, language), ...phrases];
  return candidates.filter((phrase) => phrase !== null).sort((one, other) => other.score - one.score);
}

/** "Stromae - L'enfer": neither makes a headline alone, both do. */
function joinSingles(phrases: readonly Phrase[], language: Language): Phrase | null {
  if (phrases.length < WORDS_MIN || phrases.length > WORDS_MAX) return null;
  const text = phrases.map((phrase) => phrase.text).join(language.spaced ? ' ' : '');
  return { text, tokens: phrases.flatMap(({ tokens }) => tokens), words: phrases.length, score: 10 };
}

function phrasesOf(clause: Clause, language: Language): Phrase[] {
  const tokens = tokenize(clause.text, language);
  const phrases: Phrase[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from + 1; to <= tokens.length; to += 1) {
      const phrase = buildPhrase(clause, tokens, from, to, language);
      if (phrase === 'too-long') break;
      if (phrase) phrases.push(phrase);
    }
  }
  return phrases;
}

function buildPhrase(
  clause: Clause,
  tokens: readonly Token[],
  from: number,
  to: number,
  language: Language,
): Phrase | 'too-long' | null {
  const inside = tokens.slice(from, to);
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return null;
  const raw = clause.text.slice(first.start, last.end);
  const words = language.spaced ? raw.split(/\s+/u).length : inside.length;
  if (words > WORDS_MAX || raw.length > (language.spaced ? CHARACTERS_MAX.spaced : CHARACTERS_MAX.unspaced))
    return 'too-long';
  if (words < WORDS_MIN && inside.length < tokens.length) return null;
  if (inside.every((token) => token.kind === 'function')) return null;
  const text = punctuate(withoutQuotes(raw), clause, tokens, from, to, language);
  const score = scorePhrase({ clause, tokens, from, to, text }, rulesOf(language.code), language.spaced);
  return { text, tokens: inside, words, score };
}

function withoutQuotes(text: string): string {
  return text
    .replace(/["“”„«»「」『』()]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A question that is shown as one keeps its mark; "the End of YouTube?" is one too, a piece of a why is none. */
function punctuate(
  text: string,
  clause: Clause,
  tokens: readonly Token[],
  from: number,
  to: number,
  { code, spaced }: Language,
): string {
  if (!clause.isQuestion) return text;
  const isWhole = tokens[from]?.kind === 'question' && (to === tokens.length || (spaced && to - from >= 4));
  const isYesOrNo = to === tokens.length && tokens.every((token) => token.kind !== 'question');
  if (!isWhole && !isYesOrNo) return text;
  if (code === 'es') return `¿${text}?`;
  if (code === 'ar' || code === 'fa' || code === 'ur') return `${text}؟`;
  return code === 'ja' || code === 'zh' ? `${text}？` : `${text}?`;
}
