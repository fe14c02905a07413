import { createPixels, type Pixels, placePixels, type Region } from '../pixels.ts';
import { resamplePixels } from '../resample.ts';
import type { Net } from './read-tflite.ts';
import { runNet } from './run-net.ts';

/** Where a face is, from the forehead to the chin, in pixels of the picture; and how sure that is, 0…1. */
export interface Face extends Region {
  sureness: number;
}

/** Sides of the picture that BlazeFace reads, in pixels. */
export const FACE_NET_SIDE = 128;

/** The grids of places on which it answers, and how many answers it gives for each place. */
const GRIDS = [
  { side: 16, answers: 2 },
  { side: 8, answers: 6 },
];

/** How many figures describe a face: middle, width and height, and six points of it. */
const FIGURES = 16;

/** Sureness from which on it is a face; MediaPipe's own. */
const SURE = 0.5;

/** Two answers that share more of the area that they cover together are of one face. */
const SAME = 0.3;

/** What stands around the picture: the middle of what the net reads. */
const GREY = 127.5;

/**
 * Finds faces within a square of a picture, as large as a tenth of it or larger.
 * @param square may reach beyond the picture
 * @returns the surest first
 */
export function findFaces(net: Net, picture: Pixels, square: { x: number; y: number; side: number }): Face[] {
  const input = Float32Array.from({ length: FACE_NET_SIDE ** 2 * 3 }, readerOf(showTo(picture, square)));
  const [places, surenesses] = runNet(net, input);
  if (!places || !surenesses) throw new RangeError('The net gave no answer.');
  const scale = square.side / FACE_NET_SIDE;
  const faces: Face[] = [];
  forEachPlace((answer, middle) => {
    const sureness = 1 / (1 + Math.exp(-(surenesses.data[answer] ?? Number.NEGATIVE_INFINITY)));
    if (sureness < SURE) return;
    const [right = 0, down = 0, width = 0, height = 0] = places.data.subarray(answer * FIGURES, answer * FIGURES + 4);
    faces.push({
      x: square.x + (middle.x + right - width / 2) * scale,
      y: square.y + (middle.y + down - height / 2) * scale,
      width: width * scale,
      height: height * scale,
      sureness,
    });
  });
  return withoutRepetitions(faces);
}

/** Of answers that are of one face, the surest. */
export function withoutRepetitions(faces: readonly Face[]): Face[] {
  const kept: Face[] = [];
  for (const face of faces.toSorted((one, other) => other.sureness - one.sureness)) {
    if (kept.every((known) => sharedArea(known, face) <= SAME)) kept.push(face);
  }
  return kept;
}

/** What two boxes share, beside what they cover together: 0…1. */
function sharedArea(one: Region, other: Region): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  const shared = Math.max(0, width) * Math.max(0, height);
  return shared / (one.width * one.height + other.width * other.height - shared);
}

/** Visits the places that the net answers for, in its order: each place's middle in what it reads. */
function forEachPlace(visit: (answer: number, middle: { x: number; y: number }) => void): void {
  let answer = 0;
  for (const { side, answers } of GRIDS) {
    const step = FACE_NET_SIDE / side;
    for (let place = 0; place < side * side; place += 1) {
      const middle = { x: ((place % side) + 0.5) * step, y: (Math.floor(place / side) + 0.5) * step };
      for (let repeat = 0; repeat < answers; repeat += 1, answer += 1) visit(answer, middle);
    }
  }
}

/** The square as the net reads it, grey where there is no picture. */
function showTo(picture: Pixels, square: { x: number; y: number; side: number }): Pixels {
  const shown = createPixels(FACE_NET_SIDE, FACE_NET_SIDE);
  shown.data.fill(GREY);
  const left = Math.max(0, Math.round(square.x));
  const top = Math.max(0, Math.round(square.y));
  const part = {
    x: left,
    y: top,
    width: Math.min(picture.width, Math.round(square.x + square.side)) - left,
    height: Math.min(picture.height, Math.round(square.y + square.side)) - top,
  };
  if (part.width <= 0 || part.height <= 0) return shown;
  const scale = FACE_NET_SIDE / square.side;
  const at = { x: Math.round((left - square.x) * scale), y: Math.round((top - square.y) * scale) };
  const width = Math.min(FACE_NET_SIDE - at.x, Math.max(1, Math.round(part.width * scale)));
  const height = Math.min(FACE_NET_SIDE - at.y, Math.max(1, Math.round(part.height * scale)));
  return placePixels(resamplePixels(picture, part, width, height), at, shown);
}

/** The picture's colours one after the other, from -1 to 1, as the net takes them. */
function readerOf({ data }: Pixels): (_: unknown, index: number) => number {
  return (_, index) => (data[Math.floor(index / 3) * 4 + (index % 3)] ?? 0) / GREY - 1;
}
