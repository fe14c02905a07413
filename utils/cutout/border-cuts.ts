import type { SubjectAnalysis } from '../scene/subject.ts';
import type { Plane } from './pixels.ts';

/** Share of a side that the person must fill for it to be a cut: less is a fingertip. */
const SMALLEST_RUN = 0.04;

/**
 * How full the border is beside a line a little further in. A cut goes straight through the person, so that both are
 * about as full; where hair or a shoulder merely reaches the border of a tightly trimmed picture, the border is emptier.
 */
const BESIDE_NEXT_LINE = 0.6;

/** Distance of that line from the border, as a share of the picture's side. */
const NEXT_LINE = 0.03;

/** On which sides the picture's border cuts the person off, so that a straight edge would show. */
export function findCutSides(alpha: Plane): SubjectAnalysis['cutBy'] {
  const { width, height } = alpha;
  const inward = { x: Math.max(1, Math.round(width * NEXT_LINE)), y: Math.max(1, Math.round(height * NEXT_LINE)) };
  const row = (y: number) => filled(width, (x) => alpha.data[y * width + x] ?? 0);
  const column = (x: number) => filled(height, (y) => alpha.data[y * width + x] ?? 0);
  return {
    left: isCut(column(0), column(Math.min(width - 1, inward.x)), height),
    right: isCut(column(width - 1), column(Math.max(0, width - 1 - inward.x)), height),
    top: isCut(row(0), row(Math.min(height - 1, inward.y)), width),
    bottom: isCut(row(height - 1), row(Math.max(0, height - 1 - inward.y)), width),
  };
}

function filled(length: number, alphaAt: (place: number) => number): number {
  let count = 0;
  for (let place = 0; place < length; place += 1) if (alphaAt(place) >= 0.5) count += 1;
  return count;
}

function isCut(border: number, nextLine: number, length: number): boolean {
  return border > 0 && border >= length * SMALLEST_RUN && border >= nextLine * BESIDE_NEXT_LINE;
}
