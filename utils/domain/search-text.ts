/**
 * Text as a search compares it: without case, accents and width, so that what sounds alike to whoever types it is alike.
 * Vowel signs that are letters of their own (as in Hindi) stay.
 */
export function foldText(text: string): string {
  // Upper case first: it parts letters that have no lower case of their own, such as the German ß.
  return text
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '');
}

/** Whether every word of the query is somewhere in the text. @param folded as {@link foldText} makes it */
export function matchesSearch(folded: string, query: string): boolean {
  return foldText(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
