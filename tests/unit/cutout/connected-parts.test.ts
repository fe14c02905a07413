import { describe, expect, it } from 'vitest';
import { fillHoles, findParts, keepLargestParts } from '../../../utils/cutout/connected-parts.ts';
import { ellipse, mask, plane, rectangle, union, valueAt } from './support/drawing.ts';

describe('connected parts', () => {
  it('tells parts apart that only touch at a corner', () => {
    const corners = mask(4, 4, union(rectangle(0, 0, 2, 2), rectangle(2, 2, 4, 4)));
    const { sizes } = findParts(4, 4, (index) => corners.data[index] === 1);
    expect(sizes).toEqual([0, 4, 4]);
  });

  it('clears parts that are small beside the largest, and keeps the rest', () => {
    const drawn = mask(200, 100, union(ellipse(50, 50, 40), ellipse(150, 50, 25), ellipse(190, 10, 5)));
    const kept = keepLargestParts(drawn, { threshold: 0.5, minShare: 0.25 });
    expect(valueAt(kept, 50, 50)).toBe(1);
    expect(valueAt(kept, 150, 50)).toBe(1);
    expect(valueAt(kept, 190, 10)).toBe(0);
  });

  it('keeps the faint rim of a part that stays, and clears that of a part that goes', () => {
    const soft = (middleX: number, radius: number) => (x: number, y: number) =>
      Math.min(1, Math.max(0, (radius + 4 - Math.hypot(x - middleX, y - 50)) / 8));
    const person = soft(60, 40);
    const bit = soft(170, 8);
    const kept = keepLargestParts(
      plane(200, 100, (x, y) => Math.max(person(x, y), bit(x, y))),
      {
        threshold: 0.5,
        minShare: 0.25,
      },
    );
    expect(valueAt(kept, 102, 50)).toBeGreaterThan(0.05);
    expect(valueAt(kept, 102, 50)).toBeLessThan(0.5);
    expect(Math.max(...kept.data.filter((_, i) => i % 200 > 150))).toBe(0);
  });
});

describe('holes', () => {
  const options = { threshold: 0.5, maxPixels: 800, speckPixels: 20, sureBelow: 0.3 };
  const person = ellipse(60, 60, 50);

  it('fills what the mask doubts inside the person', () => {
    const badge = ellipse(60, 60, 12);
    const filled = fillHoles(
      plane(120, 120, (x, y) => (badge(x, y) ? 0.4 : person(x, y) ? 1 : 0)),
      options,
    );
    expect(valueAt(filled, 60, 60)).toBe(1);
  });

  it('leaves the background that is seen through a bent arm', () => {
    const gap = ellipse(60, 60, 12);
    const filled = fillHoles(
      mask(120, 120, (x, y) => person(x, y) && !gap(x, y)),
      options,
    );
    expect(valueAt(filled, 60, 60)).toBe(0);
  });

  it('fills specks however sure the mask is of them', () => {
    const speck = ellipse(60, 60, 2);
    const filled = fillHoles(
      mask(120, 120, (x, y) => person(x, y) && !speck(x, y)),
      options,
    );
    expect(valueAt(filled, 60, 60)).toBe(1);
  });

  it('fills a doubted place between the person and the border of the photo', () => {
    const trunk = rectangle(20, 40, 100, 120);
    const lap = rectangle(50, 100, 70, 120);
    const filled = fillHoles(
      plane(120, 120, (x, y) => (lap(x, y) ? 0.45 : trunk(x, y) ? 1 : 0)),
      options,
    );
    expect(valueAt(filled, 60, 119)).toBe(1);
  });

  it('never takes the background for a hole', () => {
    const doubtful = plane(120, 120, (x, y) => (person(x, y) ? 1 : 0.4));
    expect(valueAt(fillHoles(doubtful, options), 2, 2)).toBeCloseTo(0.4);
  });
});
