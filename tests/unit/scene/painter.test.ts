import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodePicture, paintInNode } from '../../../scripts/support/node-painter.ts';
import { composeScene } from '../../../utils/scene/compose.ts';
import type { Concept } from '../../../utils/scene/concept.ts';
import { LAYOUT_IDS, LAYOUTS, type LayoutId } from '../../../utils/scene/layouts.ts';
import type { Picture } from '../../../utils/scene/painter/surface.ts';
import { PALETTE_IDS } from '../../../utils/scene/palettes.ts';
import { DURATION_BADGE, overlaps } from '../../../utils/scene/safe-area.ts';
import { SCENE_SIZE, type Scene } from '../../../utils/scene/schema.ts';
import { type Subject, subjectAnalysisSchema } from '../../../utils/scene/subject.ts';
import { aConcept, HEADLINES, PHOTO_ID } from './builders.ts';

const GOLDEN = 'tests/fixtures/scenes/golden.json';
const PHOTO = 'tests/fixtures/photos/astronaut-cutout.webp';
const ANALYSIS = 'tests/fixtures/photos/astronaut-analysis.json';

let picture: Picture;
let subject: Subject;

beforeAll(async () => {
  picture = await decodePicture(await readFile(PHOTO));
  const analysis = subjectAnalysisSchema.parse(JSON.parse(await readFile(ANALYSIS, 'utf8')));
  subject = { photoId: PHOTO_ID, analysis };
});

const paint = (scene: Scene, width?: number) => paintInNode(scene, new Map([[PHOTO_ID as string, picture]]), width);

/** Mean red, green and blue of tiles: alike for the eye is alike in numbers, on every build of the canvas. */
async function gridOf(scene: Scene, columns: number, rows: number): Promise<number[]> {
  const { canvas } = await paint(scene, 320);
  const { data, width } = canvas.getContext('2d').getImageData(0, 0, 320, 180);
  const [tileWidth, tileHeight] = [320 / columns, 180 / rows];
  const sums = new Array<number>(columns * rows * 3).fill(0);
  for (let y = 0; y < 180; y++) {
    for (let x = 0; x < 320; x++) {
      const tile = Math.floor(y / tileHeight) * columns + Math.floor(x / tileWidth);
      for (const channel of [0, 1, 2]) {
        sums[tile * 3 + channel] = (sums[tile * 3 + channel] ?? 0) + (data[(y * width + x) * 4 + channel] ?? 0);
      }
    }
  }
  return sums.map((sum) => Math.round(sum / (tileWidth * tileHeight)));
}

const exampleOf = (layout: LayoutId, index: number, words: Partial<Concept> = {}) =>
  composeScene(
    aConcept({
      layout,
      palette: PALETTE_IDS[index % PALETTE_IDS.length] ?? 'cobalt',
      badge: '30 days',
      seed: 11,
      ...words,
    }),
    [subject, subject],
  );

/** One headline of each script. */
const SCRIPTS = ['en', 'ru', 'ja', 'ar', 'hi', 'ko', 'th'].map((locale) => {
  const words = HEADLINES.find((headline) => headline.locale === locale);
  if (!words) throw new Error(`There is no headline in ${locale}.`);
  return { headline: words.text, emphasis: words.emphasis, locale };
});

/** Every layout with every script; the first script in finer tiles. */
async function paintExamples(): Promise<Record<string, number[]>> {
  const grids: Record<string, number[]> = {};
  for (const [index, layout] of LAYOUT_IDS.entries()) {
    for (const [script, words] of SCRIPTS.entries()) {
      const scene = exampleOf(layout, index, words);
      grids[`${layout} ${words.locale}`] = await (script === 0 ? gridOf(scene, 16, 9) : gridOf(scene, 8, 5));
    }
  }
  return grids;
}

describe('painting', () => {
  it.each(HEADLINES)('puts "$text" inside the picture, off the face and clear of the duration badge', async (words) => {
    for (const layout of LAYOUT_IDS) {
      const subjects = LAYOUTS[layout].subject === 'never' ? [] : [subject];
      const { text, emphasis, locale } = words;
      const scene = composeScene(aConcept({ layout, headline: text, emphasis, locale }), subjects);
      const { headline } = await paint(scene, 160);
      expect(headline?.lines.length).toBeGreaterThan(0);
      for (const { ink } of headline?.lines ?? []) {
        expect(ink.x).toBeGreaterThanOrEqual(20);
        expect(ink.x + ink.width).toBeLessThanOrEqual(SCENE_SIZE.width - 20);
        expect(overlaps(ink, DURATION_BADGE)).toBe(false);
        expect(scene.subjects.some(({ head }) => overlaps(ink, head))).toBe(false);
      }
    }
  });

  it('looks as it did: run with UPDATE_GOLDEN=1 after a change that was meant, and look at the pictures', async () => {
    const painted = await paintExamples();
    if (process.env.UPDATE_GOLDEN) await writeFile(GOLDEN, `${JSON.stringify(painted)}\n`);
    const golden: Record<string, number[]> = JSON.parse(await readFile(GOLDEN, 'utf8'));
    expect(Object.keys(painted)).toEqual(Object.keys(golden));
    for (const [example, now] of Object.entries(painted)) {
      const before = golden[example] ?? [];
      expect(now).toHaveLength(before.length);
      const differences = now.map((value, index) => Math.abs(value - (before[index] ?? 0)));
      const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
      expect({ example, mean: mean < 2, worst: Math.max(...differences) < 30 }).toEqual({
        example,
        mean: true,
        worst: true,
      });
    }
  });

  it('paints the person: without the cut-out the picture is another', async () => {
    const scene = exampleOf('hero-rays', 0);
    const { canvas: without } = await paintInNode(scene, new Map(), 320);
    const { canvas: withPerson } = await paint(scene, 320);
    expect(Buffer.compare(without.data(), withPerson.data())).not.toBe(0);
  });

  it('is the same picture at every size', async () => {
    const scene = exampleOf('diagonal-split', 2);
    for (const width of [320, 1280, 1920]) {
      const { canvas } = await paint(scene, width);
      expect([canvas.width, canvas.height]).toEqual([width, (width * 9) / 16]);
      const small = canvas.getContext('2d').getImageData(Math.round(width * 0.02), Math.round(width * 0.02), 1, 1).data;
      const reference = (await paint(scene, 640)).canvas.getContext('2d').getImageData(13, 13, 1, 1).data;
      for (const channel of [0, 1, 2])
        expect(Math.abs((small[channel] ?? 0) - (reference[channel] ?? 0))).toBeLessThan(12);
    }
  });
});
