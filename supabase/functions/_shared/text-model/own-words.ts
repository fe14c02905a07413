import { segmentWords } from '../../../../utils/scene/words.ts';

/** Scripts that run words together, so that the same word may be cut out of its surroundings differently. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Whether a text holds nothing but words of others, whole and in any case and order, and no sign that they have not. So a
 * model can choose words, and can neither misspell nor invent one.
 */
export function hasOnlyWordsOf(sources: readonly string[], text: string, locale: string): boolean {
  const source = comparable(sources.join('\n'));
  const words = new Set(wordsOf(source, locale));
  const [own, signs] = [wordsOf(comparable(text), locale), signsOf(comparable(text))];
  return (
    own.every((word) => words.has(word) || (WITHOUT_SPACES.test(word) && source.includes(word))) &&
    signs.every((sign) => source.includes(sign))
  );
}

/** As a reader counts them. */
export const countWords = (text: string, locale: string): number => wordsOf(text, locale).length;

/** Whether `part` stands in `text` with whole words only. */
export function isPartOf(text: string, part: string): boolean {
  if (!part.trim()) return false;
  if (WITHOUT_SPACES.test(part)) return text.includes(part);
  const escaped = part.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${escaped}(?![\\p{L}\\p{M}\\p{N}])`, 'u').test(text);
}

function wordsOf(text: string, locale: string): string[] {
  return segmentWords(text, locale)
    .filter(({ isWord }) => isWord)
    .map(({ start, end }) => text.slice(start, end));
}

/** Everything that is no letter, figure or space: a currency's sign says as much as a word. */
const signsOf = (text: string): string[] => text.match(/[^\p{L}\p{M}\p{N}\s]/gu) ?? [];

const comparable = (text: string): string => text.normalize('NFKC').replace(/[’‘]/gu, "'").toLowerCase();
