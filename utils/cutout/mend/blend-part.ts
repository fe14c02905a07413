import { ALPHA, createPixels, type Pixels, type Region } from '../pixels.ts';
import { intersect } from './stroke.ts';

/** How much is seen around a part, on each side, as a share of its longer side: a hand alone is nobody's. */
const AROUND = 0.35;

/** Shortest side of what is looked at, in pixels: as many as the net reads. */
const LEAST_SIDE = 256;

/** Width of the border along which a part passes into what is around it, as a share of its shorter side. */
const SOFT = 0.12;

/** A part of a picture with what is around it, in whole pixels. */
export function surroundingsOf(part: Region, picture: { width: number; height: number }): Region {
  const room = Math.round(AROUND * Math.max(part.width, part.height));
  const [across, down] = [part.width, part.height].map((side) => Math.max(room, Math.ceil((LEAST_SIDE - side) / 2)));
  const [x, y] = [part.x - (across ?? 0), part.y - (down ?? 0)];
  const around = { x, y, width: part.width + 2 * (across ?? 0), height: part.height + 2 * (down ?? 0) };
  return intersect(around, { x: 0, y: 0, width: picture.width, height: picture.height });
}

/**
 * Passes from one cut-out to another: the other one in the middle, and the one along the border, but where the picture ends too.
 * @param before what is there, as large as the part
 * @param now what shall be there
 * @param part where in the picture that is
 */
export function blendPart(
  before: Pixels,
  now: Pixels,
  part: Region,
  picture: { width: number; height: number },
): Pixels {
  const { width, height } = part;
  const strip = SOFT * Math.min(width, height);
  const across = shares(width, strip, part.x > 0, part.x + width < picture.width);
  const down = shares(height, strip, part.y > 0, part.y + height < picture.height);
  const blended = createPixels(width, height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) blend(before, now, Math.min(across[x] ?? 0, down[y] ?? 0), at, blended);
  }
  return blended;
}

/** Mixes a pixel of two cut-outs; what is transparent adds none of its colour. */
function blend(before: Pixels, now: Pixels, share: number, at: number, blended: Pixels): void {
  const had = (before.data[at + ALPHA] ?? 0) * (1 - share);
  const has = (now.data[at + ALPHA] ?? 0) * share;
  const alpha = had + has;
  if (alpha === 0) return;
  for (let channel = at; channel < at + ALPHA; channel += 1) {
    blended.data[channel] = ((before.data[channel] ?? 0) * had + (now.data[channel] ?? 0) * has) / alpha;
  }
  blended.data[at + ALPHA] = Math.round(alpha);
}

/** How much of the other one is taken at each place: from 0 at an open end to 1. */
function shares(length: number, strip: number, fromStart: boolean, toEnd: boolean): number[] {
  return Array.from({ length }, (_, place) => {
    const start = fromStart ? (place + 0.5) / strip : 1;
    const end = toEnd ? (length - place - 0.5) / strip : 1;
    return smooth(Math.min(1, start, end));
  });
}

/** Smooth from 0 to 1 (smoothstep). */
const smooth = (share: number) => share * share * (3 - 2 * share);
