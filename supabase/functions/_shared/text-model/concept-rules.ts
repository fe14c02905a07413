import { LAYOUTS } from '../../../../utils/scene/layouts.ts';
import { primaryOf, readLanguage } from '../art-director/language.ts';
import { needsWords } from '../art-director/possible-layouts.ts';
import type { Brief } from './brief.ts';
import type { DecidedConcept } from './concept-answer.ts';
import { countWords, hasOnlyWordsOf, isPartOf } from './own-words.ts';

/** What the embedded director keeps to, by names for the log. */
export type ConceptRule =
  | 'count'
  | 'layout'
  | 'layouts-alike'
  | 'palettes-alike'
  | 'ideas-alike'
  | 'still'
  | 'side'
  | 'headline-missing'
  | 'headline-unwanted'
  | 'headline-not-as-given'
  | 'headline-too-long'
  | 'headline-foreign'
  | 'emphasis'
  | 'badge'
  | 'emoji'
  | 'seasoning'
  | 'still'
  | 'reason';

/** As long as the rules' own headlines get, in characters: beyond, letters would be too small. */
const HEADLINE_CHARACTERS = { spaced: 42, unspaced: 18 };
const HEADLINE_WORDS = 5;
const BADGE_CHARACTERS = 12;
const REASON_CHARACTERS = 120;

/** The first rule that an answer breaks, or null where it keeps to all of them. */
export function brokenRule(concepts: readonly DecidedConcept[], brief: Brief): ConceptRule | null {
  if (concepts.length !== brief.count) return 'count';
  if (differing(concepts, ({ layout }) => layout) < brief.count) return 'layouts-alike';
  if (differing(concepts, ({ palette }) => palette) < brief.count) return 'palettes-alike';
  if (differing(concepts, ({ layout }) => LAYOUTS[layout].idea) < brief.ideas) return 'ideas-alike';
  if (concepts.filter(({ layout }) => LAYOUTS[layout].still).length !== (brief.hasStill ? 1 : 0)) return 'still';
  // One badge or sticker among the pictures at most: it is seasoning. Where there is nobody, an emoji is the thing itself.
  const seasoned = concepts.filter(({ badge, emoji }) => badge !== null || (emoji !== null && brief.emoji !== 'any'));
  if (seasoned.length > 1) return 'seasoning';
  for (const concept of concepts) {
    const broken = brokenByOne(concept, brief);
    if (broken) return broken;
  }
  return null;
}

function brokenByOne(concept: DecidedConcept, brief: Brief): ConceptRule | null {
  const { layout, side, headline, emphasis, reason } = concept;
  if (!brief.layouts.includes(layout)) return 'layout';
  if (side === null || !brief.sides.includes(side)) return 'side';
  if (!isReason(reason, brief.locale)) return 'reason';
  const broken = headline === null ? brokenWithoutWords(concept, brief) : brokenByHeadline(headline, brief);
  if (broken) return broken;
  if (!isEmphasis(emphasis, headline)) return 'emphasis';
  if (!isBadge(concept, brief)) return 'badge';
  return isEmoji(concept, brief) ? null : 'emoji';
}

function brokenWithoutWords({ layout }: DecidedConcept, { words }: Brief): ConceptRule | null {
  return words === 'always' || needsWords(layout) ? 'headline-missing' : null;
}

function brokenByHeadline(headline: string, { words, given, sources, locale }: Brief): ConceptRule | null {
  if (words === 'never') return 'headline-unwanted';
  if (given !== null) return headline === given ? null : 'headline-not-as-given';
  const language = readLanguage(headline, locale);
  const charactersMax = language.spaced ? HEADLINE_CHARACTERS.spaced : HEADLINE_CHARACTERS.unspaced;
  if (!isOneLine(headline, charactersMax)) return 'headline-too-long';
  const wordsInIt = countWords(headline, language.locale);
  if (wordsInIt === 0) return 'headline-missing';
  if (language.spaced && wordsInIt > HEADLINE_WORDS) return 'headline-too-long';
  return hasOnlyWordsOf(sources, headline, language.locale) ? null : 'headline-foreign';
}

function isEmphasis(parts: readonly string[], headline: string | null): boolean {
  if (headline === null) return parts.length === 0;
  return parts.length <= 2 && parts.every((part) => part !== headline && isPartOf(headline, part));
}

function isBadge({ badge, headline }: DecidedConcept, { mayHaveBadge, sources, locale }: Brief): boolean {
  if (badge === null) return true;
  if (!mayHaveBadge || headline === null || !isOneLine(badge, BADGE_CHARACTERS)) return false;
  if (headline.toLowerCase().includes(badge.toLowerCase())) return false;
  return countWords(badge, locale) > 0 && hasOnlyWordsOf(sources, badge, locale);
}

/** One pictogram, and no face that pulls one unless the creator does so. */
function isEmoji({ emoji, badge }: DecidedConcept, brief: Brief): boolean {
  if (emoji === null) return true;
  if (brief.emoji === 'none' || !/^\p{Extended_Pictographic}\ufe0f?$/u.test(emoji) || SIGNS.test(emoji)) return false;
  const isOwn = brief.sources.some((source) => source.includes(emoji));
  return isOwn ? badge === null || brief.emoji === 'any' : brief.emoji === 'any' && !FACES.test(emoji);
}

/** Pictograms by Unicode's table that are signs of writing. */
const SIGNS = /^[©®™‼⁉〰〽㊗㊙ℹ]/u;
const FACES = /^[\u{1f600}-\u{1f64f}\u{1f910}-\u{1f92f}\u{1f970}-\u{1f97a}\u{1fae0}-\u{1faef}]/u;

/** A short sentence in the creator's language that leads nowhere else. */
function isReason(reason: string, locale: string): boolean {
  if (!isOneLine(reason, REASON_CHARACTERS) || /:\/\/|www\.|\w\.\w{2,}\/|[<>]/u.test(reason)) return false;
  return readLanguage(reason, locale).code === primaryOf(locale);
}

/** Line breaks and other controls, and marks that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

function isOneLine(text: string, charactersMax: number): boolean {
  return text.length > 0 && text.trim() === text && [...text].length <= charactersMax && !UNSEEN.test(text);
}

function differing<Item>(items: readonly Item[], by: (item: Item) => unknown): number {
  return new Set(items.map(by)).size;
}
