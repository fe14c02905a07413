import { describe, expect, it } from 'vitest';
import { blendPart, surroundingsOf } from '../../../../utils/cutout/mend/blend-part.ts';
import { colourAt, picture } from '../support/drawing.ts';

const PICTURE = { width: 400, height: 300 };
const clear = (width: number, height: number) => picture(width, height, () => [0, 0, 0, 0]);
const solid = (width: number, height: number) => picture(width, height, () => [200, 100, 50, 255]);

describe('a part that is looked at once more', () => {
  it.each([
    ['a large one', { x: 50, y: 20, width: 240, height: 200 }, { x: 0, y: 0, width: 374, height: 300 }],
    [
      'a small one, of which the net would see nothing but itself',
      { x: 180, y: 140, width: 20, height: 30 },
      { x: 62, y: 27, width: 256, height: 256 },
    ],
    ['one in a corner', { x: 0, y: 0, width: 100, height: 100 }, { x: 0, y: 0, width: 178, height: 178 }],
  ])('is seen with what is around it: %s', (_, part, around) => {
    expect(surroundingsOf(part, PICTURE)).toEqual(around);
  });

  it('passes softly into what is around it, and keeps its colours', () => {
    const part = { x: 100, y: 100, width: 100, height: 100 };
    const blended = blendPart(clear(100, 100), solid(100, 100), part, PICTURE);
    const alphas = [0, 3, 6, 9, 12, 50, 99].map((x) => colourAt(blended, x, 50)[3] ?? -1);
    expect(alphas[0]).toBeLessThan(5);
    expect(alphas.slice(0, 5)).toEqual(alphas.slice(0, 5).toSorted((one, other) => one - other));
    expect(alphas.slice(4)).toEqual([255, 255, alphas[0]]);
    // Nothing of the black of what is transparent.
    expect(colourAt(blended, 4, 50).slice(0, 3)).toEqual([200, 100, 50]);
  });

  it('holds up to where the picture ends', () => {
    const blended = blendPart(clear(100, 300), solid(100, 300), { x: 300, y: 0, width: 100, height: 300 }, PICTURE);
    expect([colourAt(blended, 99, 0)[3], colourAt(blended, 99, 299)[3], colourAt(blended, 0, 150)[3]]).toEqual([
      255,
      255,
      expect.closeTo(1, 0),
    ]);
  });

  it('takes away where nothing is seen any more', () => {
    const blended = blendPart(solid(100, 100), clear(100, 100), { x: 100, y: 100, width: 100, height: 100 }, PICTURE);
    expect([colourAt(blended, 50, 50)[3], colourAt(blended, 0, 50)[3]]).toEqual([0, expect.closeTo(255, -0.5)]);
  });
});
