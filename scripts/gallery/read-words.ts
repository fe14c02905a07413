import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { splitWords } from '../../utils/scene/fit-text.ts';
import type { GalleryResult } from '../gallery.ts';

/** Tesseract's names of the languages. */
const LANGUAGES: Record<string, string> = {
  en: 'eng',
  fr: 'fra',
  es: 'spa',
  de: 'deu',
  pt: 'por',
  ja: 'jpn',
  ar: 'ara',
  hi: 'hin',
};

/** Width of the picture in which the words are to be read, and how much each line is enlarged for it. */
const SMALL_WIDTH = 168;
const ENLARGED = 8;

const WAYS = ['grey', 'inverted', 'red', 'green', 'blue'] as const;

export interface WordsRead {
  byLocale: Record<string, { read: number; total: number }>;
  /** Files of pictures with words that could not be read, with those words. */
  unread: Record<string, string[]>;
}

/**
 * Has tesseract read the headlines back from pictures of 168×94: each line cut out, enlarged, in the best of grey, inverted
 * and the three colour channels. Words are compared without case and punctuation.
 */
export async function readWords(results: readonly GalleryResult[], folder: string): Promise<WordsRead> {
  const words: WordsRead = { byLocale: {}, unread: {} };
  const byLanguage = Map.groupBy(results, ({ locale }) => locale.split('-')[0] ?? 'en');
  await Promise.all(
    [...byLanguage].map(async ([language, pictures]) => {
      const count = { read: 0, total: 0 };
      words.byLocale[language] = count;
      const texts = await readLines(pictures, folder, LANGUAGES[language] ?? 'eng');
      for (const [index, { lines, file, locale }] of pictures.entries()) {
        const missing = lines.flatMap((line, at) => missingWords(line.text, texts[index]?.[at] ?? [], locale));
        const total = lines.reduce((sum, { text }) => sum + wordsOf(text, locale).length, 0);
        count.total += total;
        count.read += total - missing.length;
        if (missing.length > 0) words.unread[file] = missing;
      }
    }),
  );
  return words;
}

/** What was read of every line in the way that read most of it, by picture and line. */
async function readLines(pictures: readonly GalleryResult[], folder: string, language: string): Promise<string[][][]> {
  const scratch = path.join(folder, `.lines-${language}`);
  await mkdir(scratch, { recursive: true });
  const list: string[] = [];
  for (const { file, lines } of pictures) {
    const small = await shrink(path.join(folder, file));
    for (const [at, line] of lines.entries()) {
      for (const way of WAYS) {
        const name = path.join(scratch, `${file}-${at}-${way}.pgm`);
        await writeFile(name, cutOut(small, line, way));
        list.push(name);
      }
    }
  }
  await writeFile(path.join(scratch, 'list.txt'), list.join('\n'));
  await tesseract([path.join(scratch, 'list.txt'), path.join(scratch, 'read'), '--psm', '7', '-l', language]);
  const pages = (await readFile(path.join(scratch, 'read.txt'), 'utf8')).split('\f');
  await rm(scratch, { recursive: true });
  let next = 0;
  return pictures.map(({ lines }) => lines.map(() => WAYS.map(() => pages[next++] ?? '')));
}

async function shrink(file: string) {
  const picture = await loadImage(await readFile(file));
  const height = Math.round((SMALL_WIDTH * picture.height) / picture.width);
  // Half by half, as browsers shrink: one big step would leave out most pixels.
  let current = createCanvas(picture.width, picture.height);
  current.getContext('2d').drawImage(picture, 0, 0);
  while (current.width > 2 * SMALL_WIDTH) {
    const next = createCanvas(current.width / 2, current.height / 2);
    next.getContext('2d').drawImage(current, 0, 0, next.width, next.height);
    current = next;
  }
  const small = createCanvas(SMALL_WIDTH, height);
  const context = small.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(current, 0, 0, SMALL_WIDTH, height);
  return small;
}

/** The part of the picture around a line, enlarged, as a grey picture in Netpbm's PGM: nothing is faster to write and read. */
function cutOut(
  small: Awaited<ReturnType<typeof shrink>>,
  line: { x: number; y: number; width: number; height: number },
  way: (typeof WAYS)[number],
): Uint8Array {
  const scale = SMALL_WIDTH / 1280;
  const margin = 2;
  const x = Math.max(0, line.x * scale - margin);
  const y = Math.max(0, line.y * scale - margin);
  const width = Math.min(SMALL_WIDTH - x, line.width * scale + 2 * margin);
  const height = Math.min(small.height - y, line.height * scale + 2 * margin);
  const canvas = createCanvas(Math.round(width * ENLARGED), Math.round(height * ENLARGED));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, x, y, width, height, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const head = Buffer.from(`P5 ${canvas.width} ${canvas.height} 255\n`);
  const file = new Uint8Array(head.length + data.length / 4);
  file.set(head);
  for (let at = 0; at < data.length; at += 4) file[head.length + at / 4] = toValue(data, at, way);
  return file;
}

function toValue(data: Uint8ClampedArray, at: number, way: (typeof WAYS)[number]): number {
  const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
  if (way === 'red') return red;
  if (way === 'green') return green;
  if (way === 'blue') return blue;
  const grey = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  return way === 'grey' ? grey : 255 - grey;
}

function tesseract(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('tesseract', args, { stdio: 'ignore', env: { ...process.env, OMP_THREAD_LIMIT: '1' } });
    child.once('error', () => reject(new Error('--read needs tesseract with its language packs.')));
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`tesseract ended with ${code}.`))));
  });
}

/** The words that even the best reading of a line lacks. */
function missingWords(text: string, readings: readonly string[], locale: string): string[] {
  const wanted = wordsOf(text, locale);
  const missing = readings.map((reading) => {
    const found = wordsOf(reading, locale);
    const whole = found.join('');
    return wanted.filter((word) => !found.includes(word) && !(isUnspaced(locale) && whole.includes(word)));
  });
  return missing.toSorted((one, other) => one.length - other.length)[0] ?? wanted;
}

const isUnspaced = (locale: string) => locale.startsWith('ja');

/** Words without case, punctuation and marks that only layout needs. */
function wordsOf(text: string, locale: string): string[] {
  return splitWords(text.replaceAll('\u00a0', ' '), locale)
    .words.map((word) => word.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]/gu, ''))
    .filter(Boolean);
}
