import { describe, expect, it, vi } from 'vitest';
import { createSurface } from '../../../../scripts/support/node-painter.ts';
import type { Surface } from '../../../../utils/scene/painter/surface.ts';
import { createSurfacePool } from '../../../../utils/scene/painter/surface-pool.ts';

describe('a pool of surfaces', () => {
  it('lends what was given back again, clear and in its first state', () => {
    const pool = createSurfacePool(createSurface);
    const first = pool.take(40, 30);
    first.context.translate(7, 7);
    first.context.globalAlpha = 0.5;
    first.context.fillRect(0, 0, 40, 30);
    pool.giveBack();
    const again = pool.take(40, 30);
    expect(again).toBe(first);
    expect(again.context.globalAlpha).toBe(1);
    expect(again.context.getTransform().e).toBe(0);
    expect(again.context.getImageData(0, 0, 40, 30).data.every((value) => value === 0)).toBe(true);
  });

  it('lends nothing twice at a time, nor anything of another size', () => {
    const create = vi.fn(createSurface);
    const pool = createSurfacePool(create);
    const one = pool.take(40, 30);
    expect(pool.take(40, 30)).not.toBe(one);
    pool.giveBack();
    pool.take(30, 40);
    expect(create).toHaveBeenCalledTimes(3);
  });

  it('shares what is kept with others, but not what is lent', () => {
    const kept: Surface[] = [];
    const [mine, yours] = [createSurfacePool(createSurface, kept), createSurfacePool(createSurface, kept)];
    const surface = mine.take(40, 30);
    yours.take(40, 30);
    yours.giveBack();
    expect(yours.take(40, 30)).not.toBe(surface);
    mine.giveBack();
    expect(mine.take(40, 30)).toBe(surface);
  });

  it('does not keep what an export in 4K was painted on, and keeps the rest', () => {
    const kept: Surface[] = [];
    const pool = createSurfacePool(createSurface, kept);
    for (const width of [3840, 1280, 3840, 1280]) pool.take(width, (width * 9) / 16);
    pool.giveBack();
    expect(kept.map(({ canvas }) => canvas.width)).toEqual([1280, 1280]);
  });

  it('keeps what was lent last where there is no room for all', () => {
    const kept: Surface[] = [];
    const pool = createSurfacePool(createSurface, kept);
    for (let round = 0; round < 3; round++) {
      for (const width of [1280 + round, 1280 + round, 1280 + round]) pool.take(width, 720);
      pool.giveBack();
    }
    expect(kept.filter(({ canvas }) => canvas.width === 1282)).toHaveLength(3);
    expect(kept.length).toBeLessThanOrEqual(6);
  });
});
