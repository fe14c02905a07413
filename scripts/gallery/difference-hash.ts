import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';

/** 64 bits: whether each of 8 × 8 points is brighter than its right neighbour (dHash). */
async function differenceHash(file: string): Promise<boolean[]> {
  const picture = await loadImage(await readFile(file));
  // Halved step by step first, so that each point is the mean of its part and not one pixel of it.
  const half = createCanvas(144, 128);
  half.getContext('2d').drawImage(picture, 0, 0, 144, 128);
  const { data } = half.getContext('2d').getImageData(0, 0, 144, 128);
  const grey = Array.from({ length: 72 }, (_, cell) => meanOf(data, (cell % 9) * 16, Math.floor(cell / 9) * 16));
  return Array.from({ length: 64 }, (_, bit) => {
    const at = Math.floor(bit / 8) * 9 + (bit % 8);
    return (grey[at] ?? 0) > (grey[at + 1] ?? 0);
  });
}

function meanOf(data: Uint8ClampedArray, left: number, top: number): number {
  let sum = 0;
  for (let y = top; y < top + 16; y++) {
    for (let x = left; x < left + 16; x++) {
      const at = (y * 144 + x) * 4;
      sum += 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    }
  }
  return sum;
}

/** How many of 64 bits the two most alike of the pictures differ in. */
export async function smallestDifference(files: readonly string[]): Promise<number> {
  const hashes = await Promise.all(files.map(differenceHash));
  let smallest = 64;
  for (const [index, one] of hashes.entries()) {
    for (const other of hashes.slice(index + 1)) {
      smallest = Math.min(smallest, one.filter((bit, at) => bit !== other[at]).length);
    }
  }
  return smallest;
}
