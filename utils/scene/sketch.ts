import { drawnLines } from './checks/drawn-lines.ts';
import { fitHeadline } from './fit-text.ts';
import { hasCase } from './fonts.ts';
import {
  type Accent,
  type Background,
  type Box,
  type Headline,
  type Point,
  SCENE_SIZE,
  type Scene,
  type Shape,
} from './schema.ts';
import type { Subject } from './subject.ts';

/**
 * A picture from afar: the brightness, 0 to 255, of 9 × 8 fields, row by row. Worked out from the scene without painting,
 * so that whoever has no canvas can tell whether two pictures look alike. Letters count as an even mix with their ground.
 */
export type Sketch = readonly number[];

const COLUMNS = 9;
const ROWS = 8;

/** Points of a field at which it is looked at, in each direction. */
const POINTS = 3;

/** Share of a line's box that its letters cover. */
const INK_SHARE = 0.45;

/** Difference of two neighbours from which on it is sure which is the brighter. */
const SURE = 9;

type Paint = (at: Point, under: number) => number;

export function sketchScene(scene: Scene, subjects: readonly Subject[]): Sketch {
  const paints = [
    backgroundPaint(scene.background),
    ...scene.backdrop.map(shapePaint),
    ...scene.subjects.map((layer) => subjectPaint(layer, subjects)),
    ...scene.foreground.map(shapePaint),
    ...scene.accents.flatMap(signPaints),
    ...headlinePaints(scene),
  ];
  return Array.from({ length: COLUMNS * ROWS }, (_, field) => {
    let sum = 0;
    for (let point = 0; point < POINTS * POINTS; point++) {
      const at = {
        x: ((field % COLUMNS) + ((point % POINTS) + 0.5) / POINTS) * (SCENE_SIZE.width / COLUMNS),
        y: (Math.floor(field / COLUMNS) + (Math.floor(point / POINTS) + 0.5) / POINTS) * (SCENE_SIZE.height / ROWS),
      };
      sum += paints.reduce((under, paint) => paint(at, under), 0);
    }
    return sum / (POINTS * POINTS);
  });
}

/**
 * How many of 64 bits of their difference hashes two pictures are to be expected to differ in: for each field whether it
 * is brighter than its right neighbour. Where that cannot be told it counts a half; where both pictures are flat, nothing.
 */
export function differenceOf(one: Sketch, other: Sketch): number {
  let sum = 0;
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS - 1; column++) {
      const at = row * COLUMNS + column;
      const [here, there] = [falls(one, at), falls(other, at)];
      if (Math.abs(here) > FLAT || Math.abs(there) > FLAT) sum += (1 - here * there) / 2;
    }
  }
  return sum;
}

const FLAT = 0.15;

/** From -1, surely brighter to the right, to 1, surely darker. */
function falls(sketch: Sketch, at: number): number {
  return Math.max(-1, Math.min(1, ((sketch[at] ?? 0) - (sketch[at + 1] ?? 0)) / SURE));
}

function backgroundPaint(background: Background): Paint {
  switch (background.kind) {
    case 'rays': {
      const ground = stops(background.colours);
      const rays = background.rays > 0 ? 0.5 : 0;
      return (at) => {
        const away = distanceOf(at, background.centre);
        return over(ground(away / 900), 255, rays * RAY_STOPS(away / 1125));
      };
    }
    case 'split': {
      const [left, right] = [stops(background.left), stops(background.right)];
      const isRightLit = background.centre.x > (background.top + background.bottom) / 2;
      return (at) => {
        const seam = background.top + ((background.bottom - background.top) * at.y) / SCENE_SIZE.height;
        const isRight = at.x > seam;
        const side = isRight ? right : left;
        const away = distanceOf(at, background.centre);
        if (isRight !== isRightLit) return side(at.y / SCENE_SIZE.height);
        return over(side(away / 820), 255, 0.5 * RAY_STOPS(away / 975));
      };
    }
    case 'mesh': {
      const ground = luma(background.ground);
      const pools = background.pools.map(({ centre, radius, colour }) => ({
        centre,
        radius,
        value: luma(colour),
        alpha: alphaOf(colour),
      }));
      return (at) =>
        pools.reduce(
          (under, pool) =>
            over(under, pool.value, pool.alpha * POOL_STOPS(distanceOf(at, pool.centre) / Math.max(1, pool.radius))),
          ground,
        );
    }
    case 'spotlight': {
      const [light, middle, dark] = background.colours.map(luma);
      return (at) => {
        const away = distanceOf(at, background.centre) / Math.max(1, background.radius);
        const lit = over(dark ?? 0, middle ?? 0, SPOT_STOPS(away / 1.9));
        return Math.min(255, lit + (light ?? 0) * 0.42 * Math.max(0, 1 - away));
      };
    }
    case 'blurred':
    case 'still': {
      const tint = stops(background.tint);
      return (at) => tint((at.x / SCENE_SIZE.width + at.y / SCENE_SIZE.height) / 2);
    }
  }
}

