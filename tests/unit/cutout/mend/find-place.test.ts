import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { findPlace } from '../../../../utils/cutout/mend/find-place.ts';
import { cropPixels, type Pixels } from '../../../../utils/cutout/pixels.ts';
import { chance, ellipse, picture } from '../support/drawing.ts';

async function load(file: string): Promise<Pixels> {
  const image = await loadImage(`tests/fixtures/photos/${file}`);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return { width: image.width, height: image.height, data: new Uint8ClampedArray(data) };
}

/** What of a picture lies in a shape, trimmed to its box. */
function cut(photo: Pixels, x: number, y: number, width: number, height: number): Pixels {
  const inside = ellipse(width / 2, height / 2, width / 2, height / 2);
  const part = cropPixels(photo, { x, y, width, height });
  for (let index = 0; index < width * height; index += 1) {
    if (!inside((index % width) + 0.5, Math.floor(index / width) + 0.5)) part.data.fill(0, index * 4, index * 4 + 4);
  }
  return part;
}

describe('the place of a cut-out in its photo', () => {
  it('is found for the cut-out that was made of a real photo and kept as WebP', async () => {
    const [photo, cutout] = await Promise.all([load('astronaut.jpg'), load('astronaut-cutout.webp')]);
    const place = findPlace(cutout, photo);
    expect(place).not.toBeNull();
    // Nowhere does the person's own picture lie better than there.
    let difference = 0;
    let solid = 0;
    for (let index = 0; index < cutout.width * cutout.height; index += 1) {
      if ((cutout.data[index * 4 + 3] ?? 0) < 255) continue;
      const at =
        ((place?.y ?? 0) + Math.floor(index / cutout.width)) * photo.width + (place?.x ?? 0) + (index % cutout.width);
      difference += Math.abs((cutout.data[index * 4] ?? 0) - (photo.data[at * 4] ?? 0));
      solid += 1;
    }
    expect(difference / solid).toBeLessThan(6);
  });

  it('is found to the pixel, at every place', async () => {
    const photo = await load('astronaut.jpg');
    for (const [x, y, width, height] of [
      [0, 0, 200, 301],
      [311, 207, 200, 300],
      [33, 101, 333, 411],
      [171, 12, 97, 113],
      [0, 0, 512, 512],
    ] as const) {
      expect(findPlace(cut(photo, x, y, width, height), photo)).toEqual({ x, y });
    }
  });

  it('is none in another photo', async () => {
    const random = chance(3);
    const other = picture(512, 512, () => [random() * 255, random() * 255, random() * 255]);
    expect(findPlace(await load('astronaut-cutout.webp'), other)).toBeNull();
  });

  it('is none in a photo that is smaller than it', async () => {
    const photo = await load('astronaut.jpg');
    expect(findPlace(photo, cropPixels(photo, { x: 0, y: 0, width: 300, height: 512 }))).toBeNull();
  });

  it('is none for a cut-out of which everything is transparent', async () => {
    expect(
      findPlace(
        picture(50, 50, () => [0, 0, 0, 0]),
        await load('astronaut.jpg'),
      ),
    ).toBeNull();
  });
});
