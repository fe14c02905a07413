import type { Headline } from './headline.ts';
import type { Token, TokenKind } from './tokens.ts';
import { hasSign, isUnit } from './units.ts';

const WEIGHT: Record<TokenKind, number> = {
  number: 4,
  strong: 3,
  name: 2.6,
  negation: 2,
  content: 1.2,
  question: 0.6,
  function: 0,
};

/**
 * The part of a headline to stress, exactly as it stands there, or null where there is nothing to choose from.
 * @param alone whether a figure is stressed without its unit, for a picture that shows it as large as it goes
 */
export function pickEmphasis({ text, tokens }: Headline, options: { alone: boolean }): string | null {
  if (tokens.length < 2) return null;
  const ranked = tokens
    .map((token, index) => ({ token, index, weight: weightOf(token, index, tokens.length) }))
    .sort((one, other) => other.weight - one.weight);
  const [best] = ranked;
  if (!best || best.weight <= 0) return null;
  const whole = options.alone ? null : wholeFigure(text, tokens, best.index);
  return [whole, best.token.text].find((part) => part !== null && part !== text && text.includes(part)) ?? null;
}

/** A figure with the unit behind it (30 Days) or the name before it (iPhone 18), where it has one. */
function wholeFigure(text: string, tokens: readonly Token[], index: number): string | null {
  const [before, figure, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (figure?.kind !== 'number' || hasSign(figure.text)) return null;
  if (after && isUnit(after.text)) return joined(text, figure.text, after.text);
  return before?.kind === 'name' ? joined(text, before.text, figure.text) : null;
}

function joined(text: string, one: string, other: string): string | null {
  return [' ', '', '-'].map((gap) => one + gap + other).find((pair) => text.includes(pair)) ?? null;
}

/** Of words of a kind the longer one, and of equals the later one: sentences put what is new last. */
function weightOf({ kind, text }: Token, index: number, length: number): number {
  // Half a word: n'achète.
  if (/['’]$/u.test(text)) return 0;
  // Japanese inflection, and single characters, which mean little by themselves.
  if (/^(?:\p{Script=Hiragana}+|\p{Script=Han})$/u.test(text) && kind !== 'number') return 0;
  return WEIGHT[kind] + (WEIGHT[kind] > 0 ? Math.min(text.length, 12) / 15 + (0.3 * index) / length : 0);
}
