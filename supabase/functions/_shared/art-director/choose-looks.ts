import { distance, type OkLab, toOkLab } from '../../../../utils/scene/colour.ts';
import { composeScene } from '../../../../utils/scene/compose.ts';
import type { Concept } from '../../../../utils/scene/concept.ts';
import { coloursOf, PALETTE_IDS, type Palette, type PaletteChoice } from '../../../../utils/scene/palettes.ts';
import type { Side } from '../../../../utils/scene/place-subject.ts';
import { differenceOf, type Sketch, sketchScene } from '../../../../utils/scene/sketch.ts';
import type { PictureColours, Subject } from '../../../../utils/scene/subject.ts';
import type { PlainStyle } from './choose-layouts.ts';
import { palettesOfPhoto, palettesOfStill } from './picture-palettes.ts';
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

/** Bits of 64 in which two pictures are to be expected to differ, so that what differs in the end is 20 at least. */
const APART = 34;

/** What a palette is ahead for being made around the person's own colours. */
const WORN_BONUS = 0.8;

/** How many looks are tried on before the least alike is taken. */
const TRIED = 36;

/** A concept whose colours and side are still to be chosen. */
export type Draft = Omit<Concept, 'palette' | 'side'>;

interface LookConditions {
  drafts: readonly Draft[];
  /** The style of each picture. */
  styles: readonly PlainStyle[];
  subjects: readonly Subject[];
  /** Colours of the still that a draft shows; none where there is none. */
  stillColours: PictureColours;
  wishes: Wishes;
  random: () => number;
}

interface Colours {
  choice: PaletteChoice;
  tone: Palette['tone'];
  background: readonly [light: OkLab, middle: OkLab, dark: OkLab];
}

const OURS = PALETTE_IDS.map(readPalette);

function readPalette(choice: PaletteChoice): Colours {
  const { background, tone } = coloursOf(choice);
  const [light, middle, dark] = background;
  return { choice, tone, background: [toOkLab(light), toOkLab(middle), toOkLab(dark)] };
}

/** How a picture is coloured, and on which side its person stands or its weight lies. */
export interface Look {
  palette: PaletteChoice;
  side: Side;
}

/**
 * A look for each concept: palettes that the person stands out from, that suit the style and are unlike each other; sides
 * and colours so dealt out that no two pictures look alike from afar.
 */
export function chooseLooks({ drafts, styles, subjects, stillColours, wishes, random }: LookConditions): Look[] {
  const chosen: Tried[] = [];
  const sides = sidesFor(subjects, random);
  const worn = palettesOfPhoto(subjects[0]?.analysis.colours ?? []).map(readPalette);
  const ofStill = palettesOfStill(stillColours).map(readPalette);
  for (const [position, draft] of drafts.entries()) {
    const others = chosen.map(({ colours }) => colours);
    // One picture of the three at most is made around what the person wears; one with a still goes on from its colours.
    const mayWear = !others.some((other) => worn.includes(other));
    const possible = draft.still ? ofStill : mayWear ? [...OURS, ...worn] : OURS;
    const ranked = possible
      .filter((colours) => !others.includes(colours))
      .flatMap((colours) => {
        const score =
          TONE_FIT[styles[position] ?? 'bold'][colours.tone] +
          (worn.includes(colours) ? WORN_BONUS : 0) +
          5 * standOut(colours, subjects) +
          wishFit(colours, wishes) +
          2.5 * novelty(colours, others) +
          random();
        return sides.map((side) => ({
          look: { palette: colours.choice, side },
          colours,
          score: score + 0.5 * random(),
        }));
      })
      .sort((one, other) => other.score - one.score)
      .slice(0, TRIED);
    let best: (Tried & { score: number }) | null = null;
    for (const candidate of ranked) {
      // Trying on takes away from the score and never adds to it, so nothing further down can be better.
      if (best && candidate.score <= best.score) break;
      const sketch = sketchScene(composeScene({ ...draft, ...candidate.look }, subjects), subjects);
      const nearest = Math.min(APART, ...chosen.map((other) => differenceOf(sketch, other.sketch)));
      const score = candidate.score - 1.1 * (APART - nearest);
      if (!best || score > best.score) best = { ...candidate, sketch, score };
    }
    if (!best) throw new Error('There are fewer palettes than pictures wanted.');
    chosen.push(best);
  }
  return chosen.map(({ look }) => look);
}

interface Tried {
  look: Look;
  colours: Colours;
  sketch: Sketch;
}

/** Where the first person may stand: both sides, unless the photo's border cuts one. */
function sidesFor(subjects: readonly Subject[], random: () => number): Side[] {
  const chance = random();
  const [subject] = subjects;
  const { left = false, right = false } = subject?.analysis.cutBy ?? {};
  if (left !== right) return [left ? 'left' : 'right'];
  return chance < 0.65 ? ['right', 'left'] : ['left', 'right'];
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
  if (tone) score += palette.tone === tone ? 4 : -1.5;
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
