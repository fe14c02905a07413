import { contrast, fromHue, hueOf, luminance, toOkLab } from './colour.ts';
import type { OwnPalette, Palette } from './palettes.ts';

/** Letters on a ground have this much contrast at least, by WCAG 2. */
const READABLE = 4.5;

/** As colourful as screens show any hue. */
const CHROMA_MAX = 0.19;

/**
 * A palette around one colour that has to be seen as it is.
 * @param main sRGB, the ground
 * @param second sRGB for what is stressed, where it can be read on that ground
 */
export function ownPalette(main: string, origin: OwnPalette['origin'], second?: string): OwnPalette {
  return { ...(luminance(main) > 0.32 ? lightPalette(main, second) : darkPalette(main, second)), origin };
}

function darkPalette(main: string, second?: string): Palette {
  const { lightness } = toOkLab(main);
  const { hue, chroma } = hueOf(toOkLab(main));
  const vivid = Math.min(CHROMA_MAX, chroma);
  const emphasis = readable(second, main) ?? '#ffe14d';
  const accent = second ?? fromHue(0.65, 0.19, (hue + 180) % 360);
  return {
    background: [fromHue(Math.min(0.8, lightness + 0.2), vivid, hue), main, fromHue(0.2, vivid * 0.6, hue)],
    panel: fromHue(0.22, vivid * 0.6, hue),
    text: '#ffffff',
    emphasis,
    emphasisOnDark: emphasis,
    stroke: fromHue(0.12, vivid * 0.4, hue),
    accent,
    onAccent: inkOn(accent),
    glow: fromHue(0.88, vivid * 0.4, hue),
    tone: chroma < 0.05 || lightness < 0.3 ? 'dark' : 'vivid',
  };
}

function lightPalette(main: string, second?: string): Palette {
  const { lightness } = toOkLab(main);
  const { hue, chroma } = hueOf(toOkLab(main));
  const soft = Math.min(CHROMA_MAX, chroma);
  const emphasis = readable(second, main) ?? '#a8101f';
  const accent = second ?? emphasis;
  return {
    background: [
      fromHue(Math.min(0.98, lightness + 0.08), soft * 0.5, hue),
      main,
      fromHue(lightness - 0.22, soft, hue),
    ],
    panel: fromHue(0.24, soft * 0.5, hue),
    text: fromHue(0.2, soft * 0.3, hue),
    emphasis: contrast(emphasis, main) >= 3 ? emphasis : fromHue(0.2, soft * 0.3, hue),
    emphasisOnDark: '#ffe14d',
    stroke: '#ffffff',
    accent,
    onAccent: inkOn(accent),
    glow: '#ffffff',
    tone: 'light',
  };
}

function readable(colour: string | undefined, ground: string): string | null {
  return colour && contrast(colour, ground) >= READABLE ? colour : null;
}

function inkOn(ground: string): string {
  return contrast('#ffffff', ground) >= 3 ? '#ffffff' : '#101010';
}
