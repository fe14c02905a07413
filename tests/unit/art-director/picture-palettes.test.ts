import { describe, expect, it } from 'vitest';
import { palettesOfPhoto, palettesOfStill } from '../../../supabase/functions/_shared/art-director/picture-palettes.ts';
import { contrast, hueOf, toOkLab } from '../../../utils/scene/colour.ts';

const ORANGE_SUIT = [
  { hex: '#3a3531', share: 0.4 },
  { hex: '#d0602c', share: 0.35 },
  { hex: '#d9a98c', share: 0.25 },
];
const hue = (hex: string) => hueOf(toOkLab(hex)).hue;
const apart = (one: number, other: number) => Math.abs(((one - other + 540) % 360) - 180);

describe('palettes of a photo', () => {
  it('set the person against what they wear, and stress words in its colour', () => {
    const palettes = palettesOfPhoto(ORANGE_SUIT);
    expect(palettes).toHaveLength(3);
    for (const { background, emphasis, text, origin } of palettes) {
      expect(origin).toBe('photo');
      expect(apart(hue(background[1]), hue('#d0602c'))).toBeGreaterThan(140);
      expect(apart(hue(emphasis), hue('#d0602c'))).toBeLessThan(30);
      expect(contrast(text, background[1])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(emphasis, background[1])).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('do not take skin, grey or a detail for what somebody wears', () => {
    expect(palettesOfPhoto([{ hex: '#d9a98c', share: 0.7 }])).toEqual([]);
    expect(palettesOfPhoto([{ hex: '#6b4a35', share: 0.7 }])).toEqual([]);
    expect(palettesOfPhoto([{ hex: '#444548', share: 0.9 }])).toEqual([]);
    expect(palettesOfPhoto([{ hex: '#00c0ff', share: 0.03 }])).toEqual([]);
    expect(palettesOfPhoto([])).toEqual([]);
  });
});

describe('palettes of a still', () => {
  it.each(['#2d6a4f', '#e0b040', '#808080', '#101020', '#f4f4f4'])('can be read over a still of %s', (hex) => {
    for (const { background, emphasis, emphasisOnDark, text, origin } of palettesOfStill([{ hex, share: 1 }])) {
      expect(origin).toBe('still');
      expect(contrast(text, background[1])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(emphasis, background[1])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(emphasisOnDark, background[2])).toBeGreaterThanOrEqual(4.5);
    }
  });
});
