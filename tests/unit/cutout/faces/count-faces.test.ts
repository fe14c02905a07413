import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyseCutout } from '../../../../utils/cutout/analyse-cutout.ts';
import { countFaces } from '../../../../utils/cutout/faces/faces-of-cutout.ts';
import { FACE_NET_SIDE, findFaces } from '../../../../utils/cutout/faces/find-faces.ts';
import { type Net, readTflite } from '../../../../utils/cutout/faces/read-tflite.ts';
import { NET_FILES } from '../../../../utils/cutout/net-files.ts';
import type { Pixels } from '../../../../utils/cutout/pixels.ts';

let net: Net;
let astronaut: Image;
let person: Image;

beforeAll(async () => {
  const file = NET_FILES.find(({ file }) => file.startsWith('face_detection'));
  if (!file) throw new Error('The net for faces is not among the files.');
  const bytes = readFileSync(path.join('node_modules', file.package, file.file));
  net = readTflite(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  astronaut = await loadImage(readFileSync('tests/fixtures/photos/astronaut.jpg'));
  person = await loadImage(readFileSync('tests/fixtures/photos/astronaut-cutout.webp'));
});

type Context = ReturnType<Canvas['getContext']>;

function draw(width: number, height: number, paint: (context: Context) => void): Pixels {
  const context = createCanvas(width, height).getContext('2d');
  paint(context);
  return { width, height, data: new Uint8ClampedArray(context.getImageData(0, 0, width, height).data) };
}

/** The cut-out once more, drawn as `paint` has it. */
const changed = (paint: (context: Context) => void, width = person.width, height = person.height) =>
  draw(width, height, paint);

/** Where the nose ends, as a share of the cut-out's height. */
const HALF_OF_FACE = 0.3;

/** As when a photo is added: the head is found in the silhouette. */
function count(cutout: Pixels): number {
  const { head } = analyseCutout(cutout.data, cutout.width, cutout.height);
  const { width, height } = cutout;
  return countFaces(net, cutout, {
    x: head.x * width,
    y: head.y * height,
    width: head.width * width,
    height: head.height * height,
  });
}

/** Paints what is opaque: the head from behind, a mask, a picture. */
function over(context: Context, paint: () => void): void {
  context.globalCompositeOperation = 'source-atop';
  paint();
}

describe('a face', () => {
  it('is found where it is on the photo', () => {
    const photo = draw(512, 512, (context) => context.drawImage(astronaut, 0, 0, 512, 512));
    const faces = findFaces(net, photo, { x: 0, y: 0, side: 512 });
    expect(faces).toHaveLength(1);
    // From the eyebrows to the chin, by eye.
    expect(faces[0]).toMatchObject({
      x: expect.closeTo(177, -1.2),
      y: expect.closeTo(78, -1.2),
      width: expect.closeTo(96, -1.2),
      height: expect.closeTo(96, -1.2),
    });
    expect(faces[0]?.sureness).toBeGreaterThan(0.85);
  });

  it.each<[string, (context: Context) => void]>([
    ['as it is', (context) => context.drawImage(person, 0, 0)],
    [
      'mirrored',
      (context) => {
        context.translate(person.width, 0);
        context.scale(-1, 1);
        context.drawImage(person, 0, 0);
      },
    ],
    [
      'turned by 15°',
      (context) => {
        context.rotate(Math.PI / 12);
        context.drawImage(person, person.width * 0.1, -person.height * 0.1);
      },
    ],
    [
      'in the dark',
      (context) => {
        context.drawImage(person, 0, 0);
        over(context, () => {
          context.fillStyle = 'rgb(0 0 0 / 75%)';
          context.fillRect(0, 0, person.width, person.height);
        });
      },
    ],
    [
      'small: of 100 pixels',
      (context) => {
        const scale = 100 / person.height;
        context.drawImage(person, 0, 0, person.width * scale, 100);
      },
    ],
    [
      'with a hand over its lower half',
      (context) => {
        context.drawImage(person, 0, 0);
        over(context, () => {
          context.fillStyle = '#8a6a50';
          context.fillRect(0, person.height * HALF_OF_FACE, person.width, person.height);
        });
      },
    ],
    [
      'cropped to head and shoulders',
      (context) => context.drawImage(person, 0, -20, person.width * 1.6, person.height * 1.6),
    ],
  ])('is found %s', (_, paint) => {
    expect(count(changed(paint))).toBe(1);
  });

  it('is found of somebody who is seen from afar', () => {
    const far = changed(
      (context) => {
        context.drawImage(person, 250, 0, person.width * 0.35, person.height * 0.35);
        context.fillStyle = '#24304a';
        context.fillRect(250 + person.width * 0.05, person.height * 0.34, person.width * 0.25, 900);
      },
      700,
      1000,
    );
    expect(count(far)).toBe(1);
  });

  it('is two where two people are seen', () => {
    const two = changed(
      (context) => {
        context.drawImage(person, 0, 0);
        context.drawImage(person, person.width * 0.8, 10);
      },
      Math.round(person.width * 1.8),
      person.height + 10,
    );
    expect(count(two)).toBe(2);
  });

  it.each<[string, (context: Context) => void]>([
    ['from behind', (context) => paintHeadWith(context, '#3a2a1c')],
    ['under a plain mask', (context) => paintHeadWith(context, '#c8c8c8')],
    [
      'of one colour altogether',
      (context) =>
        over(context, () => {
          context.fillStyle = '#30588c';
          context.fillRect(0, 0, person.width, person.height);
        }),
    ],
    [
      'filled with a landscape',
      (context) =>
        over(context, () => {
          const sky = context.createLinearGradient(0, 0, 0, person.height);
          sky.addColorStop(0, '#6fb4ff');
          sky.addColorStop(0.5, '#ffe0a0');
          sky.addColorStop(0.5, '#3f7d3a');
          sky.addColorStop(1, '#1f4020');
          context.fillStyle = sky;
          context.fillRect(0, 0, person.width, person.height);
        }),
    ],
    [
      'filled with words',
      (context) =>
        over(context, () => {
          context.fillStyle = '#ffffff';
          context.fillRect(0, 0, person.width, person.height);
          context.fillStyle = '#000000';
          context.font = '28px sans-serif';
          for (let line = 0; line < 20; line += 1) context.fillText('I TRAINED LIKE AN ASTRONAUT', -10, line * 30);
        }),
    ],
  ])('is none on a person %s', (_, paint) => {
    const cutout = changed((context) => {
      context.drawImage(person, 0, 0);
      paint(context);
    });
    expect(count(cutout)).toBe(0);
  });
});

/** Covers the whole head, whose box is known of the fixture. */
function paintHeadWith(context: Context, colour: string): void {
  const { data } = context.getImageData(0, 0, person.width, person.height);
  const { head } = analyseCutout(new Uint8ClampedArray(data), person.width, person.height);
  over(context, () => {
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(
      (head.x + head.width / 2) * person.width,
      (head.y + head.height * 0.55) * person.height,
      head.width * person.width * 0.6,
      head.height * person.height * 0.6,
      0,
      0,
      2 * Math.PI,
    );
    context.fill();
  });
}

describe('the net for faces', () => {
  it('reads pictures of the size that it is shown', () => {
    expect(net.shapes[net.input]).toEqual([1, FACE_NET_SIDE, FACE_NET_SIDE, 3]);
  });

  it('is refused where its file is another', () => {
    const bytes = readFileSync('node_modules/@mediapipe/selfie_segmentation/selfie_segmentation.tflite');
    expect(() => readTflite(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))).toThrow(
      RangeError,
    );
  });
});