function shapePaint(shape: Shape): Paint {
  switch (shape.kind) {
    case 'polygon': {
      const fill = luma(shape.fill);
      const alpha = alphaOf(shape.fill);
      return (at, under) => (isInside(at, shape.points) ? over(under, fill, alpha) : under);
    }
    case 'card': {
      const fill = stops(shape.fill);
      const alpha = alphaOf(shape.fill[0]);
      return (at, under) =>
        contains(shape.box, at)
          ? over(under, fill((at.y - shape.box.y) / Math.max(1, shape.box.height)), alpha)
          : under;
    }
    case 'disc': {
      const fill = luma(shape.fill);
      const alpha = alphaOf(shape.fill);
      return (at, under) => (distanceOf(at, shape.centre) <= shape.radius ? over(under, fill, alpha) : under);
    }
    case 'scrim': {
      const length = distanceOf(shape.to, shape.from);
      const value = luma(shape.start);
      const [from, to] = [alphaOf(shape.start), alphaOf(shape.end)];
      return (at, under) => {
        const along =
          (at.x - shape.from.x) * (shape.to.x - shape.from.x) + (at.y - shape.from.y) * (shape.to.y - shape.from.y);
        const share = Math.max(0, Math.min(1, along / Math.max(1, length * length)));
        return over(under, value, from + (to - from) * share);
      };
    }
    // Thin lines leave a field as bright as it was.
    case 'arcs':
      return (_, under) => under;
  }
}

/** A head and what is below it, in the mean of the person's colours. */
function subjectPaint(
  { photoId, box, head, clip, ground }: Scene['subjects'][number],
  subjects: readonly Subject[],
): Paint {
  const colours = subjects.find((subject) => subject.photoId === photoId)?.analysis.colours ?? [];
  const total = colours.reduce((sum, { share }) => sum + share, 0);
  const value = total > 0 ? colours.reduce((sum, { hex, share }) => sum + (share / total) * luma(hex), 0) : 120;
  const bottom = Math.min(SCENE_SIZE.height, box.y + box.height);
  const middle = head.x + head.width / 2;
  const chin = head.y + head.height;
  return (at, under) => {
    const inHead =
      ((at.x - middle) / (head.width / 2)) ** 2 + ((at.y - head.y - head.height / 2) / (head.height / 2)) ** 2;
    if (inHead <= 1) return value;
    if (at.y < chin || at.y > bottom || (clip && !contains(clip.box, at))) return under;
    // Shoulders reach their full width one head's half below the chin.
    const share = Math.min(1, 0.55 + (at.y - chin) / head.height);
    const [left, right] = [middle - (middle - box.x) * share, middle + (box.x + box.width - middle) * share];
    if (at.x < left || at.x > right) return under;
    return ground ? over(value, luma(ground), 0.5 * Math.max(0, (at.y - chin) / Math.max(1, bottom - chin))) : value;
  };
}

