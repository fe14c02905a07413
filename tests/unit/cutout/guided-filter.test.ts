import { describe, expect, it } from 'vitest';
import { applyColourFit, fitMaskToColours } from '../../../utils/cutout/guided-filter.ts';
import type { Plane } from '../../../utils/cutout/pixels.ts';
import { resamplePixels } from '../../../utils/cutout/resample.ts';
import { type Colour, chance, ellipse, mask, overlap, picture, plane, valueAt } from './support/drawing.ts';

const ORANGE: Colour = [225, 95, 45];
const WALL: Colour = [190, 180, 175];
const person = ellipse(100, 100, 60);
const photo = picture(200, 200, (x, y) => (person(x, y) ? ORANGE : WALL));
const truth = mask(200, 200, person);

describe('fitting a mask to colours', () => {
  it('moves a blurred and displaced outline to where the colours change', () => {
    const coarse = plane(200, 200, (x, y) => Math.min(1, Math.max(0, (60 - Math.hypot(x - 104, y - 100)) / 12 + 0.5)));
    const fitted = applyColourFit(fitMaskToColours(photo, coarse, { radius: 10, smoothness: 3e-4 }), photo);
    expect(overlap(coarse, truth)).toBeLessThan(0.93);
    expect(overlap(fitted, truth)).toBeGreaterThan(0.97);
  });

  it('leaves a mask alone where the picture has one colour', () => {
    const flat = picture(60, 60, () => WALL);
    const soft = plane(60, 60, (x) => x / 60);
    const fitted = applyColourFit(fitMaskToColours(flat, soft, { radius: 3, smoothness: 1e-3 }), flat);
    expect(valueAt(fitted, 30, 30)).toBeCloseTo(valueAt(soft, 30, 30), 1);
  });

  it('tells colours apart that are equally bright', () => {
    const red: Colour = [200, 60, 60];
    const green: Colour = [60, 131, 60]; // the same luma as the red
    const shirt = picture(200, 200, (x, y) => (person(x, y) ? red : green));
    const coarse = plane(200, 200, (x, y) => Math.min(1, Math.max(0, (60 - Math.hypot(x - 100, y - 100)) / 16 + 0.5)));
    const fitted = applyColourFit(fitMaskToColours(shirt, coarse, { radius: 10, smoothness: 3e-4 }), shirt);
    const step = (drawn: Plane) => valueAt(drawn, 100, 43) - valueAt(drawn, 100, 37);
    expect(step(coarse)).toBeLessThan(0.4);
    expect(step(fitted)).toBeGreaterThan(0.6);
  });

  it('carries a fit made on a small picture to the large one, edge and all', () => {
    const random = chance(3);
    const large = picture(600, 600, (x, y) => {
      const noise = (random() - 0.5) * 10;
      const [red, green, blue] = person(x / 3, y / 3) ? ORANGE : WALL;
      return [red + noise, green + noise, blue + noise];
    });
    const small = resamplePixels(large, { x: 0, y: 0, width: 600, height: 600 }, 200, 200);
    const coarse = plane(200, 200, (x, y) => Math.min(1, Math.max(0, (60 - Math.hypot(x - 100, y - 100)) / 12 + 0.5)));
    const fitted = applyColourFit(fitMaskToColours(small, coarse, { radius: 8, smoothness: 3e-4 }), large);
    expect(
      overlap(
        fitted,
        mask(600, 600, (x, y) => person(x / 3, y / 3)),
      ),
    ).toBeGreaterThan(0.98);
  });
});
