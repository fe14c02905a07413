import type { AnyFontId } from './schema.ts';

/** One file of a typeface: a script's glyphs. Files of one family share its name; the browser asks the one that has a glyph. */
export interface FontFile {
  /** Name under which it is registered. */
  family: string;
  weight: number;
  /** Path inside the packages of `@fontsource`. */
  file: string;
  /** Characters that it is there for. */
  covers: RegExp;
}

const LATIN = /[\u0020-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2122]/u;
const LATIN_EXTENDED = /[\u0100-\u02ff\u1e00-\u1e9f\u1ef2-\u1eff\u20a0-\u20bf]/u;
const VIETNAMESE = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]/u;
const CYRILLIC = /[\u0400-\u04ff]/u;
const GREEK = /[\u0370-\u03ff]/u;
const ARABIC = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]/u;
const HEBREW = /[\u0590-\u05ff\ufb1d-\ufb4f]/u;
const DEVANAGARI = /[\u0900-\u097f\ua8e0-\ua8ff]/u;
const THAI = /[\u0e00-\u0e7f]/u;
const KANA = /[\u3040-\u30ff\u31f0-\u31ff]/u;
const HAN = /[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]/u;
const JAPANESE = /[\u3000-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]/u;
const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/u;

/** Families by the names that a canvas asks for. All are under the SIL Open Font License. */
export const FONT_FILES: readonly FontFile[] = [
  {
    family: 'Klikk Roboto',
    weight: 800,
    file: 'roboto-condensed/files/roboto-condensed-latin-800-normal.woff2',
    covers: LATIN,
  },
  {
    family: 'Klikk Roboto',
    weight: 800,
    file: 'roboto-condensed/files/roboto-condensed-latin-ext-800-normal.woff2',
    covers: LATIN_EXTENDED,
  },
  {
    family: 'Klikk Roboto',
    weight: 800,
    file: 'roboto-condensed/files/roboto-condensed-vietnamese-800-normal.woff2',
    covers: VIETNAMESE,
  },
  {
    family: 'Klikk Roboto',
    weight: 800,
    file: 'roboto-condensed/files/roboto-condensed-cyrillic-800-normal.woff2',
    covers: CYRILLIC,
  },
  {
    family: 'Klikk Roboto',
    weight: 800,
    file: 'roboto-condensed/files/roboto-condensed-greek-800-normal.woff2',
    covers: GREEK,
  },
  { family: 'Klikk Bangers', weight: 400, file: 'bangers/files/bangers-latin-400-normal.woff2', covers: LATIN },
  {
    family: 'Klikk Bangers',
    weight: 400,
    file: 'bangers/files/bangers-latin-ext-400-normal.woff2',
    covers: LATIN_EXTENDED,
  },
  {
    family: 'Klikk Bangers',
    weight: 400,
    file: 'bangers/files/bangers-vietnamese-400-normal.woff2',
    covers: VIETNAMESE,
  },
  {
    family: 'Klikk Montserrat',
    weight: 800,
    file: 'montserrat/files/montserrat-latin-800-normal.woff2',
    covers: LATIN,
  },
  {
    family: 'Klikk Montserrat',
    weight: 800,
    file: 'montserrat/files/montserrat-latin-ext-800-normal.woff2',
    covers: LATIN_EXTENDED,
  },
  {
    family: 'Klikk Montserrat',
    weight: 800,
    file: 'montserrat/files/montserrat-vietnamese-800-normal.woff2',
    covers: VIETNAMESE,
  },
  {
    family: 'Klikk Montserrat',
    weight: 800,
    file: 'montserrat/files/montserrat-cyrillic-800-normal.woff2',
    covers: CYRILLIC,
  },
  {
    family: 'Klikk Sofia',
    weight: 900,
    file: 'sofia-sans-extra-condensed/files/sofia-sans-extra-condensed-latin-900-normal.woff2',
    covers: LATIN,
  },
  {
    family: 'Klikk Sofia',
    weight: 900,
    file: 'sofia-sans-extra-condensed/files/sofia-sans-extra-condensed-latin-ext-900-normal.woff2',
    covers: LATIN_EXTENDED,
  },
  {
    family: 'Klikk Sofia',
    weight: 900,
    file: 'sofia-sans-extra-condensed/files/sofia-sans-extra-condensed-cyrillic-900-normal.woff2',
    covers: CYRILLIC,
  },
  {
    family: 'Klikk Sofia',
    weight: 900,
    file: 'sofia-sans-extra-condensed/files/sofia-sans-extra-condensed-greek-900-normal.woff2',
    covers: GREEK,
  },
  {
    family: 'Klikk Arabic',
    weight: 800,
    file: 'almarai/files/almarai-arabic-800-normal.woff2',
    covers: ARABIC,
  },
  {
    family: 'Klikk Hebrew',
    weight: 900,
    file: 'noto-sans-hebrew/files/noto-sans-hebrew-hebrew-900-normal.woff2',
    covers: HEBREW,
  },
  {
    family: 'Klikk Devanagari',
    weight: 900,
    file: 'noto-sans-devanagari/files/noto-sans-devanagari-devanagari-900-normal.woff2',
    covers: DEVANAGARI,
  },
  {
    family: 'Klikk Thai',
    weight: 900,
    file: 'noto-sans-thai/files/noto-sans-thai-thai-900-normal.woff2',
    covers: THAI,
  },
  {
    family: 'Klikk Japanese',
    weight: 700,
    file: 'noto-sans-jp/files/noto-sans-jp-japanese-700-normal.woff2',
    covers: JAPANESE,
  },
  {
    family: 'Klikk Korean',
    weight: 900,
    file: 'noto-sans-kr/files/noto-sans-kr-korean-900-normal.woff2',
    covers: HANGUL,
  },
  {
    family: 'Klikk Chinese',
    weight: 900,
    file: 'noto-sans-sc/files/noto-sans-sc-chinese-simplified-900-normal.woff2',
    covers: HAN,
  },
];

