import type { Pixels, Region } from '../pixels.ts';
import { type Face, findFaces, withoutRepetitions } from './find-faces.ts';
import type { Net } from './read-tflite.ts';

/** Side of the square around a head, in heights of the head: the net wants to see some of what is around a face. */
const AROUND_HEAD = 1.8;

/** Another face is at least so large beside the first; smaller ones are printed on a shirt, or a mistake. */
const SMALLEST = 0.5;

/** More are not told apart. */
const MOST = 10;

/** What a transparent place looks like to the net: as what lies beyond a picture. */
const GREY = 127.5;

/**
 * How many faces a cut-out shows: at a look at all of it, and at a closer one at the head, since the face of a person who is seen from head
 * to foot is too small for the first.
 * @param cutout trimmed to the person
 * @param head the box around the head
 */
export function countFaces(net: Net, cutout: Pixels, head: Region): number {
  const picture = onGrey(cutout);
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
  const faces = withoutRepetitions([
    ...findFaces(net, picture, squareAround(whole, Math.max(whole.width, whole.height))),
    ...findFaces(net, picture, squareAround(head, AROUND_HEAD * Math.max(head.width, head.height))),
  ]);
  return Math.min(MOST, faces.filter((face) => isLargeBeside(face, faces[0])).length);
}

const isLargeBeside = (face: Face, first: Face | undefined) => face.width >= SMALLEST * (first?.width ?? 0);

function squareAround({ x, y, width, height }: Region, side: number): { x: number; y: number; side: number } {
  return { x: x + (width - side) / 2, y: y + (height - side) / 2, side };
}

function onGrey({ width, height, data }: Pixels): Pixels {
  const flat = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] ?? 0) / 255;
    for (let channel = at; channel < at + 3; channel += 1) flat[channel] = GREY + ((data[channel] ?? 0) - GREY) * alpha;
    flat[at + 3] = 255;
  }
  return { width, height, data: flat };
}
