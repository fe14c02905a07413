import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodePicture, paintInNode } from '../../../scripts/support/node-painter.ts';
import { composeScene } from '../../../utils/scene/compose.ts';
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

/** Mean brightness, redness and blueness of 16 × 9 tiles: alike for the eye is alike in numbers, on every build of the canvas. */
async function gridOf(scene: Scene): Promise<number[]> {
  const { canvas } = await paint(scene, 320);
  const { data, width } = canvas.getContext('2d').getImageData(0, 0, 320, 180);
  const grid: number[] = [];
  for (let row = 0; row < 9; row++) {
    for (let column = 0; column < 16; column++) {
      const sums = [0, 0, 0];
      for (let y = row * 20; y < row * 20 + 20; y++) {
        for (let x = column * 20; x < column * 20 + 20; x++) {
          for (const channel of [0, 1, 2])
            sums[channel] = (sums[channel] ?? 0) + (data[(y * width + x) * 4 + channel] ?? 0);
        }
      }
      grid.push(...sums.map((sum) => Math.round(sum / 400)));
    }
  }
  return grid;
}

const exampleOf = (layout: LayoutId, index: number) =>
  composeScene(aConcept({ layout, palette: PALETTE_IDS[index] ?? 'cobalt', badge: '30 days', seed: 11 }), [subject]);

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
    const painted = Object.fromEntries(
      await Promise.all(
        LAYOUT_IDS.map(async (layout, index) => [layout, await gridOf(exampleOf(layout, index))] as const),
      ),
    );
    if (process.env.UPDATE_GOLDEN) await writeFile(GOLDEN, `${JSON.stringify(painted)}\n`);
    const golden: Record<string, number[]> = JSON.parse(await readFile(GOLDEN, 'utf8'));
    for (const layout of LAYOUT_IDS) {
      const before = golden[layout] ?? [];
      const now = painted[layout] ?? [];
      expect(now).toHaveLength(before.length);
      const differences = now.map((value, index) => Math.abs(value - (before[index] ?? 0)));
      const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
      expect({ layout, mean: mean < 2, worst: Math.max(...differences) < 40 }).toEqual({
        layout,
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
