import { createPixels, createPlane, type Pixels, type Plane, type Region } from './pixels.ts';

/**
 * Reads `region` of a picture at another size: every new pixel is the mean of what it covers (or a bilinear blend
 * where the region is enlarged). The region may reach beyond the picture, whose border then goes on. Alpha is taken as
 * opaque: the net that reads the result knows none.
 */
export function resamplePixels(pixels: Pixels, region: Region, width: number, height: number): Pixels {
  const columns = coverage(region.x, region.width, width, pixels.width);
  const rows = coverage(region.y, region.height, height, pixels.height);
  const resampled = createPixels(width, height);
  const line = new Float32Array(width * 3);
  for (let y = 0; y < height; y += 1) {
    line.fill(0);
    for (let tap = 0; tap < rows.taps; tap += 1) {
      const weight = rows.weights[y * rows.taps + tap] ?? 0;
      if (weight > 0) addRow(line, pixels, ((rows.from[y] ?? 0) + tap) * pixels.width, columns, weight);
    }
    for (let x = 0, at = y * width * 4; x < width; x += 1, at += 4) {
      resampled.data[at] = line[x * 3] ?? 0;
      resampled.data[at + 1] = line[x * 3 + 1] ?? 0;
      resampled.data[at + 2] = line[x * 3 + 2] ?? 0;
      resampled.data[at + 3] = 255;
    }
  }
  return resampled;
}

/** Enlarges or shrinks a plane; bilinear when it grows, mean of what is covered when it shrinks. */
export function resamplePlane(plane: Plane, width: number, height: number): Plane {
  if (plane.width === width && plane.height === height) return plane;
  return resampleRows(resampleColumns(plane, width), height);
}

function resampleColumns(plane: Plane, width: number): Plane {
  const { taps, from, weights } = coverage(0, plane.width, width, plane.width);
  const resampled = createPlane(width, plane.height);
  for (let y = 0; y < plane.height; y += 1) {
    const row = y * plane.width;
    for (let x = 0, weight = 0; x < width; x += 1) {
      const start = row + (from[x] ?? 0);
      let sum = 0;
      for (let tap = 0; tap < taps; tap += 1, weight += 1)
        sum += (plane.data[start + tap] ?? 0) * (weights[weight] ?? 0);
      resampled.data[y * width + x] = sum;
    }
  }
  return resampled;
}

/** All columns advance together, row by row, because memory is laid out in rows. */
function resampleRows(plane: Plane, height: number): Plane {
  const { width } = plane;
  const { taps, from, weights } = coverage(0, plane.height, height, plane.height);
  const resampled = createPlane(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let tap = 0; tap < taps; tap += 1) {
      const weight = weights[y * taps + tap] ?? 0;
      if (weight === 0) continue;
      const source = ((from[y] ?? 0) + tap) * width;
      const target = y * width;
      for (let x = 0; x < width; x += 1) {
        resampled.data[target + x] = (resampled.data[target + x] ?? 0) + (plane.data[source + x] ?? 0) * weight;
      }
    }
  }
  return resampled;
}

/** Which old pixels make up each new one along one axis. */
interface Coverage {
  /** Old pixels looked at for each new one. */
  taps: number;
  /** The first of them, for each new pixel; all lie within the picture unless their weight is 0. */
  from: Int32Array;
  /** Their weights, `taps` for each new pixel; each group adds up to 1. */
  weights: Float32Array;
}

/** The triangle filter: as wide as one new pixel when shrinking, as one old pixel when enlarging. */
function coverage(start: number, length: number, count: number, available: number): Coverage {
  const scale = length / count;
  const reach = Math.max(1, scale);
  const taps = Math.ceil(2 * reach);
  const from = new Int32Array(count);
  const weights = new Float32Array(count * taps);
  for (let index = 0; index < count; index += 1) {
    const centre = Math.min(available - 1, Math.max(0, start + (index + 0.5) * scale - 0.5));
    const first = Math.max(0, Math.ceil(centre - reach));
    const group = weights.subarray(index * taps, (index + 1) * taps);
    let sum = 0;
    for (let tap = 0; tap < taps && first + tap < available; tap += 1) {
      const weight = Math.max(0, 1 - Math.abs(first + tap - centre) / reach);
      group[tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < taps; tap += 1) group[tap] = (group[tap] ?? 0) / sum;
    from[index] = first;
  }
  return { taps, from, weights };
}

function addRow(line: Float32Array, pixels: Pixels, row: number, columns: Coverage, rowWeight: number): void {
  const { taps, from, weights } = columns;
  for (let x = 0, place = 0; x < from.length; x += 1) {
    let at = (row + (from[x] ?? 0)) * 4;
    for (let tap = 0; tap < taps; tap += 1, place += 1, at += 4) {
      const weight = (weights[place] ?? 0) * rowWeight;
      if (weight === 0) continue;
      line[x * 3] = (line[x * 3] ?? 0) + (pixels.data[at] ?? 0) * weight;
      line[x * 3 + 1] = (line[x * 3 + 1] ?? 0) + (pixels.data[at + 1] ?? 0) * weight;
      line[x * 3 + 2] = (line[x * 3 + 2] ?? 0) + (pixels.data[at + 2] ?? 0) * weight;
    }
  }
}
