import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../utils/domain/base64.ts';

describe('base64', () => {
  it('is what everyone else understands by it', () => {
    const bytes = Uint8Array.from({ length: 100_003 }, (_, index) => (index * 31) % 256);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  });

  it('holds for nothing at all', () => {
    expect(toBase64(new Uint8Array())).toBe('');
    expect(fromBase64('')).toHaveLength(0);
  });

  it('refuses what is not base64', () => {
    expect(() => fromBase64('<svg>')).toThrow();
  });
});
