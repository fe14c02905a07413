import type { Concept } from '../concept.ts';
import { joinsLetters } from '../fonts.ts';
import type { Palette } from '../palettes.ts';
import { chooseSide, type Placement, placeMirrored, placeSubject, type Side } from '../place-subject.ts';
import { clearOfDurationBadge, MARGIN } from '../safe-area.ts';
import {
  type Accent,
  type Box,
  type FontId,
  type Headline,
  type Point,
  SCENE_SIZE,
  type Scene,
  type Shape,
  type SubjectLayer,
} from '../schema.ts';
import type { Subject } from '../subject.ts';

/** What a layout works with. */
export interface Ingredients {
  concept: Concept;
  palette: Palette;
  /** The person, or none. */
  subject: Subject | null;
  /** Everybody, the one above first. */
  subjects: readonly Subject[];
  /** Numbers in [0, 1) that follow from the concept's seed. */
  random: () => number;
}

/** What a layout decides; the rest of a scene is the same for all. */
export type Composition = Pick<Scene, 'background' | 'backdrop' | 'subjects' | 'foreground' | 'accents' | 'headline'>;

const { width: W, height: H } = SCENE_SIZE;

/** Stands the person at the side that suits it; layouts without a person keep that side for their own weight. */
export function standSubject(
  { concept, subject, random }: Ingredients,
  target: {
    headHeight: number;
    headTop: number /** From the picture's outer edge, as a fraction of its width. */;
    inset: number;
    floor?: number;
  },
): { side: Side; placement: Placement | null } {
  const chance = random();
  if (!subject) return { side: concept.side ?? (chance < 0.5 ? 'right' : 'left'), placement: null };
  const best = chooseSide(subject, chance);
  const side = concept.side ?? best;
  const headX = side === 'right' ? W * (1 - target.inset) : W * target.inset;
  const { left, right } = subject.analysis.cutBy;
  const place = left !== right && side !== best ? placeMirrored : placeSubject;
  return { side, placement: place(subject, { ...target, headX, side }) };
}

/** The layer of a placed person, plain until a layout adds outline, glow and ground. */
export function subjectLayer(subject: Subject, placement: Placement, looks: Partial<SubjectLayer> = {}): SubjectLayer {
  return {
    photoId: subject.photoId,
    ...placement,
    rotation: 0,
    outline: null,
    shadow: { colour: '#00000a99', blur: 36, x: 0, y: 14 },
    glow: null,
    ground: null,
    clip: null,
    ...looks,
  };
}

/** The free column beside a head, clear of margins and of the duration badge; the whole width where there is no head. */
export function columnBeside(
  placement: Placement | null,
  side: Side,
  rows: { top: number; bottom: number },
  gap = 44,
): Box {
  const outer = MARGIN + 16;
  const y = rows.top;
  const height = rows.bottom - rows.top;
  if (!placement) return clearOfDurationBadge({ x: outer, y, width: W - 2 * outer, height });
  const { head } = placement;
  const [from, to] = side === 'right' ? [outer, head.x - gap] : [head.x + head.width + gap, W - outer];
  return clearOfDurationBadge({ x: from, y, width: Math.max(300, to - from), height });
}

/** A headline in a box; null where the concept has no words. */
export function headlineIn(
  { concept, palette }: Ingredients,
  box: Box,
  looks: Partial<Headline> & { font: FontId },
): Headline | null {
  if (!concept.headline) return null;
  const headline: Headline = {
    text: concept.headline,
    locale: concept.locale,
    box: clearOfDurationBadge(box, looks.rotation),
    align: 'left',
    vertical: 'middle',
    rotation: 0,
    casing: 'upper',
    maxLines: 4,
    emphasis: concept.emphasis,
    contrast: 1.9,
    fill: palette.text,
    emphasisFill: palette.emphasis,
    emphasisPlate: null,
    linePlate: null,
    stroke: { colour: palette.stroke, width: 0.13 },
    shadow: '#00000080',
    ...looks,
  };
  return joinsLetters(concept.headline) ? withoutFrills(headline) : headline;
}

