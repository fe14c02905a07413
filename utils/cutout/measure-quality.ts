import type { PhotoQuality } from '../scene/subject.ts';
import { countPeople } from './count-people.ts';
import { BLUE, cropPlane, GREEN, type Pixels, type Plane, RED, type Region } from './pixels.ts';
import { resamplePixels, resamplePlane } from './resample.ts';

/** Of a head's box, the part that is mostly skin: without hair, ears and what is beside the chin. */
const FACE = { left: 0.2, right: 0.8, top: 0.3, bottom: 0.95 };

/**
 * Height of the head, in pixels, at which sharpness is measured, so that large and small photos compare. A face that is sharp there
 * is sharp enough for a thumbnail, which shows it about twice as high; grain and pores of a large photo do not count.
 */
const MEASURED_HEIGHT = 150;

/** Share of a face's pixels that are its highlights. */
const HIGHLIGHTS = 0.1;

/** What each channel adds to how light a colour looks (Rec. 709). */
const LIGHTNESS = { red: 0.2126, green: 0.7152, blue: 0.0722 };

/** From so much alpha on a pixel has the person's colour alone. */
const SOLID = 0.98;

/** A variance below which nothing is to be seen: half a level of 255. */
const BLANK = (0.5 / 255) ** 2;

/**
 * How good a photo of a face it is, in figures; what they mean to a person is decided in `photo-hints.ts`.
 * @param cutout the person alone, trimmed
 * @param alpha its alpha channel
 * @param head the box around the head
 * @returns undefined where the face is transparent
 */
export function measureQuality(cutout: Pixels, alpha: Plane, head: Region): PhotoQuality | undefined {
  const face = readFace(cutout, alpha, head);
  const seen = face.data.filter((value) => !Number.isNaN(value)).sort();
  if (seen.length === 0) return undefined;
  return {
    people: countPeople(alpha),
    sharpness: round(measureSharpness(face, varianceOf(seen))),
    light: {
      mean: round(meanOf(seen)),
      highlights: round(seen[Math.floor(seen.length * (1 - HIGHLIGHTS))] ?? 0),
    },
  };
}

/** How light the face is at every pixel, 0…1; not a number where something else is seen through it. */
function readFace(cutout: Pixels, alpha: Plane, head: Region): Plane {
  const scale = Math.min(1, MEASURED_HEIGHT / head.height);
  const face = {
    x: Math.floor(head.x + head.width * FACE.left),
    y: Math.floor(head.y + head.height * FACE.top),
    width: Math.max(1, Math.floor(head.width * (FACE.right - FACE.left))),
    height: Math.max(1, Math.floor(head.height * (FACE.bottom - FACE.top))),
  };
  const width = Math.max(1, Math.round(face.width * scale));
  const height = Math.max(1, Math.round(face.height * scale));
  const { data } = resamplePixels(cutout, face, width, height);
  const shown = resamplePlane(cropPlane(alpha, face), width, height);
  const lightnessAt = (at: number) =>
    (LIGHTNESS.red * (data[at + RED] ?? 0) +
      LIGHTNESS.green * (data[at + GREEN] ?? 0) +
      LIGHTNESS.blue * (data[at + BLUE] ?? 0)) /
    255;
  return {
    width,
    height,
    data: shown.data.map((share, index) => (share < SOLID ? Number.NaN : lightnessAt(index * 4))),
  };
}

/**
 * Variance of the Laplacian beside the variance of the lightness itself: how much of what the face shows is fine detail. The
 * quotient is the same for a face in the shade and for one in the sun. 0 for a blank face.
 */
function measureSharpness({ width, height, data }: Plane, spread: number): number {
  const edges: number[] = [];
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const around = (data[at - 1] ?? 0) + (data[at + 1] ?? 0) + (data[at - width] ?? 0) + (data[at + width] ?? 0);
      const edge = around - 4 * (data[at] ?? 0);
      if (!Number.isNaN(edge)) edges.push(edge);
    }
  }
  return spread < BLANK || edges.length === 0 ? 0 : varianceOf(edges) / spread;
}

type Figures = ArrayLike<number> & Iterable<number>;

function meanOf(values: Figures): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function varianceOf(values: Figures): number {
  const mean = meanOf(values);
  let sum = 0;
  for (const value of values) sum += (value - mean) ** 2;
  return sum / values.length;
}

/** Four decimals: more would only be noise. */
function round(figure: number): number {
  return Math.round(figure * 10_000) / 10_000;
}
