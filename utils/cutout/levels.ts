import { createPlane, type Plane } from './pixels.ts';

/** Everything up to `black` becomes 0, everything from `white` on becomes 1, with an S-shaped passage between. */
export function applyLevels(plane: Plane, { black, white }: { black: number; white: number }): Plane {
  const levelled = createPlane(plane.width, plane.height);
  for (let i = 0; i < plane.data.length; i += 1) {
    const place = Math.min(1, Math.max(0, ((plane.data[i] ?? 0) - black) / (white - black)));
    levelled.data[i] = place * place * (3 - 2 * place);
  }
  return levelled;
}
