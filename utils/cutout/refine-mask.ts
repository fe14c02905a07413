import { boxBlur } from './box-blur.ts';
import { fillHoles, keepLargestParts } from './connected-parts.ts';
import { applyColourFit, fitMaskToColours } from './guided-filter.ts';
import { applyLevels } from './levels.ts';
import type { Pixels, Plane } from './pixels.ts';
import { resamplePlane } from './resample.ts';

/** How wide the net's figures are spread along the colours of the picture, and how fine the outline is read. */
const SPREAD = { share: 1 / 50, smoothness: 3e-4 };
const OUTLINE = { share: 1 / 100, smoothness: 3e-4, least: 3 };

/** Certainty that parts person from background. Above a half: what the net only half believes is background. */
const PERSON = { black: 0.58, white: 0.72 };

/** Below this certainty a place within the person is a hole; sizes are shares of the picture. */
const HOLE = { threshold: 0.65, largest: 0.015, speck: 0.0004, sureBelow: 0.35 };

/** Parts smaller than this beside the person are someone else's arm or a mistake. A second person as large stays. */
const SMALLEST_PART = 0.25;

/** How far from the outline the colours may move it, in radii of {@link OUTLINE}. */
const BAND = 1.2;

/** Takes the last haze off the background and makes the person's inside solid. */
const CLEAN = { black: 0.15, white: 0.92 };

/**
 * The alpha channel of the person, at the size of `photo`.
 * @param photo the picture to cut out
 * @param working the same picture, no larger: decisions are made on it, and carried to `photo` by its colours
 * @param certainty how surely each pixel of `working` belongs to the person
 */
export function refineMask(photo: Pixels, working: Pixels, certainty: Plane): Plane {
  const side = Math.max(working.width, working.height);
  const mask = decide(working, certainty, Math.max(1, Math.round(side * SPREAD.share)));
  const radius = Math.max(OUTLINE.least, Math.round(side * OUTLINE.share));
  const fit = fitMaskToColours(working, mask, { radius, smoothness: OUTLINE.smoothness });
  const alpha = keepToBand(applyColourFit(fit, photo), mask, Math.round(radius * BAND));
  return applyLevels(alpha, CLEAN);
}

/** Person or background, with nothing between but the outline's soft passage. */
function decide(working: Pixels, certainty: Plane, radius: number): Plane {
  const area = certainty.width * certainty.height;
  const spread = applyColourFit(
    fitMaskToColours(working, certainty, { radius, smoothness: SPREAD.smoothness }),
    working,
  );
  const whole = fillHoles(spread, {
    threshold: HOLE.threshold,
    maxPixels: area * HOLE.largest,
    speckPixels: area * HOLE.speck,
    sureBelow: HOLE.sureBelow,
  });
  return keepLargestParts(applyLevels(whole, PERSON), { threshold: 0.5, minShare: SMALLEST_PART });
}

/** Far from the outline the mask is right whatever the colours say. */
function keepToBand(alpha: Plane, mask: Plane, radius: number): Plane {
  const surroundings = resamplePlane(boxBlur(mask, radius), alpha.width, alpha.height).data;
  return {
    width: alpha.width,
    height: alpha.height,
    data: alpha.data.map((value, i) => {
      const around = surroundings[i] ?? 0;
      if (around > 0.995) return 1;
      return around < 0.005 ? 0 : value;
    }),
  };
}
