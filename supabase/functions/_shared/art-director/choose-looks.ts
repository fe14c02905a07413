import { distance, type OkLab, toOkLab } from '../../../../utils/scene/colour.ts';
import { LAYOUTS, type LayoutId } from '../../../../utils/scene/layouts.ts';
import { PALETTE_IDS, PALETTES, type PaletteId } from '../../../../utils/scene/palettes.ts';
import type { Side } from '../../../../utils/scene/place-subject.ts';
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
  /** The layout of each picture. */
  layouts: readonly LayoutId[];
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

/** How a picture is coloured, and on which side its person stands or its weight lies. */
export interface Look {
  palette: PaletteId;
  side: Side;
}

/**
 * As many different looks as asked for: palettes that the person stands out from, that suit the style and are unlike each
 * other; sides and dark or light letters so dealt out that no two pictures look alike from afar.
 */
export function chooseLooks({ styles, layouts, subjects, wishes, random }: PaletteConditions): Look[] {
  const chosen: (Look & { layout: LayoutId; colours: Colours })[] = [];
  const sides = sidesFor(subjects, random);
  for (const [position, style] of styles.entries()) {
    const layout = layouts[position] ?? 'hero-rays';
    const ranked = COLOURS.filter((palette) => !chosen.some(({ colours }) => colours === palette))
      .flatMap((colours) => {
        const score =
          TONE_FIT[style][PALETTES[colours.id].tone] +
          5 * standOut(colours, subjects) +
          wishFit(colours, wishes) +
          2.5 *
            novelty(
              colours,
              chosen.map((other) => other.colours),
            ) +
          random();
        return sides.map((side) => {
          const look = { layout, palette: colours.id, side, colours };
          const alike = chosen.filter((other) => isAlikeFromAfar(look, other)).length;
          return { look, score: score + 0.5 * random() - 6 * alike };
        });
      })
      .sort((one, other) => other.score - one.score);
    const [best] = ranked;
    if (!best) throw new Error('There are fewer palettes than pictures wanted.');
    chosen.push(best.look);
  }
  return chosen.map(({ palette, side }) => ({ palette, side }));
}

/** Where the first person may stand: both sides, unless the photo's border cuts one. */
function sidesFor(subjects: readonly Subject[], random: () => number): Side[] {
  const chance = random();
  const [subject] = subjects;
  const { left = false, right = false } = subject?.analysis.cutBy ?? {};
  if (left !== right) return [left ? 'left' : 'right'];
  return chance < 0.65 ? ['right', 'left'] : ['left', 'right'];
}

/** Whether two pictures have their weight in the same place and letters of the same kind. */
function isAlikeFromAfar(one: Look & { layout: LayoutId }, other: Look & { layout: LayoutId }): boolean {
  return placeOf(one) === placeOf(other) && lettersOf(one) === lettersOf(other);
}

function placeOf({ layout, side }: Look & { layout: LayoutId }): string {
  const { shape } = LAYOUTS[layout];
  return shape === 'column' ? side : shape;
}

function lettersOf({ layout, palette }: Look & { layout: LayoutId }): 'dark' | 'light' {
  const { letters } = LAYOUTS[layout];
  const isDark = PALETTES[palette].tone === 'light';
  return letters !== 'light' && isDark !== (letters === 'inverse') ? 'dark' : 'light';
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
