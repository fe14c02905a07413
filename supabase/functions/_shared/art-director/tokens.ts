import { segmentWords } from '../../../../utils/scene/words.ts';
import type { Language } from './language.ts';
import { type LanguageRules, rulesOf } from './language-rules.ts';

/** What a word is to a headline. */
export type TokenKind = 'number' | 'name' | 'question' | 'negation' | 'strong' | 'content' | 'function';

export interface Token {
  text: string;
  /** As the language's rules list it. */
  lower: string;
  kind: TokenKind;
  /** Place in the clause, in UTF-16 units. */
  start: number;
  end: number;
  /** Whether a comma, a quotation mark or the like stands before it. */
  afterPause: boolean;
}

/** A figure with what belongs to it: $1,000 · R$ 5.000 · 500 € · 24/7 · 50% · 10x · 4K · #1. */
const FIGURE =
  /(?:\p{Lu}{0,2}[$]\s?|[€£¥₹₩]\s?|#)?\p{N}+(?:[.,:/’'٫٬-]\p{N}+)*(?:\s?[%€£¥₹]|°|[+]|[\p{L}\p{M}]+[+]?)?/u;
/** A word with what it holds together: don't · Node.js · C++ · AC/DC. */
const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}\u200C\u200D]*(?:['’.\-‑&/][\p{L}\p{M}\p{N}]+)*[+#]{0,2}/u;
const SPACED_WORD = new RegExp(`${FIGURE.source}|${WORD.source}`, 'gu');

/** Elided French and Italian small words, which are words of their own: l'homme, d'un, qu'elle. */
const ELISION = /^(?:[ldjtmsnc]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L})/iu;

const NUMBER_IN_CHINESE_CHARACTERS = /^[一二三四五六七八九十百千万億兆零〇]+$/u;

/** The words of a clause, in order. */
export function tokenize(clause: string, language: Language): Token[] {
  const rules = rulesOf(language.code);
  const places = language.spaced ? spacedPlaces(clause, language) : segmentedPlaces(clause, language);
  const capitals = readCapitals(clause, places, language);
  const tokens = places.map(({ start, end }, index): Token => {
    const text = clause.slice(start, end);
    const gap = clause.slice(index === 0 ? 0 : (places[index - 1]?.end ?? 0), start);
    const lower = text.toLowerCase().replace(/’/gu, "'");
    const kind = kindOf(text, lower, rules, { ...capitals, isFirst: index === 0 });
    return { text, lower, start, end, kind, afterPause: /[,，、"“”„«»「」『』‘]/u.test(gap) };
  });
  return joinQuestionWords(tokens);
}

/** Por qué, por que: two words that ask as one. */
function joinQuestionWords(tokens: Token[]): Token[] {
  return tokens.map((token, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    const joined =
      (token.lower === 'por' && /^qu[eé]$/u.test(after?.lower ?? '')) ||
      (/^qu[eé]$/u.test(token.lower) && before?.lower === 'por');
    return joined ? { ...token, kind: 'question' } : token;
  });
}

interface Place {
  start: number;
  end: number;
}

function spacedPlaces(clause: string, language: Language): Place[] {
  return [...clause.matchAll(SPACED_WORD)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const elided = language.code === 'fr' || language.code === 'it' ? ELISION.exec(match[0])?.[0] : undefined;
    if (!elided) return [{ start, end }];
    return [
      { start, end: start + elided.length },
      { start: start + elided.length, end },
    ];
  });
}

/** Words of a script without spaces. */
function segmentedPlaces(clause: string, language: Language): Place[] {
  return segmentWords(clause, language.locale).filter(({ isWord }) => isWord);
}

interface Capitals {
  /** Whether a capital points to a name: not where most words have one, as in English headlines, nor in German. */
  areTelling: boolean;
  /** Whether words in capitals stand out, because not all are. */
  areLoud: boolean;
}

function readCapitals(clause: string, places: readonly Place[], language: Language): Capitals {
  const words = places.map(({ start, end }) => clause.slice(start, end)).filter((word) => /^\p{L}{4,}/u.test(word));
  const capitalised = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return {
    areTelling: language.code !== 'de' && words.length > 1 && capitalised / words.length <= 0.5,
    areLoud: /\p{Ll}/u.test(clause),
  };
}

/** A year is a number that counts nothing. */
export const isYear = (text: string): boolean => /^(?:19|20)\p{N}{2}$/u.test(text);

function kindOf(
  text: string,
  lower: string,
  rules: LanguageRules,
  capitals: Capitals & { isFirst: boolean },
): TokenKind {
  if (isYear(text)) return 'content';
  if (/^(?:\p{Lu}{0,2}[$€£¥₹₩#]\s?)?\p{N}/u.test(text) || NUMBER_IN_CHINESE_CHARACTERS.test(text)) return 'number';
  if (rules.negations.has(lower)) return 'negation';
  if (rules.questionWords.has(lower)) return 'question';
  if (rules.strongWords.has(lower)) return 'strong';
  if (rules.functionWords.has(lower)) return 'function';
  if (capitals.areLoud && /^\p{Lu}[\p{Lu}\p{N}&.-]+$/u.test(text)) return 'name';
  if (/^\p{L}*\p{Ll}\p{Lu}/u.test(text) || /^\p{Lu}[\p{Lu}-]*\p{N}/u.test(text)) return 'name';
  if (/^[\p{Script=Katakana}ー]{3,}$/u.test(text)) return 'name';
  return capitals.areTelling && !capitals.isFirst && /^\p{Lu}/u.test(text) ? 'name' : 'content';
}
