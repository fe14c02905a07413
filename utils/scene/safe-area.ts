import type { Box } from './schema.ts';

/** Nothing that matters closer to an edge than this: 4 % of the height, rounded up to the grid. */
export const MARGIN = 40;

/** Where YouTube lays the duration over the picture: the corner of about 15 % × 14 %. */
export const DURATION_BADGE: Box = { x: 1090, y: 620, width: 190, height: 100 };

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/**
 * The box, made lower where it would reach under the duration badge.
 * @param rotation in degrees, clockwise, around the box's middle
 */
export function clearOfDurationBadge(box: Box, rotation = 0): Box {
  const sunk = Math.max(0, (box.width / 2) * Math.sin((rotation * Math.PI) / 180));
  const corner = { ...DURATION_BADGE, y: DURATION_BADGE.y - BADGE_GAP - sunk, height: DURATION_BADGE.height + sunk };
  if (!overlaps(box, corner)) return box;
  return { ...box, height: Math.max(0, corner.y - box.y) };
}

/** Between the badge and what must keep clear of it. */
const BADGE_GAP = 12;
