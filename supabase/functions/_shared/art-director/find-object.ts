import { OBJECT_NAMES, type ObjectLanguage } from './object-names.ts';

const PICTOGRAM = /\p{Extended_Pictographic}/gu;
/** Pictographic by Unicode's table, and yet signs of writing. */
const WRITTEN = /^[©®™‼⁉〰〽㊗㊙ℹ]$/u;

/** What is asked is the thing to show where the words name none. */
const QUESTION = '❓';

/** What many titles name and few are about: shown where nothing else is named. */
const WEAK: ReadonlySet<string> = new Set(['📅', '⏱', '🏆', '📜', '💡', '⚠', '🔒', '🌍', '📚', '💰', '🏙', '🧳']);

/** Languages in which the thing stands before what tells of it: tarte au chocolat, not chocolate cake. */
const HEAD_FIRST: ReadonlySet<string> = new Set(['fr', 'es', 'pt', 'ar']);

/** Letters that a form may have more than the name: plurals and cases. */
const ENDING = 2;

/** Shorter names have to be met exactly: "car" is not "card". */
const STEM = 4;

export interface FoundObject {
  /** One emoji. */
  glyph: string;
  /** Whether the creator put it into the title. */
  isOwn: boolean;
}

/** The thing that a text is about, as an emoji: one that the creator wrote, else one that the words name; null where there is neither. */
export function findObject(text: string, language: string): FoundObject | null {
  const own = ownPictogram(text);
  if (own) return { glyph: own, isOwn: true };
  const glyph = namedObject(text, language);
  return glyph ? { glyph, isOwn: false } : null;
}

function ownPictogram(text: string): string | null {
  return [...text.matchAll(PICTOGRAM)].map(([glyph]) => glyph).find((glyph) => !WRITTEN.test(glyph)) ?? null;
}

function namedObject(text: string, language: string): string | null {
  if (!isObjectLanguage(language)) return null;
  const found = language === 'ja' ? objectsWithin(text) : objectsAmongWords(text, language);
  const strong = found.filter((glyph) => !WEAK.has(glyph));
  const telling = strong.length > 0 ? strong : found;
  const named = HEAD_FIRST.has(language) ? telling[0] : telling.at(-1);
  if (named && !WEAK.has(named)) return named;
  return /[?？؟]/u.test(text) ? QUESTION : (named ?? null);
}

/** In the order of the words. */
function objectsAmongWords(text: string, language: Exclude<ObjectLanguage, 'ja'>): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:[-’'][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
  return words.flatMap((word) => {
    const bare = withoutArticle(word, language);
    const glyph = Object.keys(OBJECT_NAMES).find((one) =>
      namesOf(one, language).some((name) => isFormOf(bare, name, language)),
    );
    return glyph ? [glyph] : [];
  });
}

/** Japanese writes no spaces: names are looked for in the text, the longest first. */
function objectsWithin(text: string): string[] {
  const found = Object.keys(OBJECT_NAMES).flatMap((glyph) =>
    namesOf(glyph, 'ja').flatMap((name) => {
      const at = text.indexOf(name);
      return at < 0 ? [] : [{ glyph, at, end: at + name.length }];
    }),
  );
  return found
    .filter((one) => !found.some((other) => other !== one && isInside(one, other)))
    .sort((one, other) => one.at - other.at)
    .map(({ glyph }) => glyph);
}

interface Place {
  at: number;
  end: number;
}
const isInside = (one: Place, other: Place) =>
  one.at >= other.at && one.end <= other.end && one.end - one.at < other.end - other.at;

function withoutArticle(word: string, language: ObjectLanguage): string {
  if (language === 'ar') return word.replace(/^[وبفك]?(?:ال|لل)(?=.{2})/u, '');
  if (language === 'fr') return word.replace(/^(?:[ldjtmsnc]|qu)[’']/u, '');
  return word.replace(/[’']s$/u, '');
}

function isFormOf(word: string, name: string, language: ObjectLanguage): boolean {
  if (word === name) return true;
  if (language === 'en') return word === `${name}s` || word === `${name}es`;
  // Schokoladenkuchen is a cake.
  if (language === 'de' && name.length >= STEM && word.endsWith(name) && word.length >= name.length + 3) return true;
  return name.length >= STEM && word.startsWith(name) && word.length <= name.length + ENDING;
}

const namesOf = (glyph: string, language: ObjectLanguage): string[] => OBJECT_NAMES[glyph]?.[language].split(' ') ?? [];

const isObjectLanguage = (code: string): code is ObjectLanguage =>
  ['en', 'fr', 'es', 'de', 'pt', 'ja', 'ar', 'hi'].includes(code);