/** Signs are large enough to be seen from afar; badges, arrows and bars are not. */
function signPaints(accent: Accent): Paint[] {
  if (accent.kind !== 'emoji') return [];
  const value = over(luma(accent.fill), luma(accent.glyphFill), GLYPH_SHARE);
  return [(at, under) => (distanceOf(at, accent.centre) <= accent.size / 2 ? value : under)];
}

/** Share of a sign's disc that its glyph covers. */
const GLYPH_SHARE = 0.2;

function headlinePaints({ headline }: Scene): Paint[] {
  if (!headline) return [];
  const fitted = fitHeadline(headline, (text) => roughInk(text, headline));
  return drawnLines(headline, fitted).map((box, index) => {
    const stressed = fitted.lines[index]?.runs.some((run) => run.stressed) ?? false;
    const plate = stressed ? (headline.emphasisPlate ?? headline.linePlate) : headline.linePlate;
    const letters = luma(stressed ? headline.emphasisFill : headline.fill);
    const edge = headline.stroke ? luma(headline.stroke.colour) : null;
    const edgeShare = Math.min(0.3, 2 * (headline.stroke?.width ?? 0));
    return (at: Point, under: number) => {
      if (!contains(box, at)) return under;
      const ground = plate ? luma(plate) : edge === null ? under : over(under, edge, edgeShare);
      return over(ground, letters, INK_SHARE);
    };
  });
}

/** Mean width of a capital at 100 px; small letters are narrower, other scripts have typefaces of their own. */
const CAPITAL_WIDTH: Record<Headline['font'], number> = { roboto: 55, bangers: 48, montserrat: 70, sofia: 46, own: 58 };
const SMALL_LETTER_SHARE = 0.88;
const WIDTH_WITHOUT_CASE = 51;

/** About the ink of a text at 100 px. */
function roughInk(text: string, { font, casing }: Headline) {
  if (!hasCase(text)) {
    const widths = [...text].map((character) => (WIDE.test(character) ? 100 : WIDTH_WITHOUT_CASE));
    return { width: widths.reduce((sum, width) => sum + width, 1), ascent: 82, descent: 16 };
  }
  const width = CAPITAL_WIDTH[font] * (casing === 'upper' ? 1 : SMALL_LETTER_SHARE);
  return { width: Math.max(1, [...text].length * width), ascent: 73, descent: casing === 'upper' ? 3 : 10 };
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const over = (under: number, value: number, alpha: number) => under + (value - under) * alpha;

/** Brightness along evenly spaced colours, by a share from 0 to 1. */
function stops(colours: readonly string[]): (share: number) => number {
  return between(colours.map(luma));
}

function between(values: readonly number[]): (share: number) => number {
  return (share) => {
    const place = Math.max(0, Math.min(1, share)) * (values.length - 1);
    const before = Math.floor(place);
    const from = values[before] ?? 0;
    return from + ((values[before + 1] ?? from) - from) * (place - before);
  };
}

/** How rays, pools and spots of light fall off, as the painter has it. */
const RAY_STOPS = between([0.34, 0.1, 0.02]);
const POOL_STOPS = between([1, 0.86, 0.58, 0.3, 0.11, 0.03, 0]);
const SPOT_STOPS = between([0.95, 0.45, 0.1, 0]);

/** Brightness of an sRGB colour as video has it, 0 to 255. */
function luma(hex: string): number {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return 0.299 * (value >> 16) + 0.587 * ((value >> 8) & 0xff) + 0.114 * (value & 0xff);
}

const alphaOf = (hex: string) => (hex.length === 9 ? Number.parseInt(hex.slice(7), 16) / 255 : 1);
const distanceOf = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);
const contains = ({ x, y, width, height }: Box, at: Point) =>
  at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;

/** Whether a point lies in a polygon, by counting crossings. */
function isInside(at: Point, points: readonly Point[]): boolean {
  let inside = false;
  for (const [index, one] of points.entries()) {
    const other = points.at(index - 1) ?? one;
    const crosses = one.y > at.y !== other.y > at.y;
    if (crosses && at.x < ((other.x - one.x) * (at.y - one.y)) / (other.y - one.y) + one.x) inside = !inside;
  }
  return inside;
}
