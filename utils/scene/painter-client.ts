import { AppError } from '../domain/errors.ts';
import {
  FULL_PICTURE,
  type PaintAnswer,
  type PaintMeasurements,
  type PaintOptions,
  type PaintRequest,
} from './paint-protocol.ts';
import type { Scene } from './schema.ts';

export interface Painter {
  /**
   * Paints a scene and encodes it, with how it came about written into it.
   * @param pictures by their id: cut-outs, stills, the logo; those sent before are not sent again
   * @throws AppError `internal` where the worker dies twice over the same picture
   */
  paint(scene: Scene, pictures: ReadonlyMap<string, Blob>, options?: Partial<PaintOptions>): Promise<Blob>;
  /** What the checks need to know of the painted scene. @throws as {@link paint} does */
  measure(scene: Scene, pictures: ReadonlyMap<string, Blob>): Promise<PaintMeasurements>;
  /** Sets what asks for a typeface of the creator's own in this one. */
  setOwnFont(font: Blob): void;
  dispose(): void;
}

export const startPaintWorker = () => new Worker(new URL('./paint.worker.ts', import.meta.url), { type: 'module' });

/** A painter with a worker of its own, which is started with the first picture at the latest and replaced once where it dies. */
export function createPainter(start: () => Worker = startPaintWorker): Painter {
  let current: { worker: Worker; sent: Set<Blob> } | null = null;
  let lastId = 0;
  let ownFont: Blob | null = null;

  function open(): { worker: Worker; sent: Set<Blob> } {
    if (current) return current;
    current = { worker: start(), sent: new Set() };
    if (ownFont) current.worker.postMessage({ kind: 'own-font', font: ownFont } satisfies PaintRequest);
    return current;
  }

  function close(): void {
    current?.worker.terminate();
    current = null;
  }

  /** What a request is before it has a number. */
  type Work =
    | Omit<Extract<PaintRequest, { kind: 'paint' }>, 'id'>
    | Omit<Extract<PaintRequest, { kind: 'measure' }>, 'id'>;

  function ask(work: Work, pictures: ReadonlyMap<string, Blob>): Promise<PaintAnswer> {
    const { worker, sent } = open();
    const send = (request: PaintRequest) => worker.postMessage(request);
    for (const [pictureId, picture] of pictures) {
      if (sent.has(picture)) continue;
      sent.add(picture);
      send({ kind: 'picture', pictureId, picture });
    }
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      const stopListening = () => {
        worker.removeEventListener('message', onAnswer);
        worker.removeEventListener('error', onError);
      };
      const onAnswer = ({ data }: MessageEvent<PaintAnswer>) => {
        if (data.id !== id) return;
        stopListening();
        if ('failure' in data) reject(new AppError(data.failure.code, { retryable: data.failure.retryable }));
        else resolve(data);
      };
      const onError = () => {
        stopListening();
        reject(new WorkerDied());
      };
      worker.addEventListener('message', onAnswer);
      worker.addEventListener('error', onError);
      send({ ...work, id });
    });
  }

  /** Once more with a new worker where the first one died over it. */
  async function insist(work: Work, pictures: ReadonlyMap<string, Blob>): Promise<PaintAnswer> {
    try {
      return await ask(work, pictures);
    } catch (thrown) {
      if (!(thrown instanceof WorkerDied)) throw thrown;
    }
    close();
    try {
      return await ask(work, pictures);
    } catch (thrown) {
      if (!(thrown instanceof WorkerDied)) throw thrown;
      close();
      throw new AppError('internal', { cause: thrown });
    }
  }

  return {
    async paint(scene, pictures, options = {}) {
      const answer = await insist({ kind: 'paint', scene, options: { ...FULL_PICTURE, ...options } }, pictures);
      if (!('picture' in answer)) throw new AppError('internal');
      return answer.picture;
    },
    async measure(scene, pictures) {
      const answer = await insist({ kind: 'measure', scene }, pictures);
      if (!('measurements' in answer)) throw new AppError('internal');
      return answer.measurements;
    },
    setOwnFont(font) {
      ownFont = font;
      current?.worker.postMessage({ kind: 'own-font', font } satisfies PaintRequest);
    },
    dispose: close,
  };
}

class WorkerDied extends Error {}