/** Outlines of emoji, to be filled with any colour. */
export const EMOJI_FAMILY = 'Klikk Emoji';
export const EMOJI_FILE: FontFile = {
  family: EMOJI_FAMILY,
  weight: 700,
  file: 'noto-emoji/files/noto-emoji-emoji-700-normal.woff2',
  covers: /\p{Extended_Pictographic}|\p{Regional_Indicator}/u,
};

/** Under this name a creator's own typeface is registered; where it is not, Roboto stands in. */
export const OWN_FAMILY = 'Klikk Own';

const FAMILIES: Record<AnyFontId, string> = {
  own: OWN_FAMILY,
  roboto: 'Klikk Roboto',
  bangers: 'Klikk Bangers',
  montserrat: 'Klikk Montserrat',
  sofia: 'Klikk Sofia',
};

/** The face that stands in where the chosen one has no letters of a script, and its own weight. */
const STAND_INS: readonly { script: RegExp; family: string }[] = [
  { script: ARABIC, family: 'Klikk Arabic' },
  { script: HEBREW, family: 'Klikk Hebrew' },
  { script: DEVANAGARI, family: 'Klikk Devanagari' },
  { script: THAI, family: 'Klikk Thai' },
  { script: HANGUL, family: 'Klikk Korean' },
  { script: KANA, family: 'Klikk Japanese' },
];

/** Space added between letters and between words, as fractions of the letters' size: what keeps narrow, heavy letters
 *  apart once the picture is small. */
export interface Spacing {
  letters: number;
  words: number;
}

const SPACING: Record<AnyFontId, Spacing> = {
  own: { letters: 0.01, words: 0.06 },
  roboto: { letters: 0.02, words: 0.1 },
  bangers: { letters: 0.06, words: 0.2 },
  montserrat: { letters: 0.01, words: 0.06 },
  sofia: { letters: 0.045, words: 0.2 },
};

const JOINED_SPACING: Spacing = { letters: 0, words: 0.18 };

export interface FontChoice {
  /** Families in the order in which a canvas asks them for a glyph. */
  families: string[];
  weight: number;
  spacing: Spacing;
  /** The files that the text needs. */
  files: FontFile[];
}

/** The typefaces for a text, and only the files that its letters need. */
export function chooseFonts(font: AnyFontId, text: string, locale: string): FontChoice {
  const main = FAMILIES[font];
  const families = [...STAND_INS.filter(({ script }) => script.test(text)).map(({ family }) => family)];
  if (HAN.test(text) && !families.includes('Klikk Japanese') && !families.includes('Klikk Korean')) {
    families.push(/^ja\b/i.test(locale) ? 'Klikk Japanese' : 'Klikk Chinese');
  } else if (HAN.test(text) && families.includes('Klikk Korean')) families.push('Klikk Chinese');
  // Bangers has no Cyrillic and no Greek, Montserrat no Greek.
  const lacksLetters =
    (CYRILLIC.test(text) && main === 'Klikk Bangers') || (GREEK.test(text) && WITHOUT_GREEK.has(main));
  if (font === 'own') families.push('Klikk Roboto');
  const all = lacksLetters ? ['Klikk Roboto', ...families, main] : [main, ...families];
  // Scripts that join their letters would come apart.
  const spacing = joinsLetters(text) ? JOINED_SPACING : SPACING[font];
  const files = FONT_FILES.filter(
    ({ family, covers }) => all.includes(family) && [...text].some((character) => covers.test(character)),
  );
  return { families: all, weight: all.some((family) => WEIGHTY.has(family)) ? 900 : 400, spacing, files };
}

/** Whether letters hang together, as in Arabic and Devanagari. */
export function joinsLetters(text: string): boolean {
  return JOINED.test(text);
}

const JOINED = /[\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufeff]/u;

const WITHOUT_GREEK = new Set(['Klikk Bangers', 'Klikk Montserrat']);

const WEIGHTY = new Set(FONT_FILES.filter(({ weight }) => weight > 400).map(({ family }) => family));

/** Whether a text runs from right to left: by its first strong letter. */
export function isRightToLeft(text: string): boolean {
  const strong = /[\p{L}]/u.exec(text)?.[0];
  return strong !== undefined && (ARABIC.test(strong) || HEBREW.test(strong));
}

/** Whether a script has capitals to speak of, so that a headline may be set in them. */
export function hasCase(text: string): boolean {
  return /[\p{Lu}\p{Ll}]/u.test(text);
}

/** Whether words stand without spaces between them. */
export function lacksSpaces(text: string): boolean {
  return KANA.test(text) || THAI.test(text) || (HAN.test(text) && !HANGUL.test(text));
}
