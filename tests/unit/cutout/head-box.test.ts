import { describe, expect, it } from 'vitest';
import { findHead } from '../../../utils/cutout/head-box.ts';
import { mask } from './support/drawing.ts';
import { SILHOUETTES, type Silhouette } from './support/silhouettes.ts';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function overlapOfBoxes(one: Box, other: Box): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  const both = Math.max(0, across) * Math.max(0, down);
  return both / (one.width * one.height + other.width * other.height - both);
}

const headOf = ({ width, height, shape }: Pick<Silhouette, 'width' | 'height' | 'shape'>) =>
  findHead(mask(width, height, shape));

describe('head box', () => {
  it.each(Object.entries(SILHOUETTES))('is right for a silhouette of kind "%s"', (_, silhouette) => {
    expect(overlapOfBoxes(headOf(silhouette), silhouette.head)).toBeGreaterThan(0.75);
  });

  it('has its top at the crown and its sides at the widest place', () => {
    const { head, ...silhouette } = SILHOUETTES['half body'];
    const found = headOf(silhouette);
    const tolerance = 0.06 * head.height;
    expect(Math.abs(found.y - head.y)).toBeLessThan(tolerance);
    expect(Math.abs(found.x - head.x)).toBeLessThan(tolerance);
    expect(Math.abs(found.width - head.width)).toBeLessThan(2 * tolerance);
  });

  it('is the same at another size', () => {
    const { width, height, shape } = SILHOUETTES['half body'];
    const large = headOf({ width: width * 4, height: height * 4, shape: (x, y) => shape(x / 4, y / 4) });
    const small = headOf({ width, height, shape });
    const reduced = { x: large.x / 4, y: large.y / 4, width: large.width / 4, height: large.height / 4 };
    expect(overlapOfBoxes(reduced, small)).toBeGreaterThan(0.92);
  });

  it('mirrors with the picture', () => {
    const { width, height, shape } = SILHOUETTES['half body, leaning'];
    const mirrored = headOf({ width, height, shape: (x, y) => shape(width - x, y) });
    const found = headOf({ width, height, shape });
    expect(overlapOfBoxes(mirrored, { ...found, x: width - found.x - found.width })).toBeGreaterThan(0.85);
  });

  it('lies within the picture even where the picture cuts the head', () => {
    const { width, shape } = SILHOUETTES['head alone'];
    const cut = headOf({ width: width - 60, height: 260, shape: (x, y) => shape(x + 60, y + 80) });
    expect(cut.x).toBeGreaterThanOrEqual(0);
    expect(cut.y).toBe(0);
    expect(cut.x + cut.width).toBeLessThanOrEqual(width - 60);
    expect(cut.y + cut.height).toBeLessThanOrEqual(260);
  });

  it('answers for a picture of one pixel', () => {
    expect(findHead(mask(1, 1, () => true))).toEqual({ x: 0, y: 0, width: 1, height: 1 });
  });
});
