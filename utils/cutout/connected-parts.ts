import { createPlane, type Plane } from './pixels.ts';

/** Every pixel's part: 0 outside, 1… inside; and each part's size in pixels, in the same order. */
export interface Parts {
  /** Number of the part for every pixel; 0 where the pixel is in none. */
  labels: Int32Array;
  /** Pixels of each part; `sizes[0]` belongs to no part and is 0. */
  sizes: number[];
}

/** Finds the connected parts (sharing an edge) of the pixels for which `isInside` holds. */
export function findParts(width: number, height: number, isInside: (index: number) => boolean): Parts {
  const labels = new Int32Array(width * height);
  const waiting = new Int32Array(width * height);
  const sizes = [0];
  for (let seed = 0; seed < labels.length; seed += 1) {
    if (labels[seed] !== 0 || !isInside(seed)) continue;
    sizes.push(flood(seed, sizes.length));
  }
  return { labels, sizes };

  function flood(seed: number, label: number): number {
    let count = 0;
    let size = 0;
    const visit = (index: number) => {
      if (labels[index] !== 0 || !isInside(index)) return;
      labels[index] = label;
      waiting[count] = index;
      count += 1;
    };
    visit(seed);
    while (count > 0) {
      count -= 1;
      size += 1;
      const index = waiting[count] ?? 0;
      const x = index % width;
      if (x > 0) visit(index - 1);
      if (x < width - 1) visit(index + 1);
      if (index >= width) visit(index - width);
      if (index < labels.length - width) visit(index + width);
    }
    return size;
  }
}

/**
 * Clears what is not part of the person: parts of the mask that are small beside the largest one.
 * @param options.threshold from which on a pixel counts as connected
 * @param options.minShare size of a part, as a share of the largest, from which on it stays
 */
export function keepLargestParts(mask: Plane, options: { threshold: number; minShare: number }): Plane {
  const { width, height, data } = mask;
  const { labels, sizes } = findParts(width, height, (index) => (data[index] ?? 0) >= options.threshold);
  const largest = Math.max(...sizes);
  const stays = sizes.map((size) => size > 0 && size >= largest * options.minShare);
  const near = nearestPart(labels, width, height);
  const kept = createPlane(width, height);
  for (let i = 0; i < data.length; i += 1) if (stays[near[i] ?? 0]) kept.data[i] = data[i] ?? 0;
  return kept;
}

/**
 * Fills holes: places below `threshold` that the mask encloses, alone or with the picture's border. A hole stays where
 * the mask is sure of it (the background seen through a bent arm), unless it is no more than a speck.
 * @param options.maxPixels above which nothing is a hole
 * @param options.speckPixels up to which a hole is filled however sure the mask is
 * @param options.sureBelow mean of the mask over a hole, below which it is sure of it
 */
export function fillHoles(
  mask: Plane,
  options: { threshold: number; maxPixels: number; speckPixels: number; sureBelow: number },
): Plane {
  const { width, height, data } = mask;
  const { labels, sizes } = findParts(width, height, (index) => (data[index] ?? 0) < options.threshold);
  const sums = new Float64Array(sizes.length);
  for (let i = 0; i < data.length; i += 1) sums[labels[i] ?? 0] = (sums[labels[i] ?? 0] ?? 0) + (data[i] ?? 0);
  const isFilled = sizes.map((size, label) => {
    if (label === 0 || size > options.maxPixels) return false;
    return size <= options.speckPixels || (sums[label] ?? 0) / size >= options.sureBelow;
  });
  const filled = { width, height, data: new Float32Array(data) };
  for (let i = 0; i < data.length; i += 1) if (isFilled[labels[i] ?? 0]) filled.data[i] = 1;
  return filled;
}

/** How far, in pixels, a part's faint rim may reach beyond the pixels that count as connected. */
const RIM = 12;

/** Lets each part's label grow into its faint rim, so that soft edges stay or go together with their part. */
function nearestPart(labels: Int32Array, width: number, height: number): Int32Array {
  let grown = labels;
  for (let step = 0; step < RIM; step += 1) {
    const next = new Int32Array(grown);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const i = y * width + x;
        if (grown[i] !== 0) continue;
        next[i] =
          (x > 0 && grown[i - 1]) ||
          (x < width - 1 && grown[i + 1]) ||
          (y > 0 && grown[i - width]) ||
          (y < height - 1 && grown[i + width]) ||
          0;
      }
    }
    grown = next;
  }
  return grown;
}
