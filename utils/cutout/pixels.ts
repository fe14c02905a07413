/** A picture as RGBA bytes with straight (not premultiplied) alpha, row by row: what `ImageData` holds. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
}

/** One figure for every pixel, mostly 0…1: a mask, an alpha channel, one colour channel. */
export interface Plane {
  width: number;
  height: number;
  data: Float32Array<ArrayBuffer>;
}

/** A rectangle in whole pixels. */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Places in `Pixels.data`. */
export const RED = 0;
export const GREEN = 1;
export const BLUE = 2;
export const ALPHA = 3;

export function createPixels(width: number, height: number): Pixels {
  return { width, height, data: new Uint8ClampedArray(width * height * 4) };
}

export function createPlane(width: number, height: number): Plane {
  return { width, height, data: new Float32Array(width * height) };
}

/** One channel of a picture, as 0…1. */
export function readChannel(pixels: Pixels, channel: number): Plane {
  const plane = createPlane(pixels.width, pixels.height);
  for (let i = 0, at = channel; i < plane.data.length; i += 1, at += 4) plane.data[i] = (pixels.data[at] ?? 0) / 255;
  return plane;
}

/** The same picture with another alpha channel. */
export function withAlpha(pixels: Pixels, alpha: Plane): Pixels {
  const data = new Uint8ClampedArray(pixels.data);
  for (let i = 0, at = ALPHA; i < alpha.data.length; i += 1, at += 4) data[at] = Math.round((alpha.data[i] ?? 0) * 255);
  return { width: pixels.width, height: pixels.height, data };
}

/** The part of a picture inside `region`, which lies within the picture. */
export function cropPixels(pixels: Pixels, region: Region): Pixels {
  const part = createPixels(region.width, region.height);
  for (let y = 0; y < region.height; y += 1) {
    const from = ((region.y + y) * pixels.width + region.x) * 4;
    part.data.set(pixels.data.subarray(from, from + region.width * 4), y * region.width * 4);
  }
  return part;
}

/** Puts a picture onto another one, which has room for it there. @returns the other one */
export function placePixels(picture: Pixels, at: { x: number; y: number }, onto: Pixels): Pixels {
  for (let y = 0; y < picture.height; y += 1) {
    const row = picture.data.subarray(y * picture.width * 4, (y + 1) * picture.width * 4);
    onto.data.set(row, ((at.y + y) * onto.width + at.x) * 4);
  }
  return onto;
}

/** The part of a plane inside `region`, which lies within the plane. */
export function cropPlane(plane: Plane, region: Region): Plane {
  const part = createPlane(region.width, region.height);
  for (let y = 0; y < region.height; y += 1) {
    const from = (region.y + y) * plane.width + region.x;
    part.data.set(plane.data.subarray(from, from + region.width), y * region.width);
  }
  return part;
}

/** The picture as in a mirror. */
export function mirrorPixels(pixels: Pixels): Pixels {
  const { width, height } = pixels;
  const source = new Uint32Array(pixels.data.buffer, pixels.data.byteOffset, width * height);
  const mirrored = createPixels(width, height);
  const target = new Uint32Array(mirrored.data.buffer);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) target[y * width + x] = source[y * width + (width - 1 - x)] ?? 0;
  }
  return mirrored;
}

/** The plane as in a mirror. */
export function mirrorPlane(plane: Plane): Plane {
  const { width, height } = plane;
  const mirrored = createPlane(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) mirrored.data[y * width + x] = plane.data[y * width + (width - 1 - x)] ?? 0;
  }
  return mirrored;
}
