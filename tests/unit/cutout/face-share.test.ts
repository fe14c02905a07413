import { describe, expect, it } from 'vitest';
import { faceShare } from '../../../utils/cutout/face-share.ts';
import { resamplePlane } from '../../../utils/cutout/resample.ts';
import { ellipse, mask, rectangle, union } from './support/drawing.ts';

/** Head and shoulders in a frame of 256 × 144, the head so many pixels high. It is looked at in a copy, as in use. */
const person = (height: number, middle = 128, top = 30) => {
  const width = height * 0.75;
  return union(
    ellipse(middle, top + height / 2, width / 2, height / 2),
    rectangle(middle - width * 0.3, top + height * 0.8, middle + width * 0.3, top + height * 1.3),
    ellipse(middle, top + height * 2.1, width * 1.25, height),
  );
};
const frame = (...shapes: Parameters<typeof union>) => resamplePlane(mask(256, 144, union(...shapes)), 71, 40);

describe('how much of a frame is a face', () => {
  it('is much for head and shoulders that are large', () => {
    expect(faceShare(frame(person(60)))).toBeGreaterThan(0.7);
  });

  it('grows with the head, up to the size that a thumbnail wants', () => {
    const shares = [14, 26, 40, 56].map((height) => faceShare(frame(person(height))));
    expect(shares.toSorted((one, other) => one - other)).toEqual(shares);
    expect(shares[0]).toBeLessThan(0.35);
  });

  it('is little for something that lies there', () => {
    expect(faceShare(frame(ellipse(128, 90, 80, 30)))).toBeLessThan(0.2);
  });

  it.each([
    ['nothing', frame(() => false)],
    ['a passer-by, far away', frame(person(8))],
    ['a person everywhere', frame(() => true)],
  ])('is little where the net sees %s', (_, seen) => {
    expect(faceShare(seen)).toBeLessThan(0.2);
  });

  it('goes by the largest person', () => {
    const alone = faceShare(frame(person(50, 90)));
    expect(faceShare(frame(person(50, 90), person(14, 220)))).toBeCloseTo(alone, 1);
  });
});
