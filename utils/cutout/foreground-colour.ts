import { boxBlur } from './box-blur.ts';
import { createPlane, type Pixels, type Plane } from './pixels.ts';
import { resamplePlane } from './resample.ts';

/** What the person's and the background's own colours are thought to be around each pixel, as 0…1. */
export interface ColoursAround {
  person: [Plane, Plane, Plane];
  background: [Plane, Plane, Plane];
}

/** Alpha from which on a pixel's colour is the person's own, and up to which it is the background's. */
const SURE = { person: 0.92, background: 0.08 };

/** Weight of the wider neighbourhood in the narrower one's mean: it decides only where the narrow one knows nothing. */
const WIDER = 1e-3;

/**
 * Takes the background's colour out of the pixels along the outline (defringing), where camera and lens have mixed it
 * into the person's. Of the person's and the background's colours nearby it keeps what they can explain of the pixel,
 * and leaves out the background's share (after Forte, "Approximate Fast Foreground Colour Estimation", 2021).
 * @param around from {@link estimateColours}, made at the same or a smaller size
 */
export function removeFringe(picture: Pixels, alpha: Plane, around: ColoursAround): Pixels {
  const { width, height } = picture;
  const cleaned = { width, height, data: new Uint8ClampedArray(picture.data) };
  const grown = (plane: Plane) => resamplePlane(plane, width, height);
  for (const channel of [0, 1, 2] as const) {
    const person = grown(around.person[channel]).data;
    const background = grown(around.background[channel]).data;
    for (let i = 0, at = channel; i < alpha.data.length; i += 1, at += 4) {
      const share = alpha.data[i] ?? 0;
      if (share <= 0 || share >= 1) continue;
      const mixed = share * (person[i] ?? 0) + (1 - share) * (background[i] ?? 0);
      const unexplained = (picture.data[at] ?? 0) / 255 - mixed;
      const correction = (share * unexplained) / (share * share + (1 - share) * (1 - share));
      cleaned.data[at] = ((person[i] ?? 0) + correction) * 255;
    }
  }
  return cleaned;
}

/**
 * Means of the colours that are surely the person's, and surely the background's, around each pixel: within `near`
 * pixels, and where nothing sure is that near, within `far`.
 */
export function estimateColours(picture: Pixels, alpha: Plane, options: { near: number; far: number }): ColoursAround {
  const surelyPerson = weigh(alpha, (value) => Math.max(0, (value - SURE.person) / (1 - SURE.person)));
  const surelyBackground = weigh(alpha, (value) => Math.max(0, (SURE.background - value) / SURE.background));
  return {
    person: meansAround(picture, surelyPerson, options),
    background: meansAround(picture, surelyBackground, options),
  };
}

function weigh(alpha: Plane, weight: (alpha: number) => number): Plane {
  return { width: alpha.width, height: alpha.height, data: alpha.data.map(weight) };
}

function meansAround(
  picture: Pixels,
  weights: Plane,
  { near, far }: { near: number; far: number },
): [Plane, Plane, Plane] {
  const nearWeights = boxBlur(weights, near);
  const farWeights = boxBlur(weights, far);
  const mean = (channel: number): Plane => {
    const weighted = createPlane(weights.width, weights.height);
    for (let i = 0, at = channel; i < weighted.data.length; i += 1, at += 4) {
      weighted.data[i] = ((picture.data[at] ?? 0) / 255) * (weights.data[i] ?? 0);
    }
    const nearSum = boxBlur(weighted, near).data;
    const farSum = boxBlur(weighted, far).data;
    const means = createPlane(weights.width, weights.height);
    for (let i = 0, at = channel; i < means.data.length; i += 1, at += 4) {
      const farWeight = farWeights.data[i] ?? 0;
      // Nothing sure within reach at all: the pixel's own colour is the best guess.
      const wide = farWeight > 1e-6 ? (farSum[i] ?? 0) / farWeight : (picture.data[at] ?? 0) / 255;
      means.data[i] = ((nearSum[i] ?? 0) + WIDER * wide) / ((nearWeights.data[i] ?? 0) + WIDER);
    }
    return means;
  };
  return [mean(0), mean(1), mean(2)];
}
