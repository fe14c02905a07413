import { describe, expect, it } from 'vitest';
import { refineMask } from '../../../utils/cutout/refine-mask.ts';
import {
  type Colour,
  chance,
  ellipse,
  mask,
  overlap,
  picture,
  plane,
  rectangle,
  union,
  valueAt,
} from './support/drawing.ts';

const SIDE = 300;
const person = union(ellipse(150, 90, 50, 60), ellipse(150, 290, 120, 130));
const random = chance(11);
const photo = picture(SIDE, SIDE, (x, y) => {
  const noise = (random() - 0.5) * 16;
  const [red, green, blue]: Colour = person(x, y) ? [70, 50, 45] : [150, 170, 160];
  return [red + noise, green + noise, blue + noise];
});
const truth = mask(SIDE, SIDE, person);

/** What the net gives: the outline up to four pixels off, and soft. */
const coarse = (x: number, y: number) => {
  let sum = 0;
  for (const [dx, dy] of [
    [-3, 0],
    [3, 0],
    [0, -3],
    [0, 3],
    [2, 2],
  ] as const)
    if (person(x + dx, y + dy)) sum += 0.2;
  return sum;
};

describe('refining the mask', () => {
  it('finds the outline to within a pixel or so', () => {
    const alpha = refineMask(photo, photo, plane(SIDE, SIDE, coarse));
    expect(overlap(alpha, truth)).toBeGreaterThan(0.99);
  });

  it('makes the inside solid and the background empty', () => {
    const alpha = refineMask(photo, photo, plane(SIDE, SIDE, coarse));
    const inside = mask(SIDE, SIDE, union(ellipse(150, 90, 45, 55), ellipse(150, 290, 112, 122)));
    const outside = mask(SIDE, SIDE, (x, y) => !union(ellipse(150, 90, 56, 66), ellipse(150, 290, 128, 138))(x, y));
    for (let i = 0; i < alpha.data.length; i += 1) {
      if (inside.data[i] === 1) expect(alpha.data[i]).toBe(1);
      if (outside.data[i] === 1) expect(alpha.data[i]).toBe(0);
    }
  });

  it('drops what the net saw elsewhere, and what it only half believes', () => {
    const bit = ellipse(275, 30, 14);
    const flag = rectangle(0, 170, 60, 300); // touches the shoulder
    const alpha = refineMask(
      photo,
      photo,
      plane(SIDE, SIDE, (x, y) => (bit(x, y) ? 1 : flag(x, y) ? 0.5 : coarse(x, y))),
    );
    expect(valueAt(alpha, 275, 30)).toBe(0);
    expect(valueAt(alpha, 8, 200)).toBe(0);
  });

  it('fills a doubted place on the chest', () => {
    const badge = ellipse(150, 250, 10);
    const alpha = refineMask(
      photo,
      photo,
      plane(SIDE, SIDE, (x, y) => (badge(x, y) ? 0.5 : coarse(x, y))),
    );
    expect(valueAt(alpha, 150, 250)).toBe(1);
  });

  it('keeps a second person who is about as large', () => {
    const two = (x: number, y: number) => ellipse(80, 150, 50, 90)(x, y) || ellipse(220, 150, 45, 80)(x, y);
    const pair = picture(SIDE, SIDE, (x, y) => (two(x, y) ? [70, 50, 45] : [150, 170, 160]));
    const alpha = refineMask(pair, pair, mask(SIDE, SIDE, two));
    expect(valueAt(alpha, 80, 150)).toBe(1);
    expect(valueAt(alpha, 220, 150)).toBe(1);
  });
});
