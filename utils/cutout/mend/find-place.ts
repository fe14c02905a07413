import { ALPHA, type Pixels, readChannel } from '../pixels.ts';
import { resamplePixels, resamplePlane } from '../resample.ts';
import type { Point } from './stroke.ts';

/** Longest side, in pixels, of the photo on which the search begins; there every place is tried. */
const FIRST_SIDE = 64;

/** How far from the place found on a smaller copy the next larger one is searched, in its pixels. */
const REACH = 2;

/** Pixels of the person that are compared, at most. */
const SAMPLES = 4000;

/** Mean difference of a channel, of 255, up to which two pictures show the same: JPEG and WebP each change a little. */
const SAME = 10;

/**
 * Where in a photo a trimmed cut-out was taken from. It is found and not written down: a cut-out of any age has its place,
 * and a place that was found was proved, since the person's own pixels are there.
 * @returns its upper left corner in the photo's pixels; null where the photo does not show it
 */
export function findPlace(cutout: Pixels, photo: Pixels): Point | null {
  if (cutout.width > photo.width || cutout.height > photo.height) return null;
  const levels = pyramid(cutout, photo);
  let best: { place: Point; difference: number } | undefined;
  for (const { samples, picture, last } of levels) {
    const from = best ? { x: best.place.x * 2 - REACH, y: best.place.y * 2 - REACH } : { x: 0, y: 0 };
    const to = best ? { x: best.place.x * 2 + REACH, y: best.place.y * 2 + REACH } : last;
    best = undefined;
    for (let y = Math.max(0, from.y); y <= Math.min(last.y, to.y); y += 1) {
      for (let x = Math.max(0, from.x); x <= Math.min(last.x, to.x); x += 1) {
        const difference = differenceAt(samples, picture, x, y);
        if (!best || difference < best.difference) best = { place: { x, y }, difference };
      }
    }
  }
  return best && best.difference <= SAME ? best.place : null;
}

/** What is compared at one size. */
interface Level {
  samples: readonly Sample[];
  picture: Pixels;
  /** The cut-out's last possible place. */
  last: Point;
}

/** Ever larger copies, each twice the one before, up to the pictures themselves. */
function pyramid(cutout: Pixels, photo: Pixels): Level[] {
  const levels: Level[] = [];
  let [person, picture, alpha] = [cutout, photo, readChannel(cutout, ALPHA)];
  for (let scale = 1; ; scale *= 2) {
    const last = {
      x: Math.floor((photo.width - cutout.width) / scale),
      y: Math.floor((photo.height - cutout.height) / scale),
    };
    levels.unshift({ samples: sample(person, alpha), picture, last });
    if (Math.max(picture.width, picture.height) <= FIRST_SIDE) return levels;
    [person, picture] = [halve(person), halve(picture)];
    alpha = resamplePlane(alpha, person.width, person.height);
  }
}

/** A copy of exactly half the size; at its far sides the border goes on. */
function halve(picture: Pixels): Pixels {
  const [width, height] = [Math.ceil(picture.width / 2), Math.ceil(picture.height / 2)];
  return resamplePixels(picture, { x: 0, y: 0, width: width * 2, height: height * 2 }, width, height);
}

interface Sample {
  x: number;
  y: number;
  colour: [number, number, number];
}

/** Pixels that are wholly the person's, evenly spread. */
function sample(cutout: Pixels, alpha: { data: Float32Array }): Sample[] {
  const solid: number[] = [];
  for (const [index, value] of alpha.data.entries()) if (value > 0.98) solid.push(index);
  const stride = Math.max(1, Math.ceil(solid.length / SAMPLES));
  return solid
    .filter((_, index) => index % stride === 0)
    .map((index) => {
      const [red = 0, green = 0, blue = 0] = cutout.data.subarray(index * 4, index * 4 + 3);
      return { x: index % cutout.width, y: Math.floor(index / cutout.width), colour: [red, green, blue] };
    });
}

function differenceAt(samples: readonly Sample[], photo: Pixels, left: number, top: number): number {
  let sum = 0;
  for (const { x, y, colour } of samples) {
    const at = ((top + y) * photo.width + left + x) * 4;
    for (let channel = 0; channel < 3; channel += 1) {
      sum += Math.abs((photo.data[at + channel] ?? 0) - (colour[channel] ?? 0));
    }
  }
  return samples.length === 0 ? Number.POSITIVE_INFINITY : sum / (3 * samples.length);
}
