import { distance, type OkLab, toOkLab } from '../../../../utils/scene/colour.ts';
import { PALETTE_IDS, PALETTES, type PaletteId } from '../../../../utils/scene/palettes.ts';
import type { Subject } from '../../../../utils/scene/subject.ts';
import type { PlainStyle } from './choose-layouts.ts';
import type { Wishes } from './wishes.ts';

/** How well a palette's tone suits a style. */
const TONE_FIT: Record<PlainStyle, Record<'dark' | 'light' | 'vivid', number>> = {
  bold: { vivid: 2, dark: 0.6, light: 0.6 },
  cinematic: { vivid: 0.4, dark: 2.4, light: -1.5 },
  clean: { vivid: 0.2, dark: 0.9, light: 2 },
  playful: { vivid: 1.8, dark: -1, light: 1.4 },
};

/** From this distance on two backgrounds look like different pictures side by side. */
const CLEARLY_DIFFERENT = 0.35;

/** At this distance a colour is no longer the one that was asked for. */
const NO_LONGER_ALIKE = 0.34;

interface PaletteConditions {
  styles: readonly PlainStyle[];
  subjects: readonly Subject[];
  wishes: Wishes;
  random: () => number;
}

interface Colours {
  id: PaletteId;
  background: readonly [light: OkLab, middle: OkLab, dark: OkLab];
}

const COLOURS: readonly Colours[] = PALETTE_IDS.map((id) => {
  const [light, middle, dark] = PALETTES[id].background;
  return { id, background: [toOkLab(light), toOkLab(middle), toOkLab(dark)] };
});

/** As many different palettes as asked for: ones that the person stands out from, that suit the style, unlike each other. */
export function choosePalettes({ styles, subjects, wishes, random }: PaletteConditions): PaletteId[] {
  const chosen: Colours[] = [];
  for (const style of styles) {
    const ranked = COLOURS.filter((palette) => !chosen.includes(palette))
      .map((palette) => ({
        palette,
        score:
          TONE_FIT[style][PALETTES[palette.id].tone] +
          5 * standOut(palette, subjects) +
          wishFit(palette, wishes) +
          2.5 * novelty(palette, chosen) +
          random(),
      }))
      .sort((one, other) => other.score - one.score);
    const [best] = ranked;
    if (!best) throw new Error('There are fewer palettes than pictures wanted.');
    chosen.push(best.palette);
  }
  return chosen.map(({ id }) => id);
}

/** How far the people's colours are from the background that they stand before, weighed by their share; 0 to about 0.6. */
function standOut({ background: [light, middle] }: Colours, subjects: readonly Subject[]): number {
  const colours = subjects.flatMap((subject) => subject.analysis.colours);
  const total = colours.reduce((sum, { share }) => sum + share, 0);
  if (total === 0) return 0;
  const weighed = colours.map(({ hex, share }) => {
    const colour = toOkLab(hex);
    return (share / total) * Math.min(distance(colour, light), distance(colour, middle));
  });
  return weighed.reduce((sum, part) => sum + part, 0);
}

function wishFit(palette: Colours, { tone, colours, unwantedColours }: Wishes): number {
  let score = 0;
  if (tone) score += PALETTES[palette.id].tone === tone ? 4 : -1.5;
  for (const colour of colours) score += 9 * likeness(palette, colour);
  for (const colour of unwantedColours) score -= 9 * likeness(palette, colour);
  return score;
}

/** 1 where the background has that colour, 0 where it is quite another. */
function likeness({ background }: Colours, colour: OkLab): number {
  const [light, middle, dark] = background;
  const nearest = Math.min(distance(colour, middle), distance(colour, light) * 1.15, distance(colour, dark) * 1.15);
  return Math.max(0, 1 - nearest / NO_LONGER_ALIKE);
}

function novelty({ background: [, middle] }: Colours, chosen: readonly Colours[]): number {
  const nearest = Math.min(CLEARLY_DIFFERENT, ...chosen.map((other) => distance(middle, other.background[1])));
  return nearest / CLEARLY_DIFFERENT;
}
