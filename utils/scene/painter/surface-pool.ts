import type { Surface } from './surface.ts';

export interface SurfacePool {
  /** A clear surface in its first state. */
  take(width: number, height: number): Surface;
  /** Takes back all that were taken since the last time, for the next picture. Nobody may draw on them any more. */
  giveBack(): void;
}

/** The most that is kept, in pixels: what a picture to be shown needs. What an export in 4K needs is let go of. */
const KEPT_PIXELS = 6 * 1280 * 720;

/** Lends surfaces again: fresh memory for one costs more than most of what is drawn on it. */
export function createSurfacePool(
  create: (width: number, height: number) => Surface,
  kept: Surface[] = [],
): SurfacePool {
  let lent: Surface[] = [];
  return {
    take(width, height) {
      const index = kept.findIndex(({ canvas }) => canvas.width === width && canvas.height === height);
      const [known] = index < 0 ? [] : kept.splice(index, 1);
      known?.context.reset();
      const surface = known ?? create(width, height);
      lent.push(surface);
      return surface;
    },
    giveBack() {
      kept.unshift(...lent);
      lent = [];
      let room = KEPT_PIXELS;
      const fitting = kept.filter(({ canvas }) => {
        const pixels = canvas.width * canvas.height;
        if (pixels > room) return false;
        room -= pixels;
        return true;
      });
      kept.splice(0, kept.length, ...fitting);
    },
  };
}
