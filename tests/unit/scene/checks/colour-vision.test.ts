import { describe, expect, it } from 'vitest';
import {
  COLOUR_VISIONS,
  type LinearRgb,
  linearOf,
  seenAs,
  VISION_MATRICES,
} from '../../../../utils/scene/checks/colour-vision.ts';

const distance = (one: LinearRgb, other: LinearRgb) =>
  Math.hypot(...one.map((channel, index) => channel - (other[index] ?? 0)));

describe('a picture as people see it who lack one kind of cone', () => {
  it.each(COLOUR_VISIONS)('keeps white, grey and black under %s', (vision) => {
    for (const grey of ['#ffffff', '#808080', '#000000']) {
      expect(distance(seenAs(linearOf(grey), vision), linearOf(grey))).toBeLessThan(0.001);
    }
  });

  // The published example colours: pure red, green and blue, rounded to 8 bits.
  it.each([
    ['protanopia', '#ff0000', '#6d5f00'],
    ['protanopia', '#00ff00', '#ffe500'],
    ['protanopia', '#0000ff', '#0059ff'],
    ['deuteranopia', '#ff0000', '#a39000'],
    ['deuteranopia', '#00ff00', '#efd63a'],
    ['deuteranopia', '#0000ff', '#003dfb'],
    ['tritanopia', '#ff0000', '#ff000f'],
    ['tritanopia', '#00ff00', '#00f7d9'],
    ['tritanopia', '#0000ff', '#006b96'],
  ] as const)('under %s shows %s as %s', (vision, colour, seen) => {
    expect(distance(seenAs(linearOf(colour), vision), linearOf(seen))).toBeLessThan(0.006);
  });

  it('makes one colour of what only the missing cone tells apart', () => {
    const [red, olive] = [linearOf('#d03030'), linearOf('#7a6a1c')];
    expect(distance(seenAs(red, 'protanopia'), seenAs(olive, 'protanopia'))).toBeLessThan(0.12);
    expect(distance(seenAs(red, 'tritanopia'), seenAs(olive, 'tritanopia'))).toBeGreaterThan(0.3);
  });

  it.each(COLOUR_VISIONS)('has rows for %s that neither add nor take light', (vision) => {
    for (const row of VISION_MATRICES[vision]) expect(row.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 5);
  });
});
