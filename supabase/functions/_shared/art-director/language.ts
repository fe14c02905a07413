import { RULES } from './language-rules.ts';

/** Scripts that give a language away, the more telling first: Japanese is written with kana and Chinese characters. */
const SCRIPTS: readonly { pattern: RegExp; language: string; others: readonly string[] }[] = [
  { pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, language: 'ja', others: [] },
  { pattern: /\p{Script=Hangul}/gu, language: 'ko', others: [] },
  { pattern: /\p{Script=Han}/gu, language: 'zh', others: ['ja'] },
  { pattern: /\p{Script=Arabic}/gu, language: 'ar', others: ['fa', 'ur', 'ps', 'ku'] },
  { pattern: /\p{Script=Devanagari}/gu, language: 'hi', others: ['mr', 'ne'] },
  { pattern: /\p{Script=Hebrew}/gu, language: 'he', others: ['yi'] },
  { pattern: /\p{Script=Thai}/gu, language: 'th', others: [] },
  { pattern: /\p{Script=Cyrillic}/gu, language: 'ru', others: ['uk', 'bg', 'sr', 'mk', 'be', 'kk'] },
  { pattern: /\p{Script=Greek}/gu, language: 'el', others: [] },
];

const LATIN_LANGUAGES = ['en', 'fr', 'es', 'de', 'pt'] as const;

/** Letters that only one of them uses, and what one is worth beside a small word. */
const TELLING_LETTERS: Record<(typeof LATIN_LANGUAGES)[number], RegExp> = {
  en: /(?!)/g,
  fr: /[œçêèùû]|\b[ldjncsm]['’]/giu,
  es: /[ñ¿¡]|[óíúá](?=\b|[bcdfglmnprst])/giu,
  de: /[ßäöü]/giu,
  pt: /[ãõ]|ção|ções|lh|nh/giu,
};

/** Scripts written without spaces between words, by language. */
const WITHOUT_SPACES: ReadonlySet<string> = new Set(['ja', 'zh', 'th', 'lo', 'km', 'my']);

export interface Language {
  /** Primary subtag, such as `pt`. */
  code: string;
  /** The tag to lay the words out by: the request's own where it agrees with the text. */
  locale: string;
  /** Whether words are told apart by spaces. */
  spaced: boolean;
}

/** The language a text is written in, by its script and its small words; where these do not tell, the one of `locale`. */
export function readLanguage(text: string, locale: string): Language {
  const expected = primaryOf(locale);
  const code = fromScript(text, expected) ?? fromSmallWords(text, expected);
  return { code, locale: code === expected ? locale : code, spaced: !WITHOUT_SPACES.has(code) };
}

export function primaryOf(locale: string): string {
  return locale.split('-')[0]?.toLowerCase() || 'en';
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The language of the script that most of the letters are in, or null for Latin. */
function fromScript(text: string, expected: string): string | null {
  const letters = count(text, /\p{L}/gu);
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  for (const { pattern, language, others } of SCRIPTS) {
    const own = count(text, pattern);
    // A third is enough: names and brands stay in Latin letters in every language.
    const share = language === 'ja' && kana > 0 ? kana + count(text, /\p{Script=Han}/gu) : own;
    if (own > 0 && share * 3 >= letters) return others.includes(expected) ? expected : language;
  }
  return null;
}

function fromSmallWords(text: string, expected: string): string {
  const words = text.toLowerCase().match(/\p{L}+(?:['’]\p{L}+)?['’]?/gu) ?? [];
  const isUnknownLatin = !LATIN_LANGUAGES.some((language) => language === expected);
  let best = expected;
  let bestScore = isUnknownLatin ? 1.5 : 0;
  for (const language of LATIN_LANGUAGES) {
    const { functionWords, questionWords, negations } = RULES[language];
    const small = words.filter(
      (word) => functionWords.has(word) || questionWords.has(word) || negations.has(word),
    ).length;
    const letters = Math.min(2, count(text, TELLING_LETTERS[language]));
    const score = small + 0.6 * letters + (language === expected ? 0.9 : 0);
    if (score > bestScore) [best, bestScore] = [language, score];
  }
  // A text in Latin letters cannot be in a language that is written in others.
  return best in RULES && !LATIN_LANGUAGES.some((language) => language === best) ? 'en' : best;
}
