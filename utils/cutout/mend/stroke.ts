import type { Plane, Region } from '../pixels.ts';

export interface Point {
  x: number;
  y: number;
}

export interface Brush {
  /** Brings the photo back, or takes it away. */
  mode: 'add' | 'erase';
  /** In pixels of the picture. */
  radius: number;
  /** Share of the radius over which it works in full, 0…1; from there to its rim it fades. */
  hardness: number;
}

/** One movement of the brush, from pressing to letting go. */
export interface Stroke extends Brush {
  points: readonly Point[];
}

/** Width of the rim of the hardest brush, in pixels, so that its edge is not jagged. */
const RIM = 1;

/**
 * Paints what a brush covers on its way from one point to another into an alpha channel. What is covered twice is as if
 * covered once, so that a stroke can be painted piece by piece while it is made, and once more as a whole, and comes out
 * the same.
 * @param within nothing outside of it is touched
 */
export function paintSegment(alpha: Plane, brush: Brush, from: Point, to: Point, within: Region): void {
  const region = intersect(segmentBounds(brush, from, to, alpha), within);
  const [alongX, alongY] = [to.x - from.x, to.y - from.y];
  const lengthSquared = alongX ** 2 + alongY ** 2;
  const full = Math.max(0, Math.min(brush.radius * brush.hardness, brush.radius - RIM));
  for (let y = region.y; y < region.y + region.height; y += 1) {
    const down = y + 0.5 - from.y;
    for (let x = region.x; x < region.x + region.width; x += 1) {
      const across = x + 0.5 - from.x;
      const place =
        lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, (across * alongX + down * alongY) / lengthSquared));
      const distance = Math.hypot(across - place * alongX, down - place * alongY);
      if (distance >= brush.radius) continue;
      const covered = distance <= full ? 1 : fade((brush.radius - distance) / (brush.radius - full));
      const at = y * alpha.width + x;
      const before = alpha.data[at] ?? 0;
      alpha.data[at] = brush.mode === 'add' ? Math.max(before, covered) : Math.min(before, 1 - covered);
    }
  }
}

/** Paints a whole stroke, as far as it lies within a region. */
export function paintStroke(alpha: Plane, stroke: Stroke, within: Region): void {
  for (const [index, point] of stroke.points.entries()) {
    paintSegment(alpha, stroke, stroke.points[index - 1] ?? point, point, within);
  }
}

/** Whole pixels that a brush can reach between two points; of no size where that is outside of the picture. */
export function segmentBounds(
  { radius }: Brush,
  from: Point,
  to: Point,
  picture: { width: number; height: number },
): Region {
  const left = Math.floor(Math.min(from.x, to.x) - radius);
  const top = Math.floor(Math.min(from.y, to.y) - radius);
  const right = Math.ceil(Math.max(from.x, to.x) + radius);
  const bottom = Math.ceil(Math.max(from.y, to.y) + radius);
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
  return intersect({ x: left, y: top, width: right - left, height: bottom - top }, whole);
}

export function strokeBounds(stroke: Stroke, picture: { width: number; height: number }): Region {
  return stroke.points
    .map((point, index) => segmentBounds(stroke, stroke.points[index - 1] ?? point, point, picture))
    .reduce(unite, NOWHERE);
}

export const NOWHERE: Region = { x: 0, y: 0, width: 0, height: 0 };

export function unite(one: Region, other: Region): Region {
  if (isEmpty(one)) return other;
  if (isEmpty(other)) return one;
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  };
}

/** What two regions share; of no size where that is nothing. */
export function intersect(one: Region, other: Region): Region {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  const width = Math.min(one.x + one.width, other.x + other.width) - x;
  const height = Math.min(one.y + one.height, other.y + other.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : NOWHERE;
}

const isEmpty = ({ width, height }: Region) => width <= 0 || height <= 0;

/** Smooth from 0 to 1 (smoothstep). */
const fade = (share: number) => share * share * (3 - 2 * share);
