import { ALPHA, cropPixels, type Pixels, type Region } from './pixels.ts';

/** Alpha (of 255) from which on a pixel is seen. */
const SEEN = 8;

/** Transparent pixels left around the person where the photo has them, so that a scaled edge stays soft. */
const MARGIN = 2;

/**
 * Cuts a picture down to what is not transparent in it.
 * @returns undefined where everything is transparent
 */
export function trimToPerson(picture: Pixels): Pixels | undefined {
  const bounds = seenBounds(picture);
  if (!bounds) return undefined;
  const left = Math.max(0, bounds.x - MARGIN);
  const top = Math.max(0, bounds.y - MARGIN);
  const right = Math.min(picture.width, bounds.x + bounds.width + MARGIN);
  const bottom = Math.min(picture.height, bounds.y + bounds.height + MARGIN);
  return cropPixels(picture, { x: left, y: top, width: right - left, height: bottom - top });
}

function seenBounds({ width, height, data }: Pixels): Region | undefined {
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((data[(y * width + x) * 4 + ALPHA] ?? 0) < SEEN) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
