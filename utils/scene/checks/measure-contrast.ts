import { contrastOf, toLinear } from '../colour.ts';
import type { FittedHeadline } from '../fit-text.ts';
import { paintLetters } from '../painter/paint-headline.ts';
import { paintScene } from '../painter/paint-scene.ts';
import type { PaintTools } from '../painter/surface.ts';
import { type Headline, SCENE_SIZE, type Scene } from '../schema.ts';
import { type ColourVision, type LinearRgb, linearOf, luminanceOf, seenAs } from './colour-vision.ts';

/** The picture is looked at in this size: what lies around a letter there is what the eye takes for its surroundings. */
const SIZE = { width: 320, height: 180 };

/** Width of the ring around the letters, in pixels of that size. */
const RING = 3;

/** Alpha from which on a pixel counts as a letter's. */
const INK = 200;
const CLEAR = 16;

/** How far letters stand out from the ring around them, as WCAG 2 has it (1 to 21). */
export interface MeasuredContrast {
  /** What nine tenths of the ring exceed. */
  tenth: number;
  median: number;
  /** What nine tenths of the ring exceed for whoever lacks one kind of cone. */
  seen: Record<ColourVision, number>;
}

/** Null where there are no words. */
export function measureContrast(scene: Scene, tools: PaintTools): MeasuredContrast | null {
  const { headline } = scene;
  if (!headline) return null;
  const whole = tools.createSurface(SIZE.width, SIZE.height);
  const fitted = paintScene(whole, scene, tools);
  if (!fitted) return null;
  const letters = lettersOf(headline, fitted, tools);
  const { data } = whole.context.getImageData(0, 0, SIZE.width, SIZE.height);
  const pairs = ringOf(letters).map((pixel): [LinearRgb, LinearRgb] => [
    linearOf(fillNear(pixel, headline, fitted)),
    linearAt(data, pixel),
  ]);
  if (pairs.length === 0) return null;
  const sorted = (see: (colour: LinearRgb) => LinearRgb) =>
    pairs
      .map(([letter, around]) => contrastOf(luminanceOf(see(letter)), luminanceOf(see(around))))
      .sort((one, other) => one - other);
  const at = (ratios: readonly number[], share: number) => ratios[Math.floor(share * (ratios.length - 1))] ?? 1;
  const tenthFor = (vision: ColourVision) =>
    at(
      sorted((colour) => seenAs(colour, vision)),
      0.1,
    );
  const plain = sorted((colour) => colour);
  return {
    tenth: at(plain, 0.1),
    median: at(plain, 0.5),
    seen: {
      protanopia: tenthFor('protanopia'),
      deuteranopia: tenthFor('deuteranopia'),
      tritanopia: tenthFor('tritanopia'),
    },
  };
}

/** Alpha of the letters alone. */
function lettersOf(headline: Headline, fitted: FittedHeadline, tools: PaintTools): Uint8ClampedArray {
  const { context } = tools.createSurface(SIZE.width, SIZE.height);
  const scale = SIZE.width / SCENE_SIZE.width;
  context.scale(scale, scale);
  paintLetters(context, headline, fitted);
  return context.getImageData(0, 0, SIZE.width, SIZE.height).data.filter((_, index) => index % 4 === 3);
}

/** Pixels that are no letter's and lie within the ring's width of one. */
function ringOf(letters: Uint8ClampedArray): number[] {
  const ring: number[] = [];
  for (let y = 0; y < SIZE.height; y++) {
    for (let x = 0; x < SIZE.width; x++) {
      const pixel = y * SIZE.width + x;
      if ((letters[pixel] ?? 0) < CLEAR && isNearInk(letters, x, y)) ring.push(pixel);
    }
  }
  return ring;
}

function isNearInk(letters: Uint8ClampedArray, x: number, y: number): boolean {
  for (let dy = -RING; dy <= RING; dy++) {
    for (let dx = -RING; dx <= RING; dx++) {
      const [near, line] = [x + dx, y + dy];
      if (near < 0 || near >= SIZE.width || line < 0 || line >= SIZE.height) continue;
      if ((letters[line * SIZE.width + near] ?? 0) > INK) return true;
    }
  }
  return false;
}

/** Colour of the letters that are nearest to a pixel: of the line at its height, of the part at its place. */
function fillNear(pixel: number, { fill, emphasisFill, emphasisPlate }: Headline, { lines }: FittedHeadline): string {
  const scale = SCENE_SIZE.width / SIZE.width;
  const y = Math.floor(pixel / SIZE.width) * scale;
  const x = (pixel % SIZE.width) * scale;
  const distance = ({ ink }: (typeof lines)[number]) => Math.abs(ink.y + ink.height / 2 - y);
  const [line] = lines.toSorted((one, other) => distance(one) - distance(other));
  if (!line) return fill;
  if (emphasisPlate && line.runs.some(({ stressed }) => stressed)) return emphasisFill;
  const letters = line.runs.reduce((sum, { text }) => sum + text.length, 0);
  let passed = 0;
  for (const run of line.runs) {
    passed += run.text.length;
    if (x <= line.x + (line.width * passed) / letters) return run.stressed ? emphasisFill : fill;
  }
  return line.runs.at(-1)?.stressed ? emphasisFill : fill;
}

function linearAt(data: Uint8ClampedArray, pixel: number): LinearRgb {
  const [red = 0, green = 0, blue = 0] = data.subarray(pixel * 4, pixel * 4 + 3);
  return [toLinear(red), toLinear(green), toLinear(blue)];
}
