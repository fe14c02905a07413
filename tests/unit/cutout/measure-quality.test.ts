import { readFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyseCutout } from '../../../utils/cutout/analyse-cutout.ts';
import { boxBlur } from '../../../utils/cutout/box-blur.ts';
import { countPeople } from '../../../utils/cutout/count-people.ts';
import { ALPHA, BLUE, GREEN, type Pixels, RED, readChannel } from '../../../utils/cutout/pixels.ts';
import { type PhotoHint, photoHints } from '../../../utils/scene/photo-hints.ts';
import { chance, ellipse, mask, picture, type Shape, union } from './support/drawing.ts';
import { SILHOUETTES } from './support/silhouettes.ts';

let astronaut: Pixels;

beforeAll(async () => {
  const image = await loadImage(readFileSync('tests/fixtures/photos/astronaut-cutout.webp'));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  astronaut = { width, height, data: new Uint8ClampedArray(context.getImageData(0, 0, width, height).data) };
});

/** The astronaut with another figure (0…255) for every figure of a colour. */
function changed(change: (value: number) => number): Pixels {
  return { ...astronaut, data: astronaut.data.map((value, at) => (at % 4 === ALPHA ? value : change(value))) };
}

/** The astronaut as a lens out of focus sees her: almost a Gaussian, of `radius` × 1.4 pixels. */
function blurred(radius: number): Pixels {
  const data = new Uint8ClampedArray(astronaut.data);
  for (const channel of [RED, GREEN, BLUE]) {
    const plane = [1, 2, 3].reduce((before) => boxBlur(before, radius), readChannel(astronaut, channel));
    for (const [index, value] of plane.data.entries()) data[index * 4 + channel] = value * 255;
  }
  return { ...astronaut, data };
}

const analyse = ({ data, width, height }: Pixels) => analyseCutout(data, width, height);

describe('what is measured of a photo', () => {
  it.each<[string, () => Pixels, PhotoHint[]]>([
    ['the astronaut', () => astronaut, []],
    ['the astronaut out of focus', () => blurred(2), ['blurred']],
    ['the astronaut in the dark', () => changed((value) => value * 0.35), ['dark']],
    ['the astronaut in the shade', () => changed((value) => value * 0.6), []],
    ['the astronaut in glaring light', () => changed((value) => 200 + value * 0.3), ['bright']],
  ])('makes hints for %s', (_, photo, hints) => {
    expect(photoHints(analyse(photo()))).toEqual(hints);
  });

  it('is as sharp in the shade as in the light, and less the more it is blurred', () => {
    const sharpness = (photo: Pixels) => analyse(photo).quality?.sharpness ?? Number.NaN;
    const sharp = sharpness(astronaut);
    expect(sharpness(changed((value) => value * 0.5)) / sharp).toBeCloseTo(1, 1);
    expect(sharpness(blurred(1))).toBeLessThan(sharp / 5);
    expect(sharpness(blurred(3))).toBeLessThan(sharpness(blurred(1)) / 3);
  });

  it('is nothing of a face of one colour, and much of noise', () => {
    const { width, height, shape } = SILHOUETTES['half body'];
    const random = chance(5);
    const blank = analyse(picture(width, height, (x, y) => (shape(x, y) ? [128, 128, 128] : [0, 0, 0, 0])));
    expect(blank.quality).toMatchObject({ people: 1, sharpness: 0, light: { mean: expect.closeTo(0.502, 3) } });
    const noise = analyse(
      picture(width, height, (x, y) => {
        const value = random() * 255;
        return shape(x, y) ? [value, value, value] : [0, 0, 0, 0];
      }),
    );
    expect(noise.quality?.sharpness).toBeGreaterThan(5);
  });
});

const bust = SILHOUETTES['half body'].shape;
const shifted =
  (shape: Shape, right: number, down: number): Shape =>
  (x, y) =>
    shape(x - right, y - down);

describe('people on a silhouette', () => {
  it.each(Object.entries(SILHOUETTES))('are one: %s', (_, { width, height, shape }) => {
    expect(countPeople(mask(width, height, shape))).toBe(1);
  });

  it('are one: the astronaut', () => {
    expect(countPeople(readChannel(astronaut, ALPHA))).toBe(1);
  });

  it.each([
    [150, 60],
    [200, 0],
    [260, 60],
    [420, 0],
  ])('are two where another stands %i to the right and %i below, touching or not', (right, down) => {
    expect(countPeople(mask(400 + right, 500, union(bust, shifted(bust, right, down))))).toBe(2);
  });

  it('are three in a row', () => {
    const row = union(bust, shifted(bust, 250, 20), shifted(bust, 500, 0));
    expect(countPeople(mask(900, 500, row))).toBe(3);
  });

  it('are one with a balloon beside them', () => {
    expect(countPeople(mask(700, 500, union(bust, ellipse(550, 100, 60))))).toBe(1);
  });
});
