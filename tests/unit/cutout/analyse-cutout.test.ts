import { readFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { analyseCutout } from '../../../utils/cutout/analyse-cutout.ts';
import { subjectAnalysisSchema } from '../../../utils/scene/subject.ts';
import { picture } from './support/drawing.ts';
import { SILHOUETTES } from './support/silhouettes.ts';

async function decode(file: string) {
  const image = await loadImage(readFileSync(file));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
  return { data: new Uint8ClampedArray(data), width, height };
}

describe('analysis of a cut-out', () => {
  it('knows the head, the cut side and the colours of the astronaut', async () => {
    const { data, width, height } = await decode('tests/fixtures/photos/astronaut-cutout.webp');
    const analysis = analyseCutout(data, width, height);
    expect(subjectAnalysisSchema.parse(analysis)).toEqual(analysis);
    // Measured by eye on the photo: hair from 153 to 302 across, from its crown at 17 to the chin at 188.
    expect(analysis.head.width * width).toBeGreaterThan(135);
    expect(analysis.head.width * width).toBeLessThan(160);
    expect(analysis.head.height * height).toBeGreaterThan(145);
    expect(analysis.head.height * height).toBeLessThan(195);
    expect(analysis.cutBy).toEqual({ left: false, right: false, top: false, bottom: true });
    // The suit's orange is the largest colour, the helmet's black the next.
    const [suit, helmet] = analysis.colours;
    expect(suit?.hex).toMatch(/^#[c-e]/);
    expect(helmet?.hex).toMatch(/^#0/);
  });

  it('agrees with the analysis that is kept beside the cut-out', async () => {
    const { data, width, height } = await decode('tests/fixtures/photos/astronaut-cutout.webp');
    const kept = JSON.parse(readFileSync('tests/fixtures/photos/astronaut-analysis.json', 'utf8'));
    const analysis = analyseCutout(data, width, height);
    expect({ width, height, cutBy: analysis.cutBy }).toEqual({
      width: kept.width,
      height: kept.height,
      cutBy: kept.cutBy,
    });
    for (const side of ['x', 'y', 'width', 'height'] as const) {
      expect(analysis.head[side]).toBeCloseTo(kept.head[side], 1);
    }
  });

  it('says the same of a person seen through half-transparent hair', () => {
    const { width, height, shape } = SILHOUETTES['half body'];
    const soft = picture(width, height, (x, y) => {
      if (!shape(x, y)) return [0, 0, 0, 0];
      const isRim = !shape(x - 6, y) || !shape(x + 6, y) || !shape(x, y - 6);
      return [120, 80, 60, isRim ? 160 : 255];
    });
    const analysis = analyseCutout(soft.data, width, height);
    expect(analysis.cutBy.bottom).toBe(true);
    expect(analysis.colours).toHaveLength(1);
    expect(analysis.head.y * height).toBeLessThan(60);
  });
});