/** Letters that hang together lose their dots and loops in a thick edge, and their line where they are turned. */
function withoutFrills(headline: Headline): Headline {
  const stroke = headline.stroke && { ...headline.stroke, width: Math.min(headline.stroke.width, 0.03) };
  return { ...headline, stroke, rotation: 0 };
}

/** Room that a badge needs beside a head, in pixels. */
const BADGE_ROOM = 250;

/** Diameter of a sticker beside a head, in pixels. */
const STICKER_SIZE = 156;

/**
 * A badge, or else a sticker, beside the head, towards the picture's edge; nothing where the concept has neither or there is
 * no room for it.
 */
export function badgeBeside(ingredients: Ingredients, placement: Placement | null, side: Side, font: FontId): Accent[] {
  const { concept, palette } = ingredients;
  if (!concept.badge && !concept.emoji) return [];
  const outer = side === 'right' ? W - MARGIN : MARGIN;
  const head = placement?.head;
  const inner = head ? (side === 'right' ? head.x + head.width : head.x) : side === 'right' ? W - 320 : 320;
  const room = Math.abs(outer - inner);
  const centre = { x: (outer + inner) / 2, y: 110 };
  const rotation = side === 'right' ? 6 : -6;
  if (!concept.badge) {
    if (room < STICKER_SIZE || !placement) return [];
    const y = MARGIN + STICKER_SIZE / 2;
    return objectSign(ingredients, { x: centre.x, y }, STICKER_SIZE).map((sign) => ({ ...sign, rotation }));
  }
  if (room < BADGE_ROOM) return [];
  return [
    {
      kind: 'badge',
      text: concept.badge.toLocaleUpperCase(concept.locale),
      centre,
      size: 50,
      rotation,
      fill: palette.accent,
      textFill: palette.onAccent,
      font,
    },
  ];
}

/** The thing that the video is about, as a large sign; none where the concept names none. */
export function objectSign({ concept, palette }: Ingredients, centre: Point, size: number): Accent[] {
  if (!concept.emoji) return [];
  return [
    {
      kind: 'emoji',
      glyph: concept.emoji,
      centre,
      size,
      rotation: 0,
      fill: palette.accent,
      glyphFill: palette.onAccent,
    },
  ];
}

/** Darkens or lightens the side where the words stand. */
export function textScrim(
  side: Side,
  colour: string,
  strength: string,
  reach = 0.62,
): Composition['foreground'][number] {
  const start = side === 'right' ? 0 : W;
  const end = side === 'right' ? W * reach : W * (1 - reach);
  return {
    kind: 'scrim',
    from: { x: start, y: 0 },
    to: { x: end, y: 0 },
    start: colour + strength,
    end: `${colour}00`,
  };
}

/**
 * Light that falls in from where the words stand, where the other layouts are lit from the person: so the calm grounds
 * have depth, and pictures of one request differ however plain they are.
 */
export function lightFromWords(side: Side, isLightGround: boolean): Shape {
  const [words, person] = side === 'right' ? [0, W] : [W, 0];
  return isLightGround
    ? { kind: 'scrim', from: { x: person, y: 0 }, to: { x: words, y: 0 }, start: '#0000002e', end: '#00000000' }
    : { kind: 'scrim', from: { x: words, y: 0 }, to: { x: W / 2, y: 0 }, start: '#ffffff2b', end: '#ffffff00' };
}

/** Lets the lower edge sink into a colour. */
export function floorScrim(colour: string, strength: string, height = 230): Composition['foreground'][number] {
  return {
    kind: 'scrim',
    from: { x: 0, y: H },
    to: { x: 0, y: H - height },
    start: colour + strength,
    end: `${colour}00`,
  };
}

/** A rectangle of one colour. */
export function solidCard(box: Box, colour: string, radius = 0): Shape {
  return { kind: 'card', box, radius, fill: [colour, colour, colour], shadow: false };
}
