import type { Point } from '../schema.ts';

/** How far a point may lie off the line between its neighbours and still be left out, in pixels. */
const TOLERANCE = 0.3;

/**
 * The lines around everything opaque in a picture, each closed, in pixels from the picture's upper left corner. Between two
 * pixels a line runs where the opacity passes the threshold, so that it is as smooth as the picture's own edge.
 * @param rgba four bytes a pixel, as `getImageData` gives them
 * @param threshold opacity from which on something counts, above 0 and at most 255
 */
export function traceContours(rgba: Uint8ClampedArray, width: number, height: number, threshold: number): Point[][] {
  // A frame of clear pixels all around closes what the picture's border cuts.
  const columns = width + 2;
  const rows = height + 2;
  const opacity = new Uint8Array(columns * rows);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) opacity[(y + 1) * columns + x + 1] = rgba[(y * width + x) * 4 + 3] ?? 0;
  }
  const at = (index: number) => opacity[index] ?? 0;

  /** Where a line crosses the edge between two neighbouring pixels, by twice the first one's index, plus one downwards. */
  const crossing = (edge: number): Point => {
    const from = edge >> 1;
    const isDown = (edge & 1) === 1;
    const [a, b] = [at(from), at(from + (isDown ? columns : 1))];
    const share = (threshold - a) / (b - a);
    const [x, y] = [(from % columns) - 0.5, Math.floor(from / columns) - 0.5];
    return isDown ? { x, y: y + share } : { x: x + share, y };
  };

  // Each square of four pixels has its lines run with the opaque side to their right, so they join end to end.
  const next = new Map<number, number>();
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const corner = row * columns + column;
      const corners =
        (at(corner) >= threshold ? 8 : 0) |
        (at(corner + 1) >= threshold ? 4 : 0) |
        (at(corner + columns + 1) >= threshold ? 2 : 0) |
        (at(corner + columns) >= threshold ? 1 : 0);
      if (corners === 0 || corners === 15) continue;
      const edges = [corner * 2, (corner + 1) * 2 + 1, (corner + columns) * 2, corner * 2 + 1];
      for (const [from, to] of LINES[corners] ?? []) next.set(edges[from] ?? 0, edges[to] ?? 0);
    }
  }

  const contours: Point[][] = [];
  for (const start of next.keys()) {
    const contour: Point[] = [];
    for (let edge: number | undefined = start; edge !== undefined; ) {
      contour.push(crossing(edge));
      const following: number | undefined = next.get(edge);
      next.delete(edge);
      edge = following;
    }
    contours.push(simplify(contour));
  }
  return contours;
}

/**
 * From which side of a square to which a line runs (0 above, 1 right, 2 below, 3 left), by which corners are opaque: 8 upper left,
 * 4 upper right, 2 lower right, 1 lower left. Opaque corners that only touch are kept apart.
 */
const LINES: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[2, 3]],
  [[1, 2]],
  [[1, 3]],
  [[0, 1]],
  [
    [0, 1],
    [2, 3],
  ],
  [[0, 2]],
  [[0, 3]],
  [[3, 0]],
  [[2, 0]],
  [
    [3, 0],
    [1, 2],
  ],
  [[1, 0]],
  [[3, 1]],
  [[2, 1]],
  [[3, 2]],
  [],
];

/** Leaves out the points that lie on the way between others. */
function simplify(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  let skipped: Point[] = [];
  for (const [index, point] of points.entries()) {
    const last = kept.at(-1);
    const after = points[index + 1];
    if (!last || !after) {
      kept.push(point);
      continue;
    }
    skipped.push(point);
    if (skipped.every((one) => distanceFromLine(one, last, after) <= TOLERANCE)) continue;
    kept.push(point);
    skipped = [];
  }
  return kept;
}

function distanceFromLine({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  return length === 0 ? Math.hypot(x - from.x, y - from.y) : Math.abs(dx * (from.y - y) - dy * (from.x - x)) / length;
}
