import type { Clause } from './clean-title.ts';
import type { LanguageRules } from './language-rules.ts';
import { isYear, type Token, type TokenKind } from './tokens.ts';
import { hasSign, isUnit } from './units.ts';

interface Candidate {
  clause: Clause;
  /** All words of the clause; the phrase is those from `from` up to, without, `to`. */
  tokens: readonly Token[];
  from: number;
  to: number;
  text: string;
}

/** Beyond this a line gets small at the size of a suggestion in the feed. In characters. */
const COMFORTABLE = { spaced: 24, unspaced: 11 };

/**
 * How well a run of words stands as a headline; higher is better. The figures were set by reading what they make of a few
 * hundred titles: a phrase should begin and end at a joint of the sentence, keep its meaning, and say much in little.
 */
export function scorePhrase(candidate: Candidate, rules: LanguageRules, spaced: boolean): number {
  const { clause, tokens, from, to } = candidate;
  return (
    scoreStart(tokens, from, rules, spaced) +
    scoreEnd(tokens, to, rules, spaced) +
    scoreContent(candidate, rules, spaced) +
    scorePlace(clause, tokens.length, from, to) +
    scoreMeaning(clause, tokens, from, to)
  );
}

function scoreStart(tokens: readonly Token[], from: number, rules: LanguageRules, spaced: boolean): number {
  const [before, first, next] = [tokens[from - 1], tokens[from], tokens[from + 1]];
  if (!first) return 0;
  let score = 0;
  if (rules.trailers.has(first.lower)) score -= 6;
  else if (rules.connectors.has(first.lower)) score -= 3;
  else if (first.kind === 'function') score -= opensWell(first, next, from) ? 0.6 : 2.8;
  if (!before || first.afterPause) return score;
  // Where the negation stands behind its word, what follows is free of it.
  if (before.kind === 'negation' && !rules.trailers.has(before.lower)) score -= 7;
  if (before.kind === 'question' && first.kind === 'question') score -= 6;
  if (rules.intensifiers.has(before.lower)) score -= 5;
  if (!spaced && before.end === first.start && /^\p{Script=Hiragana}/u.test(first.text)) score -= 4;
  if (before.kind === 'number' && first.kind !== 'function') score -= 4;
  if (isHeavy(before) && isHeavy(first)) score -= 1.4;
  // "with 25" is an age; a figure without its unit says nothing at the start.
  if (before.kind === 'function' && isBareFigure(first, next)) score -= 2.5;
  return score;
}

function scoreEnd(tokens: readonly Token[], to: number, rules: LanguageRules, spaced: boolean): number {
  const [last, after] = [tokens[to - 1], tokens[to]];
  if (!last) return 0;
  let score = 0;
  const closes = rules.closers.has(last.lower) && (!after || after.kind === 'function' || after.afterPause);
  const trails = rules.trailers.has(last.lower);
  if (last.kind === 'function' && !closes && !(trails && !after)) score -= trails && spaced ? 1 : 5;
  if (rules.intensifiers.has(last.lower)) score -= 3;
  if (!after || after.afterPause) return score;
  if (last.kind === 'question') score -= 4;
  if (last.kind === 'negation' && !trails && !closes) score -= 4;
  if (/['’]s$|s['’]$/u.test(last.text)) score -= 4;
  if (last.kind === 'number' && after.kind !== 'function') score -= 5;
  else if (isHeavy(last) && isHeavy(after)) score -= 2.6;
  // What an article follows is waiting for it: Never Buy | a Used Car.
  if (rules.determiners.has(after.lower)) score -= 2.4;
  if (rules.intensifiers.has(after.lower)) score -= 1.5;
  if (after.kind === 'negation') score -= rules.trailers.size > 0 ? 5 : 1;
  if (!spaced) score -= inflectionLoss(after, rules) + (/^\p{Script=Hiragana}{1,3}$/u.test(last.text) ? 4 : 0);
  return score;
}

