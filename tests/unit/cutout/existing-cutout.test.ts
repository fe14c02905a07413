import { describe, expect, it } from 'vitest';
import { isCutOutAlready } from '../../../utils/cutout/existing-cutout.ts';
import { ellipse, picture, type Shape } from './support/drawing.ts';

const drawn = (shape: Shape) => picture(200, 200, (x, y) => [90, 60, 40, shape(x, y) ? 255 : 0]);

describe('a picture that comes cut out already', () => {
  it('is one with a person on nothing', () => {
    expect(isCutOutAlready(drawn(ellipse(100, 100, 60, 90)))).toBe(true);
  });

  it('is not a photo without transparency', () => {
    expect(isCutOutAlready(drawn(() => true))).toBe(false);
  });

  it('is not a screenshot with round corners', () => {
    const corner = (x: number, y: number) => Math.hypot(Math.max(0, 12 - x), Math.max(0, 12 - y)) <= 12;
    const rounded: Shape = (x, y) =>
      corner(x, y) && corner(200 - x, y) && corner(x, 200 - y) && corner(200 - x, 200 - y);
    expect(isCutOutAlready(drawn(rounded))).toBe(false);
  });

  it('is not a picture of nothing at all', () => {
    expect(isCutOutAlready(drawn(() => false))).toBe(false);
  });
});
