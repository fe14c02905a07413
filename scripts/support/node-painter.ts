import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Canvas, createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';
import type { FittedHeadline } from '../../utils/scene/fit-text.ts';
import type { FontFile } from '../../utils/scene/fonts.ts';
import { fontsOfScene } from '../../utils/scene/fonts-of-scene.ts';
import { paintScene } from '../../utils/scene/painter/paint-scene.ts';
import type { PaintTools, Picture, Surface } from '../../utils/scene/painter/surface.ts';
import { createSurfacePool } from '../../utils/scene/painter/surface-pool.ts';
import { SCENE_SIZE, type Scene } from '../../utils/scene/schema.ts';

/** The painter under Node: the same code as in the extension, on Skia instead of the browser's canvas. */

const require = createRequire(import.meta.url);
const registered = new Set<string>();

async function register({ family, file }: FontFile): Promise<void> {
  if (registered.has(file)) return;
  const [name = '', ...rest] = file.split('/');
  const folder = path.dirname(require.resolve(`@fontsource/${name}/package.json`));
  GlobalFonts.register(await readFile(path.join(folder, ...rest)), family);
  registered.add(file);
}

/** Node's canvas does what the painter asks of a browser's, under types of its own. */
export function createSurface(width: number, height: number): Surface {
  const canvas = createCanvas(width, height);
  return { canvas, context: canvas.getContext('2d') } as unknown as Surface;
}

/** A picture from its bytes: JPEG, PNG or WebP. */
export async function decodePicture(bytes: Uint8Array): Promise<Picture> {
  return (await loadImage(bytes)) as unknown as Picture;
}

/** What parts of earlier pictures were painted on. */
const keptSurfaces: Surface[] = [];

export interface Painted {
  canvas: Canvas;
  headline: FittedHeadline | null;
}

export async function paintInNode(
  scene: Scene,
  pictures: PaintTools['pictures'],
  width: number = SCENE_SIZE.width,
): Promise<Painted> {
  await Promise.all(fontsOfScene(scene).map(register));
  const surface = createSurface(width, Math.round((width * SCENE_SIZE.height) / SCENE_SIZE.width));
  const pool = createSurfacePool(createSurface, keptSurfaces);
  const headline = paintScene(surface, scene, { createSurface: pool.take, pictures });
  pool.giveBack();
  return { canvas: surface.canvas as unknown as Canvas, headline };
}
