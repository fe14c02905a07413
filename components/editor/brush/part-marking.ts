import type { Brush, Brushable, Point, Region } from './brush-services.ts';

/** What a press without a movement marks: a square of so much of the picture's shorter side. */
const PRESSED = 0.3;

/** Shortest side of what can be marked, in pixels. */
const LEAST = 16;

/** Radius of the crosshair, as a share of the picture's longer side; keys move it by half of that. */
const CROSSHAIR = 0.02;

/** Nothing of the picture changes while a part of it is marked. */
const UNCHANGED: Region = { x: 0, y: 0, width: 0, height: 0 };

export function crosshairOf({ width, height }: { width: number; height: number }): Brush {
  return { mode: 'add', radius: Math.max(width, height) * CROSSHAIR, hardness: 1 };
}

/** Marks a rectangle of a picture where a brush would paint. */
export function createPartMarking(
  { width, height }: { width: number; height: number },
  onMark: (part: Region) => void,
): Brushable {
  let from: Point = { x: 0, y: 0 };
  return {
    width,
    height,
    begin(_, at) {
      from = at;
      const half = (PRESSED * Math.min(width, height)) / 2;
      onMark(between({ x: at.x - half, y: at.y - half }, { x: at.x + half, y: at.y + half }));
      return UNCHANGED;
    },
    extend(to) {
      onMark(between(from, to));
      return UNCHANGED;
    },
  };

  /** The rectangle with those corners, in whole pixels within the picture. */
  function between(one: Point, other: Point): Region {
    const across = span(one.x, other.x, width);
    const down = span(one.y, other.y, height);
    return { x: across.from, y: down.from, width: across.length, height: down.length };
  }
}

function span(one: number, other: number, available: number): { from: number; length: number } {
  const least = Math.min(LEAST, available);
  const from = Math.max(0, Math.min(Math.floor(Math.min(one, other)), available - least));
  const to = Math.min(available, Math.max(Math.ceil(Math.max(one, other)), from + least));
  return { from, length: to - from };
}
