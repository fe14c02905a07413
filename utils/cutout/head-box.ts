import { createPlane, type Plane, type Region } from './pixels.ts';
import { resamplePlane } from './resample.ts';

/** Longest side, in pixels, at which the silhouette is read: enough for a head, and the same for every photo. */
const READING_SIDE = 144;

/** Heights of a head with its hair, beside its width. */
const PROPORTIONS = [1.15, 1.3, 1.5];

/** Widths to try, in pixels: from a person seen whole from afar to a face that fills the picture. */
const WIDTHS = { smallest: 6, growth: 1.12 };

/** How far the frame moves at a time, in widths of the head. */
const STRIDE = 1 / 10;

/**
 * Between two frames that fit alike the larger one is the head, the smaller one a part of it: what a width larger by
 * the factor e adds to the fit (0…1).
 */
const PREFERENCE_FOR_SIZE = 0.012;

/** A neck is at most this wide beside its head; less narrowing is hair or a collar. */
const NECK_BESIDE_HEAD = 0.88;

/** How far a chin may reach below the rows where the neck is seen, in heights of the head: it hangs in front of it. */
const CHIN_BELOW_NECK = 0.15;

/** How full a place beyond the picture's border is taken to be, where it should be filled and where it should not. */
const BEYOND = { filled: 0.7, free: 0.1 };

/** A place of the frame that should be filled, or free. */
interface Feature {
  left: number;
  right: number;
  top: number;
  bottom: number;
  filled: boolean;
  /** How much it tells. */
  weight: number;
}

/**
 * What head and shoulders look like as a silhouette: places beside a head that is 1 wide (from -0.5 to 0.5) and
 * 1 high (from 0, its crown, to 1, its chin).
 */
const HEAD_AND_SHOULDERS: readonly Feature[] = [
  /* face */ { left: -0.32, right: 0.32, top: 0.12, bottom: 0.95, filled: true, weight: 3 },
  /* cheeks */ { left: -0.5, right: -0.38, top: 0.3, bottom: 0.62, filled: true, weight: 1 },
  { left: 0.38, right: 0.5, top: 0.3, bottom: 0.62, filled: true, weight: 1 },
  /* crown */ { left: -0.2, right: 0.2, top: 0, bottom: 0.1, filled: true, weight: 1 },
  /* above */ { left: -0.45, right: 0.45, top: -0.3, bottom: -0.02, filled: false, weight: 2 },
  /* beside */ { left: -0.95, right: -0.54, top: 0, bottom: 0.8, filled: false, weight: 1.5 },
  { left: 0.54, right: 0.95, top: 0, bottom: 0.8, filled: false, weight: 1.5 },
  /* shoulders */ { left: -0.95, right: -0.4, top: 1.4, bottom: 1.75, filled: true, weight: 1 },
  { left: 0.4, right: 0.95, top: 1.4, bottom: 1.75, filled: true, weight: 1 },
  /* chest */ { left: -0.35, right: 0.35, top: 1.1, bottom: 1.75, filled: true, weight: 1 },
];
const ALL_WEIGHTS = HEAD_AND_SHOULDERS.reduce((sum, feature) => sum + feature.weight, 0);

/** A frame around a head: middle, crown, width and height, in pixels that may be fractions. */
interface Frame {
  middle: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Box around the head of the person whose silhouette `alpha` is, in the mask's pixels. Tries frames of every size at
 * every place and takes the one under which the silhouette looks most like head and shoulders, so that raised hands,
 * long hair over the neck, a hat, and a photo that shows the face alone do not mislead it; then moves the frame's
 * sides to the silhouette's outline.
 */
export function findHead(alpha: Plane): Region {
  return findHeadAndShoulders(alpha).head;
}

/** As {@link findHead}, with how much the silhouette looks like head and shoulders there: 0…1. */
export function findHeadAndShoulders(alpha: Plane): { head: Region; likeness: number } {
  const scale = Math.min(1, READING_SIDE / Math.max(alpha.width, alpha.height));
  const small = resamplePlane(
    alpha,
    Math.max(1, Math.round(alpha.width * scale)),
    Math.max(1, Math.round(alpha.height * scale)),
  );
  const silhouette = new Silhouette(small);
  const best = bestFrame(silhouette);
  const frame = fitOutline(silhouette, best);
  return {
    head: toRegion(frame, alpha.width / small.width, alpha.height / small.height, alpha),
    likeness: howWellFits(silhouette, best),
  };
}

/** A mask as inside and outside, with the count of inside pixels of any rectangle at hand. */
class Silhouette {
  readonly width: number;
  readonly height: number;
  private readonly mask: Plane;
  /** Inside pixels above and left of each corner (summed-area table, one row and column larger than the mask). */
  private readonly sums: Plane;

  constructor(mask: Plane) {
    this.mask = mask;
    this.width = mask.width;
    this.height = mask.height;
    this.sums = createPlane(mask.width + 1, mask.height + 1);
    for (let y = 0; y < this.height; y += 1) {
      let row = 0;
      for (let x = 0; x < this.width; x += 1) {
        if (this.isInside(x, y)) row += 1;
        this.sums.data[(y + 1) * this.sums.width + x + 1] = this.sumAt(x + 1, y) + row;
      }
    }
  }

  isInside(x: number, y: number): boolean {
    return x >= 0 && x < this.width && (this.mask.data[y * this.width + x] ?? 0) >= 0.5;
  }

