import { hasCase, isRightToLeft, lacksSpaces } from './fonts.ts';
import type { Box, Headline } from './schema.ts';
import { segmentWords } from './words.ts';

/** Ink of a text at 100 px: how wide it is, how far it reaches above and below the baseline. */
export interface Ink {
  width: number;
  ascent: number;
  descent: number;
}
export type Measure = (text: string) => Ink;

/** Words of one line that look the same. */
export interface Run {
  text: string;
  stressed: boolean;
}

export interface Line {
  text: string;
  runs: Run[];
  /** Size of the letters in pixels. */
  size: number;
  /** Left end of the line and its baseline, in scene pixels, before rotation. */
  x: number;
  baseline: number;
  width: number;
  /** The line's ink. */
  ink: Box;
}

export interface FittedHeadline {
  lines: Line[];
  rightToLeft: boolean;
}

/** Space between two lines, as a fraction of the size of the lower one's letters. */
const LINE_GAP = 0.17;

/** Scripts with many fine parts in a letter gain nothing from more height, and lose their parts at the edges. */
const TALLEST_TIGHT_LINE = 132;
const isTightScript = (text: string) => lacksSpaces(text) || /\p{Script=Arabic}/u.test(text);

/** Letters below this are hard to read on the small picture beside a video: 7 px of capitals at a width of 168 px. */
const READABLE_SIZE = 78;

/**
 * Breaks a headline into lines and sizes each, so that the words fill the box: few words large, the stressed line largest.
 * Words are never cut; one that is too long makes everything smaller.
 */
export function fitHeadline(headline: Headline, measure: Measure): FittedHeadline {
  const upper = headline.casing === 'upper' && hasCase(headline.text);
  const toCase = (text: string) => (upper ? text.toLocaleUpperCase(headline.locale) : text);
  const text = toCase(headline.text).trim();
  const stressed = headline.emphasis.map((part) => bindFigures(toCase(part).trim())).filter(Boolean);
  const emphasis = stressed[0] ?? null;
  const { words, glue } = splitWords(text, headline.locale);
  const inset = headline.emphasisPlate || headline.linePlate ? PLATE_PADDING : 0;
  const room = { width: headline.box.width, height: headline.box.height };

  let best: Candidate | null = null;
  for (let count = 1; count <= Math.min(headline.maxLines, words.length); count++) {
    for (const texts of breakings(words, glue, count, emphasis, measure)) {
      const candidate = sizeLines(texts, emphasis, headline, room, measure, inset);
      if (!best || candidate.score > best.score) best = candidate;
    }
  }
  if (!best) throw new RangeError('A headline needs at least one word.');
  return { lines: placeLines(best, headline, stressed, glue, inset), rightToLeft: isRightToLeft(text) };
}

/** Space around stressed words that stand on a plate, as a fraction of their letters' size. */
export const PLATE_PADDING = 0.16;

/** Words of a headline, and what stands between two of them. */
export function splitWords(text: string, locale: string): { words: string[]; glue: string } {
  if (!lacksSpaces(text)) {
    return {
      words: bindFigures(text)
        .split(/[^\S\u00a0]+/)
        .filter(Boolean),
      glue: ' ',
    };
  }
  const words: string[] = [];
  for (const { start, end } of segmentWords(text, locale)) {
    const segment = text.slice(start, end);
    const isCounter = /\p{N}$/u.test(words.at(-1) ?? '') && /^\p{Script=Han}/u.test(segment);
    // Punctuation and closing marks stay with the word before them, a counter with its figure: no line begins with one.
    if (words.length > 0 && (isCounter || /^[\s\p{P}]+$/u.test(segment))) words[words.length - 1] += segment;
    else words.push(segment);
  }
  return { words: words.map((word) => word.trim()).filter(Boolean), glue: '' };
}

