import { createPixels, createPlane, type Pixels, type Plane } from '../../../../utils/cutout/pixels.ts';

/** Whether a point belongs to a shape. */
export type Shape = (x: number, y: number) => boolean;

export const ellipse =
  (middleX: number, middleY: number, radiusX: number, radiusY = radiusX): Shape =>
  (x, y) =>
    ((x - middleX) / radiusX) ** 2 + ((y - middleY) / radiusY) ** 2 <= 1;

export const rectangle =
  (left: number, top: number, right: number, bottom: number): Shape =>
  (x, y) =>
    x >= left && x < right && y >= top && y < bottom;

/** A thick line from one point to another, as an arm or a leg is. */
export const limb =
  (fromX: number, fromY: number, toX: number, toY: number, thickness: number): Shape =>
  (x, y) => {
    const [alongX, alongY] = [toX - fromX, toY - fromY];
    const place = ((x - fromX) * alongX + (y - fromY) * alongY) / (alongX ** 2 + alongY ** 2);
    const inReach = Math.min(1, Math.max(0, place));
    return Math.hypot(x - fromX - inReach * alongX, y - fromY - inReach * alongY) <= thickness / 2;
  };

export const union =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    shapes.some((shape) => shape(x, y));

/** The same shape turned around a point, clockwise. */
export const turned =
  (shape: Shape, middleX: number, middleY: number, degrees: number): Shape =>
  (x, y) => {
    const angle = (-degrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const [dx, dy] = [x - middleX, y - middleY];
    return shape(middleX + dx * cos - dy * sin, middleY + dx * sin + dy * cos);
  };

/** A plane from a figure for every pixel's middle. */
export function plane(width: number, height: number, valueAt: (x: number, y: number) => number): Plane {
  const drawn = createPlane(width, height);
  for (let i = 0; i < drawn.data.length; i += 1) {
    drawn.data[i] = valueAt((i % width) + 0.5, Math.floor(i / width) + 0.5);
  }
  return drawn;
}

/** A mask: 1 inside the shape, 0 outside. */
export function mask(width: number, height: number, shape: Shape): Plane {
  return plane(width, height, (x, y) => (shape(x, y) ? 1 : 0));
}

export type Colour = readonly [red: number, green: number, blue: number, alpha?: number];

/** A picture from a colour for every pixel's middle. */
export function picture(width: number, height: number, colourAt: (x: number, y: number) => Colour): Pixels {
  const drawn = createPixels(width, height);
  for (let i = 0; i < width * height; i += 1) {
    const [red, green, blue, alpha = 255] = colourAt((i % width) + 0.5, Math.floor(i / width) + 0.5);
    drawn.data.set([red, green, blue, alpha], i * 4);
  }
  return drawn;
}

export function valueAt(drawn: Plane, x: number, y: number): number {
  return drawn.data[y * drawn.width + x] ?? Number.NaN;
}

export function colourAt(drawn: Pixels, x: number, y: number): number[] {
  return [...drawn.data.subarray((y * drawn.width + x) * 4, (y * drawn.width + x) * 4 + 4)];
}

/** Intersection over union of two masks, each cut at a half. */
export function overlap(one: Plane, other: Plane): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < one.data.length; i += 1) {
    const inOne = (one.data[i] ?? 0) >= 0.5;
    const inOther = (other.data[i] ?? 0) >= 0.5;
    if (inOne && inOther) both += 1;
    if (inOne || inOther) either += 1;
  }
  return both / either;
}

/** Figures that look like chance and are the same every time (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
