import { describe, expect, it } from 'vitest';
import { encodeWithin } from '../../../utils/scene/encode.ts';

const sizeOf = (bytes: Uint8Array) => bytes.byteLength;

describe('encoding within a limit', () => {
  it('takes the best quality that fits', async () => {
    const tried: number[] = [];
    const encode = async (quality: number) => {
      tried.push(quality);
      return new Uint8Array(Math.round(quality * 1000));
    };
    const picture = await encodeWithin(encode, sizeOf, 800);
    expect(picture.byteLength).toBe(780);
    expect(tried).toEqual([0.92, 0.86, 0.78]);
  });

  it('says so where nothing fits', async () => {
    await expect(encodeWithin(async () => new Uint8Array(900), sizeOf, 800)).rejects.toMatchObject({
      code: 'internal',
      detail: { field: 'picture', limit: 800 },
    });
  });
});
