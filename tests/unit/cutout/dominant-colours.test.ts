import { describe, expect, it } from 'vitest';
import { findDominantColours } from '../../../utils/cutout/dominant-colours.ts';
import { type Colour, chance, picture } from './support/drawing.ts';

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function expectAbout(hex: string | undefined, colour: Colour, tolerance = 6): void {
  const found = channels(hex ?? '');
  for (const channel of [0, 1, 2] as const) {
    expect(Math.abs((found[channel] ?? Number.NaN) - colour[channel])).toBeLessThanOrEqual(tolerance);
  }
}

const ORANGE: Colour = [225, 95, 45];
const NAVY: Colour = [20, 30, 80];
const SKIN: Colour = [225, 180, 155];

describe('dominant colours', () => {
  it('finds the colours and their shares, largest first', () => {
    const random = chance(5);
    const drawn = picture(100, 100, (_, y) => {
      const [red, green, blue] = y < 60 ? ORANGE : y < 90 ? NAVY : SKIN;
      const noise = (random() - 0.5) * 12;
      return [red + noise, green + noise, blue + noise];
    });
    const [first, second, third, ...rest] = findDominantColours(drawn);
    expectAbout(first?.hex, ORANGE);
    expectAbout(second?.hex, NAVY);
    expectAbout(third?.hex, SKIN);
    expect([first?.share, second?.share, third?.share].map((share) => Math.round((share ?? 0) * 100))).toEqual([
      60, 30, 10,
    ]);
    expect(rest).toEqual([]);
  });

  it('counts only what is opaque', () => {
    const drawn = picture(100, 100, (x) => (x < 30 ? ORANGE : [0, 200, 0, 100]));
    const colours = findDominantColours(drawn);
    expect(colours).toHaveLength(1);
    expectAbout(colours[0]?.hex, ORANGE, 1);
    expect(colours[0]?.share).toBe(1);
  });

  it('names at most six, in a picture of every colour', () => {
    const drawn = picture(256, 256, (x, y) => [x, y, (x * y) / 256]);
    const colours = findDominantColours(drawn);
    expect(colours.length).toBeGreaterThan(3);
    expect(colours.length).toBeLessThanOrEqual(6);
    expect(colours.reduce((sum, colour) => sum + colour.share, 0)).toBeLessThanOrEqual(1.001);
    for (const colour of colours) expect(colour.hex).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('gives the same answer every time', () => {
    const drawn = picture(120, 120, (x, y) => [x * 2, 255 - y, (x + y) % 256]);
    expect(findDominantColours(drawn)).toEqual(findDominantColours(drawn));
  });

  it('answers even where nothing is opaque', () => {
    expect(findDominantColours(picture(10, 10, () => [1, 2, 3, 0]))).toEqual([{ hex: '#000000', share: 1 }]);
  });
});
