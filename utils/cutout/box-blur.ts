import { createPlane, type Plane } from './pixels.ts';

/**
 * Mean over a square of `2 × radius + 1` pixels around each pixel; at the borders over the part of the square that
 * lies inside. Takes the same time whatever the radius: a running sum along rows, then along columns.
 */
export function boxBlur(plane: Plane, radius: number): Plane {
  return blurColumns(blurRows(plane, radius), radius);
}

function blurRows(plane: Plane, radius: number): Plane {
  const { width, height, data } = plane;
  const blurred = createPlane(width, height);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    let sum = 0;
    for (let x = 0; x < Math.min(radius, width); x += 1) sum += data[row + x] ?? 0;
    for (let x = 0; x < width; x += 1) {
      const entering = x + radius;
      const leaving = x - radius - 1;
      if (entering < width) sum += data[row + entering] ?? 0;
      if (leaving >= 0) sum -= data[row + leaving] ?? 0;
      blurred.data[row + x] = sum / (Math.min(entering, width - 1) - Math.max(leaving, -1));
    }
  }
  return blurred;
}

/** All columns advance together, row by row, because memory is laid out in rows. */
function blurColumns(plane: Plane, radius: number): Plane {
  const { width, height, data } = plane;
  const blurred = createPlane(width, height);
  const sums = new Float64Array(width);
  for (let y = 0; y < Math.min(radius, height); y += 1) {
    for (let x = 0; x < width; x += 1) sums[x] = (sums[x] ?? 0) + (data[y * width + x] ?? 0);
  }
  for (let y = 0; y < height; y += 1) {
    const entering = y + radius;
    const leaving = y - radius - 1;
    const share = 1 / (Math.min(entering, height - 1) - Math.max(leaving, -1));
    for (let x = 0; x < width; x += 1) {
      let sum = sums[x] ?? 0;
      if (entering < height) sum += data[entering * width + x] ?? 0;
      if (leaving >= 0) sum -= data[leaving * width + x] ?? 0;
      sums[x] = sum;
      blurred.data[y * width + x] = sum * share;
    }
  }
  return blurred;
}
