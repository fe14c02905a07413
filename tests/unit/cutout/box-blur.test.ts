import { describe, expect, it } from 'vitest';
import { boxBlur } from '../../../utils/cutout/box-blur.ts';
import { chance, plane, valueAt } from './support/drawing.ts';

describe('box blur', () => {
  it('gives each pixel the mean of the square around it, cut off at the borders', () => {
    const random = chance(1);
    const drawn = plane(13, 9, () => random());
    const blurred = boxBlur(drawn, 2);
    for (const [x, y] of [
      [0, 0],
      [12, 8],
      [6, 4],
      [1, 7],
    ] as const) {
      let sum = 0;
      let count = 0;
      for (let row = Math.max(0, y - 2); row <= Math.min(8, y + 2); row += 1) {
        for (let column = Math.max(0, x - 2); column <= Math.min(12, x + 2); column += 1) {
          sum += valueAt(drawn, column, row);
          count += 1;
        }
      }
      expect(valueAt(blurred, x, y)).toBeCloseTo(sum / count, 5);
    }
  });

  it('takes a square larger than the picture', () => {
    const blurred = boxBlur(
      plane(4, 3, (x) => (x < 2 ? 0 : 1)),
      10,
    );
    for (const value of blurred.data) expect(value).toBeCloseTo(0.5, 5);
  });
});
