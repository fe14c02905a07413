import { AppError } from '../domain/errors.ts';
import type { Segmenter } from './find-person.ts';
import { createPlane, type Pixels, type Plane } from './pixels.ts';

/** What is used of `@mediapipe/selfie_segmentation`, whose own types know no `OffscreenCanvas`. */
interface SelfieNet {
  setOptions(options: { modelSelection: number; selfieMode: boolean; useCpuInference: boolean }): void;
  onResults(listener: (results: { segmentationMask: ImageBitmap }) => void): void;
  initialize(): Promise<void>;
  send(inputs: { image: OffscreenCanvas }): Promise<void>;
}

declare global {
  var SelfieSegmentation: (new (config: { locateFile: (file: string) => string }) => SelfieNet) | undefined;
}

/**
 * Loads MediaPipe's selfie segmentation in a classic worker.
 *
 * It computes on the processor: the same mask on every machine, and faster than a first run on a graphics card, which
 * has to compile its programs. It still moves pictures through WebGL 2.
 * @param folder address of the net's files, ending in a slash
 * @throws {AppError} `internal`, with a reason, where this browser has no WebGL 2 or the files do not load
 */
export async function loadSelfieNet(folder: string): Promise<Segmenter> {
  if (!new OffscreenCanvas(1, 1).getContext('webgl2')) {
    throw new AppError('internal', { detail: { reason: 'WebGL 2 is turned off or missing in this browser.' } });
  }
  try {
    return await startNet(folder);
  } catch (cause) {
    throw new AppError('internal', { detail: { reason: 'The person finder could not be loaded.' }, cause });
  }
}

async function startNet(folder: string): Promise<Segmenter> {
  actAsPage();
  importScripts(`${folder}selfie_segmentation.js`);
  if (!globalThis.SelfieSegmentation) throw new Error('selfie_segmentation.js defined nothing');
  const net = new globalThis.SelfieSegmentation({ locateFile: (file) => `${folder}${file}` });
  net.setOptions({ modelSelection: 0, selfieMode: false, useCpuInference: true });
  let mask: ImageBitmap | undefined;
  net.onResults((results) => {
    mask = results.segmentationMask;
  });
  await net.initialize();
  return async (picture) => {
    mask = undefined;
    await net.send({ image: draw(picture) });
    if (!mask) throw new AppError('internal', { detail: { reason: 'The person finder gave no answer.' } });
    return readMask(mask, picture.width, picture.height);
  };
}

/**
 * In a worker the package takes another way, in which it fetches its model as a script. So the worker looks like a
 * page to it, as far as it asks: `window`, and a `document` that makes canvases and loads scripts.
 */
function actAsPage(): void {
  const ignore = () => {};
  Object.assign(globalThis, {
    window: globalThis,
    document: {
      addEventListener: ignore,
      removeEventListener: ignore,
      querySelector: () => null,
      createElement: (tag: string) => (tag === 'canvas' ? new OffscreenCanvas(1, 1) : new ScriptElement()),
      body: { appendChild: (script: ScriptElement) => script.load() },
    },
  });
}

/** A `<script>` that a worker can load. */
class ScriptElement {
  private source = '';
  private readonly listeners = new Map<string, () => void>();

  setAttribute(name: string, value: string): void {
    if (name === 'src') this.source = value;
  }

  addEventListener(type: string, listener: () => void): void {
    this.listeners.set(type, listener);
  }

  load(): void {
    try {
      importScripts(this.source);
      this.listeners.get('load')?.();
    } catch {
      this.listeners.get('error')?.();
    }
  }
}

function draw(picture: Pixels): OffscreenCanvas {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  context2d(canvas).putImageData(new ImageData(picture.data, picture.width, picture.height), 0, 0);
  return canvas;
}

/** The net writes its figures into every channel of a picture, alpha included. */
function readMask(mask: ImageBitmap, width: number, height: number): Plane {
  const context = context2d(new OffscreenCanvas(width, height));
  context.drawImage(mask, 0, 0, width, height);
  mask.close();
  const { data } = context.getImageData(0, 0, width, height);
  const plane = createPlane(width, height);
  for (let i = 0, at = 3; i < plane.data.length; i += 1, at += 4) plane.data[i] = (data[at] ?? 0) / 255;
  return plane;
}

function context2d(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new AppError('internal', { detail: { reason: 'No canvas could be had.' } });
  return context;
}
