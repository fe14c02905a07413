import { describe, expect, it } from 'vitest';
import {
  brushMask,
  decodeMask,
  emptyMask,
  encodeMask,
  MASK_GRID,
  MASK_REGIONS,
  type Mask,
  maskOf,
  maskSchema,
  mirrorMask,
} from '../../../utils/scene/mask.ts';

const at = (mask: Mask, column: number, row: number) => mask[row * MASK_GRID.columns + column];
const marked = (mask: Mask) => mask.reduce((sum, value) => sum + value, 0);

describe('a mask as text', () => {
  it('comes back as it was', () => {
    const mask = emptyMask().map((_, cell) => Number(cell % 7 === 0 || cell % 11 === 3));
    expect(decodeMask(encodeMask(mask))).toEqual(mask);
    expect(maskSchema.parse(encodeMask(mask))).toHaveLength(384);
  });

  it('has the first cell in the highest bit of the first byte', () => {
    const mask = emptyMask();
    mask[0] = 1;
    expect(encodeMask(mask)).toMatch(/^gA+$/);
  });

  it('is none where it marks nothing, or has another length', () => {
    expect(maskSchema.safeParse(encodeMask(emptyMask())).success).toBe(false);
    for (const text of ['', 'gAAA', `${encodeMask(maskOf('left'))}AAAA`, 'g'.repeat(383)])
      expect(maskSchema.safeParse(text).success).toBe(false);
  });
});

describe('a part with a name', () => {
  it('is where it says', () => {
    const { columns, rows } = MASK_GRID;
    const corners = (mask: Mask) =>
      [at(mask, 0, 0), at(mask, columns - 1, 0), at(mask, 0, rows - 1), at(mask, columns - 1, rows - 1)].join('');
    expect(MASK_REGIONS.map((region) => [region, corners(maskOf(region)), at(maskOf(region), 32, 10)])).toEqual([
      ['left', '1010', 0],
      ['middle', '0000', 1],
      ['right', '0101', 0],
      ['top', '1100', 1],
      ['bottom', '0011', 0],
    ]);
  });
});

describe('a mask in a mirror', () => {
  it('has left and right changed, and comes back', () => {
    expect(mirrorMask(maskOf('left'))).toEqual(maskOf('right'));
    expect(mirrorMask(maskOf('top'))).toEqual(maskOf('top'));
    const mask = emptyMask().map((_, cell) => Number((cell * 31) % 7 === 0));
    expect(mirrorMask(mirrorMask(mask))).toEqual(mask);
    expect(mirrorMask(mask)).not.toEqual(mask);
  });
});

describe('the brush', () => {
  it('marks a round spot, round on the picture and not on the grid of shares', () => {
    const mask = emptyMask();
    brushMask(mask, 1, 0.1, { x: 0.5, y: 0.5 }, { x: 0.5, y: 0.5 });
    const across = Array.from({ length: MASK_GRID.columns }, (_, column) => at(mask, column, 18));
    const down = Array.from({ length: MASK_GRID.rows }, (_, row) => at(mask, 32, row));
    expect([across, down].map((line) => line.filter(Boolean).length)).toEqual([12, 12]);
    expect(marked(mask)).toBeGreaterThan(100);
    expect(marked(mask)).toBeLessThan(140);
  });

  it('marks its whole way, and takes marks away again', () => {
    const mask = emptyMask();
    brushMask(mask, 1, 0.05, { x: 0.1, y: 0.9 }, { x: 0.9, y: 0.1 });
    expect([at(mask, 6, 32), at(mask, 32, 18), at(mask, 57, 3)]).toEqual([1, 1, 1]);
    expect([at(mask, 6, 3), at(mask, 57, 32)]).toEqual([0, 0]);
    brushMask(mask, 0, 0.2, { x: 0, y: 0.5 }, { x: 1, y: 0.5 });
    expect(at(mask, 32, 18)).toBe(0);
    expect(at(mask, 6, 32)).toBe(1);
  });
});
