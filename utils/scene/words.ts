const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const ONE_HAN = /^\p{Script=Han}$/u;

/** A piece of a text, by UTF-16 units. */
export interface Piece {
  start: number;
  end: number;
  isWord: boolean;
}

/**
 * The words of a text in a script without spaces, and what stands between them. Segmenters cut loanwords in two (ルー・ティン,
 * 筋・トレ); they are put together again.
 */
export function segmentWords(text: string, locale: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { index, segment, isWordLike = false } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(
    text,
  )) {
    const last = pieces.at(-1);
    const before = last && text.slice(last.start, last.end);
    const isSameWord =
      last?.isWord && before && KATAKANA.test(segment) && (ONE_HAN.test(before) || KATAKANA.test(lastScript(before)));
    if (last && isSameWord) last.end = index + segment.length;
    else pieces.push({ start: index, end: index + segment.length, isWord: isWordLike });
  }
  return pieces;
}

/** What a word ends with: the part after a single Han letter, or all of it. */
function lastScript(word: string): string {
  const [first = '', ...rest] = word;
  return ONE_HAN.test(first) && rest.length > 0 ? rest.join('') : word;
}