  /** Which share of a place is filled; what lies beyond the picture counts as `beyond`. */
  filledShare(left: number, top: number, right: number, bottom: number, beyond: number): number {
    const area = Math.max(1, (right - left) * (bottom - top));
    const fromX = clamp(left, 0, this.width);
    const toX = clamp(right, 0, this.width);
    const fromY = clamp(top, 0, this.height);
    const toY = clamp(bottom, 0, this.height);
    const inPicture = Math.max(0, toX - fromX) * Math.max(0, toY - fromY);
    const filled =
      inPicture === 0
        ? 0
        : this.sumAt(toX, toY) - this.sumAt(fromX, toY) - this.sumAt(toX, fromY) + this.sumAt(fromX, fromY);
    return (filled + (area - inPicture) * beyond) / area;
  }

  /** The unbroken run of row `y` through `x`, within `limit` on either side; undefined where `x` is outside. */
  runThrough(x: number, y: number, limit: number): { from: number; to: number } | undefined {
    if (!this.isInside(x, y)) return undefined;
    let from = x;
    let to = x;
    while (x - from < limit && this.isInside(from - 1, y)) from -= 1;
    while (to - x < limit && this.isInside(to + 1, y)) to += 1;
    return { from, to };
  }

  private sumAt(x: number, y: number): number {
    return this.sums.data[y * this.sums.width + x] ?? 0;
  }
}

function bestFrame(silhouette: Silhouette): Frame {
  const { width: pictureWidth, height: pictureHeight } = silhouette;
  let best: Frame = { middle: pictureWidth / 2, top: 0, width: pictureWidth, height: pictureHeight };
  let bestFit = Number.NEGATIVE_INFINITY;
  for (let width: number = WIDTHS.smallest; width <= pictureWidth * 1.1; width *= WIDTHS.growth) {
    const stride = Math.max(1, width * STRIDE);
    for (const proportion of PROPORTIONS) {
      const height = width * proportion;
      if (height > pictureHeight * 1.3) continue;
      for (let middle = 0; middle < pictureWidth; middle += stride) {
        for (let top = -0.15 * height; top < pictureHeight - height / 2; top += stride) {
          const frame = { middle, top, width, height };
          const fit = howWellFits(silhouette, frame) + PREFERENCE_FOR_SIZE * Math.log(width);
          if (fit > bestFit) {
            best = frame;
            bestFit = fit;
          }
        }
      }
    }
  }
  return best;
}

/** How much the silhouette under `frame` looks like head and shoulders: 0…1. */
function howWellFits(silhouette: Silhouette, { middle, top, width, height }: Frame): number {
  let fit = 0;
  for (const feature of HEAD_AND_SHOULDERS) {
    const share = silhouette.filledShare(
      Math.round(middle + feature.left * width),
      Math.round(top + feature.top * height),
      Math.round(middle + feature.right * width),
      Math.round(top + feature.bottom * height),
      feature.filled ? BEYOND.filled : BEYOND.free,
    );
    fit += feature.weight * (feature.filled ? share : 1 - share);
  }
  return fit / ALL_WEIGHTS;
}

/** Moves the frame's four sides to where the silhouette has its crown, its widest place and its neck. */
function fitOutline(silhouette: Silhouette, frame: Frame): Frame {
  const top = findCrown(silhouette, frame);
  const sides = findSides(silhouette, { ...frame, top });
  const bottom = findChin(silhouette, frame, sides.to - sides.from + 1);
  return {
    middle: (sides.from + sides.to + 1) / 2,
    top,
    width: sides.to - sides.from + 1,
    height: Math.min(silhouette.height, bottom) - top,
  };
}

function findCrown(silhouette: Silhouette, { middle, top, width, height }: Frame): number {
  const last = Math.min(silhouette.height - 1, Math.round(top + height / 2));
  for (let y = Math.max(0, Math.round(top - height * 0.3)); y < last; y += 1) {
    if (silhouette.filledShare(Math.round(middle - width / 3), y, Math.round(middle + width / 3), y + 1, 0) > 0.1)
      return y;
  }
  return Math.max(0, Math.round(top));
}

/** Where the head is widest, from its crown to its cheeks. */
function findSides(silhouette: Silhouette, { middle, top, width, height }: Frame): { from: number; to: number } {
  const centre = Math.round(middle);
  let from = centre;
  let to = centre;
  for (let y = Math.round(top); y < top + height * 0.65; y += 1) {
    const run = silhouette.runThrough(centre, y, Math.round(width * 0.75));
    if (!run) continue;
    from = Math.min(from, run.from);
    to = Math.max(to, run.to);
  }
  return { from, to };
}

/** Where the frame ends, or the nearest row of the neck from there, where the silhouette shows one. */
function findChin(silhouette: Silhouette, { middle, top, height }: Frame, headWidth: number): number {
  const centre = Math.round(middle);
  const expected = Math.round(top + height);
  const rows: { y: number; width: number }[] = [];
  for (let y = Math.round(top + height * 0.7); y < Math.min(silhouette.height, top + height * 1.25); y += 1) {
    const run = silhouette.runThrough(centre, y, headWidth);
    if (run) rows.push({ y, width: run.to - run.from + 1 });
  }
  const narrowest = Math.min(...rows.map((row) => row.width));
  if (narrowest > headWidth * NECK_BESIDE_HEAD) return expected;
  const neck = rows.filter((row) => row.width <= narrowest * 1.06).map((row) => row.y);
  return clamp(expected, Math.min(...neck), Math.max(...neck) + Math.round(height * CHIN_BELOW_NECK));
}

function toRegion(frame: Frame, scaleX: number, scaleY: number, bounds: { width: number; height: number }): Region {
  const left = clamp(Math.round((frame.middle - frame.width / 2) * scaleX), 0, bounds.width - 1);
  const top = clamp(Math.round(frame.top * scaleY), 0, bounds.height - 1);
  const right = clamp(Math.round((frame.middle + frame.width / 2) * scaleX), left + 1, bounds.width);
  const bottom = clamp(Math.round((frame.top + frame.height) * scaleY), top + 1, bounds.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