/** A figure and its sign stay together: no line ends with "1.000" where the next begins with "€". */
function bindFigures(text: string): string {
  return text.replaceAll(/(\d) ([€$£¥₹₽%])/g, '$1\u00a0$2').replaceAll(/([€$£¥₹₽№#]) (\d)/g, '$1\u00a0$2');
}

interface Candidate {
  lines: { text: string; size: number; ink: Ink; stressed: boolean }[];
  score: number;
}

/** Ways to break into `count` lines: the evenest, and the evenest with the stressed words on a line of their own. */
function breakings(
  words: string[],
  glue: string,
  count: number,
  emphasis: string | null,
  measure: Measure,
): string[][] {
  const even = breakEvenly(words, glue, count, measure);
  const ways = even ? [even] : [];
  const own = emphasis ? splitAround(words, glue, emphasis) : null;
  if (own && count >= own.filter((part) => part.length > 0).length) {
    const [before, stressed, after] = own;
    const spare = count - 1;
    for (let above = before.length ? 1 : 0; above <= (before.length ? spare - (after.length ? 1 : 0) : 0); above++) {
      const below = spare - above;
      const head = before.length ? breakEvenly(before, glue, above, measure) : [];
      const tail = after.length ? breakEvenly(after, glue, below, measure) : below === 0 ? [] : null;
      if (head && tail) ways.push([...head, stressed.join(glue), ...tail]);
    }
  }
  return ways;
}

/** Words before, in and after the stressed part; null where that part is not whole words. */
function splitAround(words: string[], glue: string, emphasis: string): [string[], string[], string[]] | null {
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= words.length; to++) {
      const part = words.slice(from, to).join(glue);
      if (part === emphasis || stripPunctuation(part) === stripPunctuation(emphasis)) {
        return [words.slice(0, from), words.slice(from, to), words.slice(to)];
      }
    }
  }
  return null;
}

const stripPunctuation = (text: string) => text.replaceAll(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '').replaceAll('\u00a0', ' ');

/** The breaking whose widest line is narrowest, by dynamic programming. Null where there are fewer words than lines. */
function breakEvenly(words: string[], glue: string, count: number, measure: Measure): string[] | null {
  if (count < 1 || count > words.length) return null;
  const width = (from: number, to: number) => measure(words.slice(from, to).join(glue)).width;
  const memo = new Map<string, { widest: number; lines: string[] }>();
  const solve = (from: number, lines: number): { widest: number; lines: string[] } => {
    if (lines === 1) return { widest: width(from, words.length), lines: [words.slice(from).join(glue)] };
    const key = `${from},${lines}`;
    const known = memo.get(key);
    if (known) return known;
    let best = { widest: Number.POSITIVE_INFINITY, lines: [] as string[] };
    for (let to = from + 1; to <= words.length - (lines - 1); to++) {
      const rest = solve(to, lines - 1);
      const widest = Math.max(width(from, to), rest.widest);
      if (widest < best.widest) best = { widest, lines: [words.slice(from, to).join(glue), ...rest.lines] };
    }
    memo.set(key, best);
    return best;
  };
  return solve(0, count).lines;
}

/** Gives every line of a breaking its size and tells how good the whole is. */
function sizeLines(
  texts: string[],
  emphasis: string | null,
  { contrast, linePlate, emphasisPlate }: Headline,
  room: { width: number; height: number },
  measure: Measure,
  inset: number,
): Candidate {
  const inks = texts.map(measure);
  const stressedAt = emphasis ? texts.findIndex((text) => text.includes(emphasis)) : -1;
  const isAlone = stressedAt >= 0 && stripPunctuation(texts[stressedAt] ?? '') === stripPunctuation(emphasis ?? '');
  const isOnPlate = (index: number) => linePlate !== null || (emphasisPlate !== null && index === stressedAt);
  /** Size at which a line, with the strip behind it, is as wide as the room. */
  const filling = inks.map(({ width }, index) => (100 * room.width) / (width + (isOnPlate(index) ? 200 * inset : 0)));
  const common = Math.min(...filling);
  // Short lines may grow, poster-like; the others stay below the stressed one.
  let sizes = filling.map((size) => Math.min(size, common * 1.6));
  if (isAlone && texts.length > 1) {
    const others = Math.min(...filling.filter((_, index) => index !== stressedAt));
    const largest = Math.min(filling[stressedAt] ?? common, others * contrast);
    sizes = filling.map((size, index) =>
      index === stressedAt ? largest : Math.min(size, Math.max(largest / contrast, Math.min(others, largest * 0.72))),
    );
  } else {
    const even = Math.min(...sizes);
    sizes = sizes.map((size) => Math.min(size, even * 1.35));
  }
  const tallest = isTightScript(texts.join('')) ? TALLEST_TIGHT_LINE : Number.POSITIVE_INFINITY;
  sizes = sizes.map((size, index) => {
    const ink = inks[index] ?? { ascent: 100, descent: 0 };
    return Math.min(size, (100 * tallest) / (ink.ascent + ink.descent));
  });
  const height = sizes.reduce((sum, size, index) => {
    const ink = inks[index] ?? { ascent: 0, descent: 0 };
    const padding = isOnPlate(index) ? 2 * inset * size : 0;
    return sum + ((ink.ascent + ink.descent) * size) / 100 + padding + (index > 0 ? LINE_GAP * size : 0);
  }, 0);
  if (height > room.height) sizes = sizes.map((size) => (size * room.height) / height);

  const area = sizes.reduce((sum, size, index) => {
    const ink = inks[index] ?? { width: 0, ascent: 0 };
    return sum + ((ink.width * size) / 100) * ((ink.ascent * size) / 100);
  }, 0);
  const smallest = Math.min(...sizes);
  const readable = Math.min(1, smallest / READABLE_SIZE) ** 1.5;
  const aloneBonus = isAlone ? 1.18 : 1;
  const orphans = texts.filter((text, index) => index !== stressedAt && isOrphan(text)).length;
  const lines = texts.map((text, index) => ({
    text,
    size: sizes[index] ?? 0,
    ink: inks[index] ?? { width: 0, ascent: 0, descent: 0 },
    stressed: index === stressedAt,
  }));
  return { lines, score: area * readable * aloneBonus * 0.6 ** orphans };
}

/** Whether a line is so short that the eye passes over it: one word of one or two letters. */
function isOrphan(text: string): boolean {
  return [...text.replaceAll(/[^\p{L}\p{N}]/gu, '')].length <= 2;
}

function placeLines(
  candidate: Candidate,
  headline: Headline,
  stressed: readonly string[],
  glue: string,
  inset: number,
): Line[] {
  const { box } = headline;
  const texts = candidate.lines.map(({ text }) => text);
  // A plate is behind one line: stressed words that are broken over two have none, and so no other colour either.
  const spans = headline.emphasisPlate
    ? texts.map((text) => spansIn(text, stressed))
    : spansOverLines(texts, stressed, glue);
  const scaled = candidate.lines.map((line) => {
    const factor = line.size / 100;
    return {
      ...line,
      width: line.ink.width * factor,
      ascent: line.ink.ascent * factor,
      descent: line.ink.descent * factor,
    };
  });
  const padding = (line: { stressed: boolean; size: number }) =>
    headline.linePlate || (headline.emphasisPlate && line.stressed) ? inset * line.size : 0;
  const total = scaled.reduce(
    (sum, line, index) => sum + line.ascent + line.descent + 2 * padding(line) + (index > 0 ? LINE_GAP * line.size : 0),
    0,
  );
  const slack = Math.max(0, box.height - total);
  let y = box.y + (headline.vertical === 'top' ? 0 : headline.vertical === 'bottom' ? slack : slack / 2);
  return scaled.map((line, index) => {
    if (index > 0) y += LINE_GAP * line.size;
    y += padding(line);
    const baseline = y + line.ascent;
    y = baseline + line.descent + padding(line);
    const spare = box.width - line.width;
    const x =
      box.x +
      (headline.align === 'left' ? padding(line) : headline.align === 'right' ? spare - padding(line) : spare / 2);
    return {
      text: line.text,
      runs: splitRuns(line.text, spans[index] ?? []),
      size: line.size,
      x,
      baseline,
      width: line.width,
      ink: { x, y: baseline - line.ascent, width: line.width, height: line.ascent + line.descent },
    };
  });
}

interface Span {
  at: number;
  end: number;
}

function spansIn(text: string, stressed: readonly string[]): Span[] {
  return stressed.flatMap((part) => {
    const at = text.indexOf(part);
    return at < 0 ? [] : [{ at, end: at + part.length }];
  });
}

/** Where stressed words stand in each line, also those that begin in one and end in the next. */
function spansOverLines(texts: readonly string[], stressed: readonly string[], glue: string): Span[][] {
  const found = spansIn(texts.join(glue), stressed);
  let start = 0;
  return texts.map((text) => {
    const from = start;
    start += text.length + glue.length;
    return found
      .map(({ at, end }) => ({ at: Math.max(0, at - from), end: Math.min(text.length, end - from) }))
      .filter(({ at, end }) => at < end);
  });
}

/** Parts of a line by their looks. Scripts that join their letters are stressed as a whole line: a cut would change their shapes. */
function splitRuns(text: string, found: readonly Span[]): Run[] {
  if (found.length === 0) return [{ text, stressed: false }];
  if (JOINED.test(text)) return [{ text, stressed: true }];
  const runs: Run[] = [];
  let end = 0;
  for (const part of found.toSorted((one, other) => one.at - other.at)) {
    if (part.at < end) continue;
    runs.push(
      { text: text.slice(end, part.at), stressed: false },
      { text: text.slice(part.at, part.end), stressed: true },
    );
    end = part.end;
  }
  return [...runs, { text: text.slice(end), stressed: false }].filter((run) => run.text.length > 0);
}

const JOINED = /[\u0590-\u08ff\u0900-\u0dff\ufb1d-\ufdff\ufe70-\ufeff]/u;
