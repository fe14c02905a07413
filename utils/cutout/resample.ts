import { createPixels, createPlane, type Pixels, type Plane, type Region } from './pixels.ts';

/** Reads `region` of a picture at another size: every new pixel is the mean of what it covers (or a bilinear blend
 *  where the region is enlarged). Alpha is taken as opaque: the net that reads the result knows none. */
export function resamplePixels(pixels: Pixels, region: Region, width: number, height: number): Pixels {
  const columns = coverage(region.x, region.width, width, pixels.width);
  const rows = coverage(region.y, region.height, height, pixels.height);
  const resampled = createPixels(width, height);
  const line = new Float32Array(width * 3);
  for (let y = 0; y < height; y += 1) {
    line.fill(0);
    const row = rows[y] ?? NOTHING;
    row.weights.forEach((rowWeight, step) => {
      addRow(line, pixels, (row.from + step) * pixels.width, columns, rowWeight);
    });
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
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
  const columns = coverage(0, plane.width, width, plane.width);
  const rows = coverage(0, plane.height, height, plane.height);
  const narrowed = createPlane(width, plane.height);
  for (let y = 0; y < plane.height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const { from, weights } = columns[x] ?? NOTHING;
      let sum = 0;
      for (let step = 0; step < weights.length; step += 1) {
        sum += (plane.data[y * plane.width + from + step] ?? 0) * (weights[step] ?? 0);
      }
      narrowed.data[y * width + x] = sum;
    }
  }
  const resampled = createPlane(width, height);
  for (let y = 0; y < height; y += 1) {
    const { from, weights } = rows[y] ?? NOTHING;
    for (let step = 0; step < weights.length; step += 1) {
      const weight = weights[step] ?? 0;
      const source = (from + step) * width;
      for (let x = 0; x < width; x += 1) {
        resampled.data[y * width + x] =
          (resampled.data[y * width + x] ?? 0) + (narrowed.data[source + x] ?? 0) * weight;
      }
    }
  }
  return resampled;
}

/** Which neighbours make up one new pixel along one axis: from the `from`-th on, with these weights (sum 1). */
interface Coverage {
  from: number;
  weights: number[];
}

const NOTHING: Coverage = { from: 0, weights: [] };

/** The triangle filter: as wide as one new pixel when shrinking, as one old pixel when enlarging. */
function coverage(start: number, length: number, count: number, available: number): Coverage[] {
  const scale = length / count;
  const reach = Math.max(1, scale);
  return Array.from({ length: count }, (_, index) => {
    const centre = start + (index + 0.5) * scale - 0.5;
    const from = Math.max(0, Math.ceil(centre - reach));
    const to = Math.min(available - 1, Math.floor(centre + reach));
    if (to < from) return { from: Math.min(Math.max(0, Math.round(centre)), available - 1), weights: [1] };
    const weights = Array.from({ length: to - from + 1 }, (_, step) =>
      Math.max(0, 1 - Math.abs(from + step - centre) / reach),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return sum > 0 ? { from, weights: weights.map((weight) => weight / sum) } : { from, weights: [1] };
  });
}

function addRow(line: Float32Array, pixels: Pixels, row: number, columns: Coverage[], rowWeight: number): void {
  for (let x = 0; x < columns.length; x += 1) {
    const { from, weights } = columns[x] ?? NOTHING;
    for (let step = 0; step < weights.length; step += 1) {
      const weight = (weights[step] ?? 0) * rowWeight;
      const at = (row + from + step) * 4;
      line[x * 3] = (line[x * 3] ?? 0) + (pixels.data[at] ?? 0) * weight;
      line[x * 3 + 1] = (line[x * 3 + 1] ?? 0) + (pixels.data[at + 1] ?? 0) * weight;
      line[x * 3 + 2] = (line[x * 3 + 2] ?? 0) + (pixels.data[at + 2] ?? 0) * weight;
    }
  }
}
