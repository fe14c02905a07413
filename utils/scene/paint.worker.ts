import { toFailure } from '../domain/errors.ts';
import { encodeWithin } from './encode.ts';
import { FONT_URLS } from './font-urls.ts';
import type { FontFile } from './fonts.ts';
import { fontsOfScene } from './fonts-of-scene.ts';
import type { PaintAnswer, PaintRequest } from './paint-protocol.ts';
import { paintScene } from './painter/paint-scene.ts';
import type { Surface } from './painter/surface.ts';
import { picturesOf } from './pictures-of-scene.ts';
import { SCENE_SIZE, type Scene } from './schema.ts';

/** Paints scenes away from the page, so that neither the panel nor Studio waits for a picture. */

declare const self: DedicatedWorkerGlobalScope;

const pictures = new Map<string, Promise<ImageBitmap>>();
const fonts = new Map<string, Promise<unknown>>();

self.addEventListener('message', ({ data }: MessageEvent<PaintRequest>) => {
  if (data.kind === 'picture') {
    const decoding = createImageBitmap(data.picture);
    // Whether it could be read is asked when it is painted.
    decoding.catch(() => {});
    pictures.set(data.pictureId, decoding);
    return;
  }
  paint(data.scene, data.width).then(
    (picture) => answer({ id: data.id, picture }),
    (thrown: unknown) => answer({ id: data.id, failure: toFailure(thrown) }),
  );
});

const answer = (message: PaintAnswer) => self.postMessage(message);

async function paint(scene: Scene, width: number): Promise<Blob> {
  await Promise.all(fontsOfScene(scene).map(loadFont));
  const surface = createSurface(width, Math.round((width * SCENE_SIZE.height) / SCENE_SIZE.width));
  paintScene(surface, scene, { createSurface, pictures: await decoded(scene) });
  return encodeWithin(
    (quality) => surface.canvas.convertToBlob({ type: 'image/jpeg', quality }),
    (picture) => picture.size,
  );
}

async function decoded(scene: Scene): Promise<Map<string, ImageBitmap>> {
  const found = await Promise.all(picturesOf(scene).map(async (id) => [id, await pictures.get(id)] as const));
  return new Map(found.flatMap(([id, picture]) => (picture ? [[id, picture] as const] : [])));
}

function loadFont({ family, weight, file }: FontFile): Promise<unknown> {
  const known = fonts.get(file);
  if (known) return known;
  const face = new FontFace(family, `url(${FONT_URLS[file]})`, { weight: String(weight) });
  const loading = face.load().then((loaded) => self.fonts.add(loaded));
  fonts.set(file, loading);
  return loading;
}

function createSurface(width: number, height: number): Surface {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no memory for another canvas.');
  return { canvas, context };
}
