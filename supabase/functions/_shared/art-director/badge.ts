import type { Clause } from './clean-title.ts';
import type { Language } from './language.ts';
import { tokenize } from './tokens.ts';
import { hasSign, isUnit } from './units.ts';

const CHARACTERS_MAX = 12;

/** A duration, price or share of the title for a badge, unless a headline shows it already. Mostly null: a badge is the exception. */
export function findBadge(clauses: readonly Clause[], language: Language, headline: string): string | null {
  for (const { text } of clauses) {
    const tokens = tokenize(text, language);
    for (const [index, token] of tokens.entries()) {
      if (token.kind !== 'number' || headline.includes(token.text)) continue;
      const next = tokens[index + 1];
      const withUnit = next && isUnit(next.text) ? text.slice(token.start, next.end) : null;
      const figure = hasSign(token.text) ? token.text : withUnit;
      if (figure && figure.length <= CHARACTERS_MAX) return figure;
    }
  }
  return null;
}
