import { describe, expect, it } from 'vitest';
import { resamplePixels, resamplePlane } from '../../../utils/cutout/resample.ts';
import { colourAt, picture, plane, valueAt } from './support/drawing.ts';

describe('resampling', () => {
  it('keeps a slope a slope when it enlarges', () => {
    const enlarged = resamplePlane(
      plane(16, 4, (x) => x / 16),
      64,
      4,
    );
    for (let x = 4; x < 60; x += 1) expect(valueAt(enlarged, x, 2)).toBeCloseTo((x + 0.5) / 64, 4);
  });

  it('takes the mean of all that a pixel covers when it shrinks, so that fine lines do not vanish', () => {
    const shrunk = resamplePlane(
      plane(64, 64, (x) => (Math.floor(x) % 4 === 0 ? 1 : 0)),
      8,
      8,
    );
    for (const value of shrunk.data) expect(value).toBeCloseTo(0.25, 1);
  });

  it('keeps the sum of a plane', () => {
    const dotted = plane(50, 30, (x, y) => (Math.hypot(x - 25, y - 15) < 6 ? 1 : 0));
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(resamplePlane(dotted, 23, 17).data)).toBeCloseTo(mean(dotted.data), 2);
  });

  it('reads only the region asked for', () => {
    const halves = picture(40, 20, (x) => (x < 20 ? [255, 0, 0] : [0, 0, 255]));
    const right = resamplePixels(halves, { x: 22, y: 0, width: 18, height: 20 }, 8, 8);
    expect(colourAt(right, 0, 0)).toEqual([0, 0, 255, 255]);
    expect(colourAt(right, 7, 7)).toEqual([0, 0, 255, 255]);
  });

  it("continues the picture's border where the region reaches beyond it", () => {
    const halves = picture(40, 20, (x) => (x < 20 ? [200, 100, 50] : [0, 0, 255]));
    const wider = resamplePixels(halves, { x: -20, y: -10, width: 80, height: 40 }, 8, 4);
    expect(colourAt(wider, 0, 0)).toEqual([200, 100, 50, 255]);
    expect(colourAt(wider, 7, 3)).toEqual([0, 0, 255, 255]);
  });
});
