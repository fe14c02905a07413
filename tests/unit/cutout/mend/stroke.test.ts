import { describe, expect, it } from 'vitest';
import {
  type Brush,
  NOWHERE,
  paintSegment,
  paintStroke,
  segmentBounds,
  strokeBounds,
  unite,
} from '../../../../utils/cutout/mend/stroke.ts';
import { createPlane } from '../../../../utils/cutout/pixels.ts';
import { mask, rectangle, valueAt } from '../support/drawing.ts';

const SIZE = { width: 60, height: 40 };
const WHOLE = { x: 0, y: 0, ...SIZE };
const hard: Brush = { mode: 'erase', radius: 6, hardness: 1 };
const full = () => mask(60, 40, () => true);

describe('a stroke', () => {
  it('erases what it covers and nothing else', () => {
    const alpha = full();
    paintStroke(
      alpha,
      {
        ...hard,
        points: [
          { x: 20, y: 20 },
          { x: 40, y: 20 },
        ],
      },
      WHOLE,
    );
    for (const x of [15, 20, 30, 40, 44]) expect(valueAt(alpha, x, 20)).toBe(0);
    expect(valueAt(alpha, 30, 24)).toBe(0);
    for (const [x, y] of [
      [12, 20],
      [48, 20],
      [30, 12],
      [30, 28],
    ] as const)
      expect(valueAt(alpha, x, y)).toBe(1);
  });

  it('adds what it covers', () => {
    const alpha = createPlane(60, 40);
    paintStroke(alpha, { ...hard, mode: 'add', points: [{ x: 20, y: 20 }] }, WHOLE);
    expect(valueAt(alpha, 20, 20)).toBe(1);
    expect(valueAt(alpha, 28, 20)).toBe(0);
  });

  it('of a soft brush fades towards its rim, without a step', () => {
    const alpha = createPlane(60, 40);
    paintStroke(alpha, { mode: 'add', radius: 16, hardness: 0.25, points: [{ x: 30, y: 20 }] }, WHOLE);
    const row = Array.from({ length: 17 }, (_, step) => valueAt(alpha, 30 + step, 20));
    expect(row[0]).toBe(1);
    expect(row.at(-1)).toBe(0);
    for (const [index, value] of row.entries()) {
      const before = row[index - 1] ?? 1;
      expect(value).toBeLessThanOrEqual(before);
      expect(before - value).toBeLessThan(0.2);
    }
  });

  it('comes out the same piece by piece and as a whole, however often it crosses itself', () => {
    const points = [
      { x: 10, y: 10 },
      { x: 40, y: 30 },
      { x: 40, y: 8 },
      { x: 12, y: 30 },
      { x: 12, y: 30 },
    ];
    const soft: Brush = { mode: 'erase', radius: 9, hardness: 0.3 };
    const [whole, pieces, twice] = [full(), full(), full()];
    paintStroke(whole, { ...soft, points }, WHOLE);
    for (const [index, point] of points.entries()) paintSegment(pieces, soft, points[index - 1] ?? point, point, WHOLE);
    paintStroke(twice, { ...soft, points }, WHOLE);
    paintStroke(twice, { ...soft, points }, WHOLE);
    expect(pieces.data).toEqual(whole.data);
    expect(twice.data).toEqual(whole.data);
  });

  it('keeps within the region it is given', () => {
    const alpha = full();
    paintStroke(
      alpha,
      {
        ...hard,
        points: [
          { x: 0, y: 20 },
          { x: 60, y: 20 },
        ],
      },
      { x: 20, y: 0, width: 10, height: 40 },
    );
    expect([19, 20, 29, 30].map((x) => valueAt(alpha, x, 20))).toEqual([1, 0, 0, 1]);
  });

  it('may lie beyond the picture', () => {
    const alpha = full();
    paintStroke(
      alpha,
      {
        ...hard,
        points: [
          { x: -50, y: -50 },
          { x: -40, y: 90 },
        ],
      },
      WHOLE,
    );
    expect(alpha.data).toEqual(full().data);
  });
});

describe('the bounds of a stroke', () => {
  it('hold every pixel that it changes', () => {
    const stroke = {
      ...hard,
      points: [
        { x: 12.4, y: 9.7 },
        { x: 44.2, y: 31.1 },
      ],
    };
    const { x, y, width, height } = strokeBounds(stroke, SIZE);
    const alpha = full();
    paintStroke(alpha, stroke, WHOLE);
    const outside = mask(60, 40, (px, py) => !rectangle(x, y, x + width, y + height)(px, py));
    expect([...alpha.data].filter((value, index) => outside.data[index] === 1 && value !== 1)).toEqual([]);
    expect(alpha.data).not.toEqual(full().data);
  });

  it('are of no size beyond the picture', () => {
    expect(segmentBounds(hard, { x: 90, y: 90 }, { x: 95, y: 90 }, SIZE)).toEqual(NOWHERE);
  });

  it('united hold both', () => {
    const [one, other] = [
      { x: 1, y: 2, width: 3, height: 4 },
      { x: 10, y: 0, width: 2, height: 3 },
    ];
    expect(unite(one, other)).toEqual({ x: 1, y: 0, width: 11, height: 6 });
    expect(unite(NOWHERE, other)).toEqual(other);
    expect(unite(one, NOWHERE)).toEqual(one);
  });
});
