import { describe, expect, it } from 'vitest';
import { maskPicture } from '../../../supabase/functions/_shared/generation/mask-picture.ts';
import { emptyMask, encodeMask, MASK_GRID, maskOf } from '../../../utils/scene/mask.ts';
import { aPictureOf, pixelsOf } from '../../support/image-models/picture.ts';

describe('a mask as a picture', () => {
  it.each([
    [1280, 720],
    [1344, 768],
    [1376, 768],
    [65, 37],
  ])('is as large as one of %d × %d, and transparent where that may change', async (width, height) => {
    const mask = encodeMask(maskOf('top'));
    const { bytes, mime } = await maskPicture(mask, { bytes: aPictureOf(width, height), mime: 'image/jpeg' });
    expect(mime).toBe('image/png');
    const pixels = await pixelsOf(Buffer.from(bytes));
    expect([pixels.width, pixels.height]).toEqual([width, height]);
    const alphas = Array.from({ length: height }, (_, y) => pixels.data[(y * width + 7) * 4 + 3]);
    expect(alphas.filter((alpha) => alpha === 0)).toHaveLength(Math.ceil(height / 2));
    expect([alphas.at(0), alphas.at(-1)]).toEqual([0, 255]);
  });

  it('has every cell in its place', async () => {
    const [width, height] = [MASK_GRID.columns * 2, MASK_GRID.rows * 2];
    const cells = emptyMask().map((_, cell) => Number((cell * 7919) % 5 < 2));
    const { bytes } = await maskPicture(encodeMask(cells), { bytes: aPictureOf(width, height), mime: 'image/jpeg' });
    const { data } = await pixelsOf(Buffer.from(bytes));
    const alphaOf = (cell: number) => {
      const [x, y] = [(cell % MASK_GRID.columns) * 2 + 1, Math.floor(cell / MASK_GRID.columns) * 2 + 1];
      return data[(y * width + x) * 4 + 3];
    };
    expect([...cells].map((_, cell) => alphaOf(cell))).toEqual([...cells].map((value) => (value ? 0 : 255)));
  });

  it('cannot be made for what is no picture', async () => {
    const nothing = { bytes: new Uint8Array(100), mime: 'image/jpeg' as const };
    await expect(maskPicture(encodeMask(maskOf('left')), nothing)).rejects.toMatchObject({ code: 'not_found' });
  });
});
