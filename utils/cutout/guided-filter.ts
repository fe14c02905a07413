import { boxBlur } from './box-blur.ts';
import { BLUE, createPlane, GREEN, type Pixels, type Plane, RED, readChannel } from './pixels.ts';
import { resamplePlane } from './resample.ts';

/**
 * A mask said as a function of the picture's colours: `red × r + green × g + blue × b + base`, with figures of its
 * own for every place.
 */
export interface ColourFit {
  red: Plane;
  green: Plane;
  blue: Plane;
  base: Plane;
}

/**
 * Fits a mask to the colours of the picture around each pixel (guided filter with a colour guide: He, Sun, Tang,
 * "Guided Image Filtering", 2013). Where the mask's blurred edge runs near an edge of the picture, the fit moves it
 * there, so that a coarse mask takes on the outline that the picture shows.
 * @param options.radius of the square that one fit looks at, in pixels
 * @param options.smoothness variance of colour (0…1 scale) below which differences count as noise
 */
export function fitMaskToColours(
  picture: Pixels,
  mask: Plane,
  options: { radius: number; smoothness: number },
): ColourFit {
  const { radius, smoothness } = options;
  const guide = [RED, GREEN, BLUE].map((channel) => readChannel(picture, channel));
  const [red, green, blue] = guide as [Plane, Plane, Plane];
  const meanRed = boxBlur(red, radius);
  const meanGreen = boxBlur(green, radius);
  const meanBlue = boxBlur(blue, radius);
  const meanMask = boxBlur(mask, radius);
  const covariance = (a: Plane, b: Plane, meanA: Plane, meanB: Plane): Float32Array => {
    const together = boxBlur(product(a, b), radius).data;
    for (let i = 0; i < together.length; i += 1)
      together[i] = (together[i] ?? 0) - (meanA.data[i] ?? 0) * (meanB.data[i] ?? 0);
    return together;
  };
  const rr = covariance(red, red, meanRed, meanRed);
  const rg = covariance(red, green, meanRed, meanGreen);
  const rb = covariance(red, blue, meanRed, meanBlue);
  const gg = covariance(green, green, meanGreen, meanGreen);
  const gb = covariance(green, blue, meanGreen, meanBlue);
  const bb = covariance(blue, blue, meanBlue, meanBlue);
  const rm = covariance(red, mask, meanRed, meanMask);
  const gm = covariance(green, mask, meanGreen, meanMask);
  const bm = covariance(blue, mask, meanBlue, meanMask);

  const fit = {
    red: createPlane(mask.width, mask.height),
    green: createPlane(mask.width, mask.height),
    blue: createPlane(mask.width, mask.height),
    base: createPlane(mask.width, mask.height),
  };
  for (let i = 0; i < mask.data.length; i += 1) {
    const a = (rr[i] ?? 0) + smoothness;
    const b = rg[i] ?? 0;
    const c = rb[i] ?? 0;
    const d = (gg[i] ?? 0) + smoothness;
    const e = gb[i] ?? 0;
    const f = (bb[i] ?? 0) + smoothness;
    // Inverse of the symmetric matrix [a b c; b d e; c e f] by its cofactors.
    const ca = d * f - e * e;
    const cb = c * e - b * f;
    const cc = b * e - c * d;
    const scale = 1 / (a * ca + b * cb + c * cc);
    const x = rm[i] ?? 0;
    const y = gm[i] ?? 0;
    const z = bm[i] ?? 0;
    const fitRed = (ca * x + cb * y + cc * z) * scale;
    const fitGreen = (cb * x + (a * f - c * c) * y + (b * c - a * e) * z) * scale;
    const fitBlue = (cc * x + (b * c - a * e) * y + (a * d - b * b) * z) * scale;
    fit.red.data[i] = fitRed;
    fit.green.data[i] = fitGreen;
    fit.blue.data[i] = fitBlue;
    fit.base.data[i] =
      (meanMask.data[i] ?? 0) -
      fitRed * (meanRed.data[i] ?? 0) -
      fitGreen * (meanGreen.data[i] ?? 0) -
      fitBlue * (meanBlue.data[i] ?? 0);
  }
  return {
    red: boxBlur(fit.red, radius),
    green: boxBlur(fit.green, radius),
    blue: boxBlur(fit.blue, radius),
    base: boxBlur(fit.base, radius),
  };
}

/** The mask that a fit gives on a picture, which may be larger than the one that the fit was made on. */
export function applyColourFit(fit: ColourFit, picture: Pixels): Plane {
  const { width, height } = picture;
  const grown = (plane: Plane) => resamplePlane(plane, width, height);
  const red = grown(fit.red).data;
  const green = grown(fit.green).data;
  const blue = grown(fit.blue).data;
  const base = grown(fit.base).data;
  const mask = createPlane(width, height);
  for (let i = 0, at = 0; i < mask.data.length; i += 1, at += 4) {
    const value =
      ((red[i] ?? 0) * (picture.data[at] ?? 0) +
        (green[i] ?? 0) * (picture.data[at + 1] ?? 0) +
        (blue[i] ?? 0) * (picture.data[at + 2] ?? 0)) /
        255 +
      (base[i] ?? 0);
    mask.data[i] = Math.min(1, Math.max(0, value));
  }
  return mask;
}

function product(a: Plane, b: Plane): Plane {
  const plane = createPlane(a.width, a.height);
  for (let i = 0; i < plane.data.length; i += 1) plane.data[i] = (a.data[i] ?? 0) * (b.data[i] ?? 0);
  return plane;
}
