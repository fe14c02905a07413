import { fromHue, hueOf, toOkLab } from '../../../../utils/scene/colour.ts';
import { ownPalette } from '../../../../utils/scene/own-palette.ts';
import type { OwnPalette } from '../../../../utils/scene/palettes.ts';
import type { PictureColours } from '../../../../utils/scene/subject.ts';

/** Share of a picture below which a colour is a detail. */
const SHARE_MIN = 0.06;

/** Chroma in OKLab below which the eye calls a colour grey. */
const GREY = 0.05;

/** Where skin of every tone lies: these hues in degrees, less colourful than any cloth of them. */
const SKIN = { from: 25, to: 90, chroma: 0.11 };

/**
 * Palettes for a picture with that person: the ground against what they wear, what is stressed in its colour; none where
 * they wear no colour.
 */
export function palettesOfPhoto(colours: PictureColours): OwnPalette[] {
  const worn = mostColourful(colours.filter(({ hex }) => !isSkin(hex)));
  if (worn === null) return [];
  const against = (worn.hue + 180) % 360;
  return [
    ownPalette(fromHue(0.45, 0.13, against), 'photo', fromHue(0.87, 0.13, worn.hue)),
    ownPalette(fromHue(0.24, 0.05, against), 'photo', fromHue(0.8, 0.15, worn.hue)),
    ownPalette(fromHue(0.93, 0.045, against), 'photo', fromHue(0.45, 0.16, worn.hue)),
  ];
}

/** Palettes that go on from a still: its own colour deepened, what is stressed against it. */
export function palettesOfStill(colours: PictureColours): OwnPalette[] {
  const main = mostColourful(colours) ?? { hue: 260, chroma: 0 };
  const chroma = Math.min(0.12, main.chroma);
  const against = (main.hue + 180) % 360;
  return [
    ownPalette(fromHue(0.3, chroma, main.hue), 'still', fromHue(0.87, 0.15, against)),
    ownPalette(fromHue(0.2, chroma / 2, main.hue), 'still', fromHue(0.86, 0.14, main.hue)),
  ];
}

/** The colour that stays in mind: by its share and by how far it is from grey. Null where all are grey. */
function mostColourful(colours: PictureColours): { hue: number; chroma: number } | null {
  const [best] = colours
    .filter(({ share }) => share >= SHARE_MIN)
    .map(({ hex, share }) => ({ ...hueOf(toOkLab(hex)), share }))
    .filter(({ chroma }) => chroma >= GREY)
    .sort((one, other) => other.chroma * other.share - one.chroma * one.share);
  return best ?? null;
}

function isSkin(hex: string): boolean {
  const { hue, chroma } = hueOf(toOkLab(hex));
  return hue >= SKIN.from && hue <= SKIN.to && chroma < SKIN.chroma;
}
