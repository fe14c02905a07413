import { LIMITS } from './limits.ts';

interface Size {
  width: number;
  height: number;
}

export interface Box extends Size {
  x: number;
  y: number;
}

/** How a picture is turned, and what of it is kept. */
export interface Crop {
  /** Quarter turns, clockwise. */
  quarters: 0 | 1 | 2 | 3;
  /** How far it is turned beside that to stand straight, clockwise in degrees, at most {@link DEGREES_MAX} either way. */
  degrees: number;
  /** What is kept, as shares of the frame: what the picture fills once it has made its quarter turns. */
  box: Box;
}

/** A side or a corner of the box: which of its edges are drawn along, -1 for the left or the upper one. */
export interface Handle {
  x: -1 | 0 | 1;
  y: -1 | 0 | 1;
}

export const DEGREES_MAX = 15;

const WHOLE: Box = { x: 0, y: 0, width: 1, height: 1 };

export const NOTHING_CROPPED: Crop = { quarters: 0, degrees: 0, box: WHOLE };

/** The picture's size after its quarter turns. */
export function frameOf({ width, height }: Size, quarters: Crop['quarters']): Size {
  return quarters % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** How much a picture that stands aslant is enlarged, so that it fills its frame to the corners. */
export function coverScale({ width, height }: Size, degrees: number): number {
  const angle = (Math.abs(degrees) * Math.PI) / 180;
  return Math.cos(angle) + Math.sin(angle) * Math.max(width / height, height / width);
}

/** Size of what is kept, in the picture's own pixels. */
export function croppedSize(picture: Size, { quarters, degrees, box }: Crop): Size {
  const frame = frameOf(picture, quarters);
  const scale = coverScale(frame, degrees);
  return {
    width: Math.max(1, Math.round((box.width * frame.width) / scale)),
    height: Math.max(1, Math.round((box.height * frame.height) / scale)),
  };
}

/** The smallest box, as shares of the frame: what is kept must be large enough for a photo. The whole, where not even that is. */
export function leastBox(picture: Size, { quarters, degrees }: Crop): Size {
  const frame = frameOf(picture, quarters);
  const pixels = LIMITS.photoPixelsMin * coverScale(frame, degrees);
  return { width: Math.min(1, pixels / frame.width), height: Math.min(1, pixels / frame.height) };
}

/** Turns the picture by a quarter, and what is kept of it with it. */
export function turnQuarter({ quarters, degrees, box }: Crop, direction: 'left' | 'right'): Crop {
  const turned =
    direction === 'right'
      ? { x: 1 - box.y - box.height, y: box.x, width: box.height, height: box.width }
      : { x: box.y, y: 1 - box.x - box.width, width: box.height, height: box.width };
  return { quarters: QUARTERS[(quarters + (direction === 'right' ? 1 : 3)) % 4] ?? 0, degrees, box: turned };
}

const QUARTERS = [0, 1, 2, 3] as const;

/** Makes the picture stand otherwise; the box grows where too little would be left. */
export function straighten(picture: Size, crop: Crop, degrees: number): Crop {
  const turned = { ...crop, degrees: clamp(degrees, -DEGREES_MAX, DEGREES_MAX) };
  const least = leastBox(picture, turned);
  const width = Math.max(crop.box.width, least.width);
  const height = Math.max(crop.box.height, least.height);
  return { ...turned, box: moveBox({ ...crop.box, width, height }, 0, 0) };
}

/** Moves the box by shares of the frame, as far as the frame goes. */
export function moveBox(box: Box, right: number, down: number): Box {
  return { ...box, x: clamp(box.x + right, 0, 1 - box.width), y: clamp(box.y + down, 0, 1 - box.height) };
}

/** Draws a side or a corner of the box by shares of the frame; the opposite one stays. */
export function drawBox(box: Box, handle: Handle, right: number, down: number, least: Size): Box {
  const across = drawEdge(box.x, box.x + box.width, handle.x, right, least.width);
  const upright = drawEdge(box.y, box.y + box.height, handle.y, down, least.height);
  return { x: across.from, y: upright.from, width: across.to - across.from, height: upright.to - upright.from };
}

function drawEdge(from: number, to: number, edge: -1 | 0 | 1, by: number, least: number): { from: number; to: number } {
  if (edge < 0) return { from: clamp(from + by, 0, Math.max(0, to - least)), to };
  if (edge > 0) return { from, to: clamp(to + by, Math.min(1, from + least), 1) };
  return { from, to };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
