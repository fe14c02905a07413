import type { SubjectAnalysis } from '../scene/subject.ts';
import { ALPHA, type Pixels } from './pixels.ts';

type DominantColour = SubjectAnalysis['colours'][number];

/** A colour in OKLab (Ottosson 2020), where distances are about as large as they look. */
interface Oklab {
  l: number;
  a: number;
  b: number;
}

interface Swatch extends Oklab {
  /** Pixels of about this colour. */
  count: number;
}

const MOST_COLOURS = 6;
/** Pixels looked at, at most; a grid over the picture gives the same shares as all of them. */
const MOST_PIXELS = 40_000;
/** Alpha (of 255) from which on a pixel's colour is the person's. */
const OPAQUE = 204;
const ROUNDS = 12;
/** Colours nearer than this in OKLab look like one. */
const ALIKE = 0.07;
/** Share of the person below which a colour does not matter. */
const SMALLEST_SHARE = 0.02;

/**
 * The person's main colours, largest share first: one to six. The same pixels always give the same colours
 * (k-means in OKLab from starting points chosen without chance). A picture without an opaque pixel gives black.
 */
export function findDominantColours(picture: Pixels): DominantColour[] {
  const swatches = collectSwatches(picture);
  const total = swatches.reduce((sum, swatch) => sum + swatch.count, 0);
  if (total === 0) return [{ hex: '#000000', share: 1 }];
  let centres = chooseStart(swatches);
  for (let round = 0; round < ROUNDS; round += 1) centres = moveToMeans(swatches, centres);
  const colours = mergeAlike(centres)
    .sort((one, other) => other.count - one.count)
    .map((centre) => ({ hex: toHex(centre), share: Math.round((centre.count / total) * 1000) / 1000 }));
  const main = colours.filter((colour) => colour.share >= SMALLEST_SHARE);
  return main.length > 0 ? main : colours.slice(0, 1);
}

/** The picture's opaque colours, counted in small cubes of the colour space. */
function collectSwatches({ width, height, data }: Pixels): Swatch[] {
  const step = Math.max(1, Math.round(Math.sqrt((width * height) / MOST_PIXELS)));
  const cubes = new Map<number, { red: number; green: number; blue: number; count: number }>();
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const at = (y * width + x) * 4;
      if ((data[at + ALPHA] ?? 0) < OPAQUE) continue;
      const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
      const cube = cubes.get(key) ?? { red: 0, green: 0, blue: 0, count: 0 };
      cubes.set(key, { red: cube.red + red, green: cube.green + green, blue: cube.blue + blue, count: cube.count + 1 });
    }
  }
  return [...cubes.values()].map(({ red, green, blue, count }) => ({
    ...toOklab(red / count, green / count, blue / count),
    count,
  }));
}

/** The most frequent colour first, then always the one that is frequent and far from those chosen. */
function chooseStart(swatches: Swatch[]): Swatch[] {
  const chosen: Swatch[] = [];
  const candidates = swatches.map((swatch) => ({ swatch, distance: 1 }));
  while (chosen.length < Math.min(MOST_COLOURS, swatches.length)) {
    const next = candidates.reduce((best, candidate) => (appeal(candidate) > appeal(best) ? candidate : best));
    if (next.distance === 0) break;
    chosen.push(next.swatch);
    for (const candidate of candidates) {
      const distance = squaredDistance(candidate.swatch, next.swatch);
      candidate.distance = chosen.length === 1 ? distance : Math.min(candidate.distance, distance);
    }
  }
  return chosen;
}

function appeal({ swatch, distance }: { swatch: Swatch; distance: number }): number {
  return swatch.count * distance;
}

function moveToMeans(swatches: Swatch[], centres: Swatch[]): Swatch[] {
  const sums = centres.map(() => ({ l: 0, a: 0, b: 0, count: 0 }));
  for (const swatch of swatches) {
    const sum = sums[nearest(swatch, centres)];
    if (!sum) continue;
    sum.l += swatch.l * swatch.count;
    sum.a += swatch.a * swatch.count;
    sum.b += swatch.b * swatch.count;
    sum.count += swatch.count;
  }
  return sums
    .filter((sum) => sum.count > 0)
    .map(({ l, a, b, count }) => ({ l: l / count, a: a / count, b: b / count, count }));
}

function nearest(swatch: Swatch, centres: Swatch[]): number {
  let found = 0;
  let least = Number.POSITIVE_INFINITY;
  centres.forEach((centre, index) => {
    const distance = squaredDistance(swatch, centre);
    if (distance < least) {
      least = distance;
      found = index;
    }
  });
  return found;
}

function mergeAlike(centres: Swatch[]): Swatch[] {
  const merged: Swatch[] = [];
  for (const centre of centres) {
    const alike = merged.findIndex((other) => squaredDistance(centre, other) < ALIKE * ALIKE);
    const other = merged[alike];
    if (other) merged[alike] = mean(other, centre);
    else merged.push(centre);
  }
  return merged;
}

function mean(one: Swatch, other: Swatch): Swatch {
  const count = one.count + other.count;
  const weigh = (a: number, b: number) => (a * one.count + b * other.count) / count;
  return { l: weigh(one.l, other.l), a: weigh(one.a, other.a), b: weigh(one.b, other.b), count };
}

function squaredDistance(one: Oklab, other: Oklab): number {
  return (one.l - other.l) ** 2 + (one.a - other.a) ** 2 + (one.b - other.b) ** 2;
}

function toOklab(red: number, green: number, blue: number): Oklab {
  const [r, g, b] = [toLinear(red / 255), toLinear(green / 255), toLinear(blue / 255)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

function toHex({ l: lightness, a, b }: Oklab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${channels.map((channel) => toByte(channel).toString(16).padStart(2, '0')).join('')}`;
}

function toLinear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function toByte(linear: number): number {
  const inRange = Math.min(1, Math.max(0, linear));
  const channel = inRange <= 0.0031308 ? 12.92 * inRange : 1.055 * inRange ** (1 / 2.4) - 0.055;
  return Math.round(channel * 255);
}
