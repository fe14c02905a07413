/** What a small grey copy tells of a frame. */
export interface FrameMeasure {
  /** Variance of the Laplacian: the more and the harder the edges, the higher. Only comparable within one video. */
  sharpness: number;
  /** Black, white or of one tone: a fade, a cut, a title card without its words. */
  isBlank: boolean;
}

/** A frame's worth as a thumbnail, for its background or its person. */
export interface RankedFrame extends FrameMeasure {
  /** How much of it is somebody's head and shoulders: 0…1. */
  face: number;
}

/** Of 255. */
const BLACK_BELOW = 16;
const WHITE_ABOVE = 240;
const SPREAD_MIN = 4;

/** Moments in seconds, evenly spread: the middle of each of `count` equal parts, so never the first or the last frame. */
export function chooseTimes(duration: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => ((index + 0.5) / count) * duration);
}

/** Brightness of each pixel, from 0 to 255. */
export function toGrey(rgba: Uint8ClampedArray): Float32Array {
  const grey = new Float32Array(rgba.length / 4);
  for (let index = 0; index < grey.length; index++) {
    const at = index * 4;
    grey[index] = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
  }
  return grey;
}

export function measureFrame(grey: Float32Array, width: number): FrameMeasure {
  const tone = meanAndVariance(grey);
  const isBlank = tone.mean < BLACK_BELOW || tone.mean > WHITE_ABOVE || tone.variance < SPREAD_MIN ** 2;
  return { sharpness: meanAndVariance(laplacian(grey, width)).variance, isBlank };
}

/**
 * The best frames that show something, the best first:
 *
 *     worth = face + √(sharpness / sharpness of the sharpest)
 *
 * Both parts are 0…1. A face that is large outweighs any sharpness, and of frames with like faces the sharpest comes first. The
 * root, because variance grows with the square of an edge: one frame full of leaves must not leave all others without any worth.
 */
export function pickBest<Frame extends RankedFrame>(frames: readonly Frame[], count: number): Frame[] {
  const shown = frames.filter(({ isBlank }) => !isBlank);
  const sharpest = Math.max(...shown.map(({ sharpness }) => sharpness), Number.MIN_VALUE);
  const worth = ({ face, sharpness }: Frame) => face + Math.sqrt(sharpness / sharpest);
  return shown.sort((one, other) => worth(other) - worth(one)).slice(0, count);
}

/** How much each inner pixel differs from its four neighbours. */
function laplacian(grey: Float32Array, width: number): Float32Array {
  const height = Math.floor(grey.length / width);
  const at = (x: number, y: number) => grey[y * width + x] ?? 0;
  const result = new Float32Array(Math.max(0, (width - 2) * (height - 2)));
  let index = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      result[index++] = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y);
    }
  }
  return result;
}

function meanAndVariance(values: Float32Array): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / (values.length || 1);
  return { mean, variance: squares / (values.length || 1) - mean * mean };
}