/** Where Japanese goes on in hiragana that is no particle of case, a verb is cut in two. */
function inflectionLoss(after: Token, rules: LanguageRules): number {
  if (/^[はがをの]$/u.test(after.lower)) return 0;
  if (/^(?:に|で|と|も|へ|から|まで|より|だけ)$/u.test(after.lower)) return 0.8;
  return rules.trailers.has(after.lower) || /^\p{Script=Hiragana}{1,2}$/u.test(after.lower) ? 4 : 0;
}

const WORTH: Record<TokenKind, number> = {
  number: 2,
  name: 1.4,
  question: 1.2,
  negation: 1.6,
  strong: 1.8,
  content: 1,
  function: -0.35,
};

/** How much a phrase says in how little. */
function scoreContent({ tokens, from, to, text }: Candidate, rules: LanguageRules, spaced: boolean): number {
  const inside = tokens.slice(from, to);
  const gain = inside.reduce((sum, token) => sum + WORTH[token.kind] + lengthBonus(token), 0);
  const breaks = inside.slice(1).filter((token) => token.afterPause || rules.connectors.has(token.lower)).length;
  const excess = Math.max(0, text.length - (spaced ? COMFORTABLE.spaced : COMFORTABLE.unspaced));
  return Math.min(gain, 5.5) - 1.5 * breaks - excess * (spaced ? 0.13 : 0.35);
}

/** A long word tends to be one that the title is about; a year only says when. */
function lengthBonus({ kind, text }: Token): number {
  if (isYear(text)) return -0.8;
  return kind === 'content' && text.length >= 6 ? 0.3 : 0;
}

/** A whole clause reads best; the title's own words come before what follows a bar. */
function scorePlace(clause: Clause, length: number, from: number, to: number): number {
  let score = { main: 1, 'after-bar': -1.2, aside: -2 }[clause.role];
  if (from === 0) score += 0.5;
  if (to === length) score += 0.8;
  if (from === 0 && to === length) score += 0.9;
  return score;
}

/** What is left out must not turn round what is shown. */
function scoreMeaning(clause: Clause, tokens: readonly Token[], from: number, to: number): number {
  const inside = tokens.slice(from, to);
  const isWhole = inside.length === tokens.length;
  let score = 0;
  if (clause.isQuestion && isWhole) score += 1.5;
  if (cutsIdiom(clause.text, inside)) score -= 6;
  // "I Lived", of all that a title says, says nothing.
  const telling = inside.filter((token) => token.kind !== 'function');
  if (!isWhole && telling.length === 1 && telling[0]?.kind === 'content' && inside.length > 1) score -= 2.2;
  // "3 months" of what?
  if (!isWhole && inside.length === 2 && inside[0]?.kind === 'number' && isUnit(inside[1]?.text ?? '')) score -= 1.5;
  if (tokens.slice(0, from).some((token) => token.kind === 'negation')) score -= 1;
  // The beginning of a question answers nothing and asks nothing.
  if (tokens[from]?.kind === 'question' && to < tokens.length && to - from < 4) score -= 3.5;
  return score;
}

/** Words that mean something together only. */
const IDIOMS =
  /\bvale (?:la|a) pena\b|\bmerece la pena\b|\btout le monde\b|\bvaut le coup\b|\bworth it\b|\blohnt sich\b|\bfor free\b|\bat home\b|\bde zéro\b|\bdesde cero\b|\bdo zero\b/giu;

function cutsIdiom(text: string, inside: readonly Token[]): boolean {
  const [from, to] = [inside[0]?.start ?? 0, inside.at(-1)?.end ?? 0];
  return [...text.matchAll(IDIOMS)].some(({ index, 0: idiom }) => {
    const end = index + idiom.length;
    return (from > index && from < end) || (to > index && to < end);
  });
}

const isHeavy = ({ kind }: Token) => kind !== 'function' && kind !== 'question' && kind !== 'negation';

function isBareFigure(token: Token, next: Token | undefined): boolean {
  return token.kind === 'number' && !hasSign(token.text) && !(next && isUnit(next.text));
}

/** "I Built", "l'histoire", "in 30 days" may begin with their small word. */
function opensWell(first: Token, next: Token | undefined, from: number): boolean {
  return from === 0 || first.lower.endsWith("'") || next?.kind === 'number';
}
