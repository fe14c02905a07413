import { toFailure } from '../domain/errors.ts';
import { measureContrast } from './checks/measure-contrast.ts';
import { encodeWithin } from './encode.ts';
import { FONT_URLS } from './font-urls.ts';
import { type FontFile, OWN_FAMILY } from './fonts.ts';
import { fontsOfScene } from './fonts-of-scene.ts';
import type { PaintAnswer, PaintMeasurements, PaintOptions, PaintRequest } from './paint-protocol.ts';
import { createPaintQueue } from './paint-queue.ts';
import { fitOnCanvas } from './painter/paint-headline.ts';
import { paintScene } from './painter/paint-scene.ts';
import { paintTall, TALL_SIZE } from './painter/paint-tall.ts';
import type { PaintTools, Surface } from './painter/surface.ts';
import { createSurfacePool } from './painter/surface-pool.ts';
import { picturesOf } from './pictures-of-scene.ts';
import { sourceTypeOf, writeProvenance } from './provenance.ts';
import { SCENE_SIZE, type Scene } from './schema.ts';

/** Paints scenes away from the page, so that neither the panel nor Studio waits for a picture. */

declare const self: DedicatedWorkerGlobalScope;

const pictures = new Map<string, Promise<ImageBitmap>>();
const fonts = new Map<string, Promise<unknown>>();
const inTurn = createPaintQueue();

self.addEventListener('message', ({ data }: MessageEvent<PaintRequest>) => {
  switch (data.kind) {
    case 'picture': {
      const decoding = createImageBitmap(data.picture);
      // Whether it could be read is asked when it is painted.
      decoding.catch(() => {});
      pictures.set(data.pictureId, decoding);
      return;
    }
    case 'own-font':
      ownFont = loadOwnFont(data.font);
      return;
    case 'paint': {
      const pictures = readPictures(data.scene);
      // Whether they could be read is asked in turn.
      pictures.catch(() => {});
      const urgency = data.options.width < SCENE_SIZE.width ? 'preview' : 'picture';
      inTurn(urgency, () =>
        answer(data.id, async () => ({ picture: await paint(data.scene, data.options, await pictures) })),
      );
      return;
    }
    case 'measure':
      inTurn('measurement', () => answer(data.id, async () => ({ measurements: await measure(data.scene) })));
  }
});

type Work = () => Promise<{ picture: Blob } | { measurements: PaintMeasurements }>;

/** @returns when the answer is on its way */
function answer(id: number, work: Work): Promise<void> {
  const post = (message: PaintAnswer) => self.postMessage(message);
  return work().then(
    (done) => post({ id, ...done }),
    (thrown: unknown) => post({ id, failure: toFailure(thrown) }),
  );
}

let ownFont: Promise<unknown> = Promise.resolve();

/** A typeface that cannot be read leaves its place to ours. */
async function loadOwnFont(font: Blob): Promise<void> {
  const face = new FontFace(OWN_FAMILY, await font.arrayBuffer());
  await face.load().then(
    (loaded) => self.fonts.add(loaded),
    () => {},
  );
}

type Pictures = PaintTools['pictures'];

async function paint(scene: Scene, options: PaintOptions, pictures: Pictures): Promise<Blob> {
  const encoded = await paintNow(scene, options, pictures);
  const bytes = new Uint8Array(await encoded.arrayBuffer());
  return new Blob([writeProvenance(bytes, sourceTypeOf(scene))], { type: encoded.type });
}

function paintNow(scene: Scene, { width, shape, format, layer }: PaintOptions, pictures: Pictures): Promise<Blob> {
  const size = shape === 'wide' ? SCENE_SIZE : TALL_SIZE;
  const pool = createSurfacePool(createSurface, keptSurfaces);
  const surface = pool.take(width, Math.round((width * size.height) / size.width));
  const tools = { createSurface: pool.take, pictures };
  if (shape === 'tall') paintTall(surface, scene, tools);
  else paintScene(surface, scene, tools, layer);
  return encode(surface, width, format).finally(pool.giveBack);
}

/** What earlier pictures were painted on. */
const keptSurfaces: Surface[] = [];

function encode({ canvas }: Surface, width: number, format: PaintOptions['format']): Promise<Blob> {
  if (format === 'png') return canvas.convertToBlob({ type: 'image/png' });
  const jpeg = (quality: number) => canvas.convertToBlob({ type: 'image/jpeg', quality });
  return width <= STUDIO_WIDTH_MAX ? encodeWithin(jpeg, ({ size }) => size) : jpeg(0.92);
}

/** Pictures up to this width are made to be handed to Studio. */
const STUDIO_WIDTH_MAX = 1920;

async function measure(scene: Scene): Promise<PaintMeasurements> {
  const tools = { createSurface, pictures: await readPictures(scene) };
  const { context } = createSurface(1, 1);
  return {
    fitted: scene.headline && fitOnCanvas(context, scene.headline),
    contrast: measureContrast(scene, tools),
  };
}

/** Once its typefaces are there as well. */
async function readPictures(scene: Scene): Promise<Pictures> {
  await Promise.all([ownFont, ...fontsOfScene(scene).map(loadFont)]);
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
