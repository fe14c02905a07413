import { AppError } from '../domain/errors.ts';
import type { PaintAnswer, PaintRequest } from './paint-protocol.ts';
import { SCENE_SIZE, type Scene } from './schema.ts';

export interface Painter {
  /**
   * Paints a scene and encodes it as JPEG.
   * @param pictures by their id: cut-outs, stills, the logo; those sent before are not sent again
   * @param size of the picture in pixels; only the width counts, the shape is the scene's
   * @throws AppError `internal` where the worker dies twice over the same picture
   */
  paint(scene: Scene, pictures: ReadonlyMap<string, Blob>, size?: { width: number; height: number }): Promise<Blob>;
  dispose(): void;
}

const startWorker = () => new Worker(new URL('./paint.worker.ts', import.meta.url), { type: 'module' });

/** A painter with a worker of its own, which is started with the first picture and replaced once where it dies. */
export function createPainter(start: () => Worker = startWorker): Painter {
  let current: { worker: Worker; sent: Set<Blob> } | null = null;
  let lastId = 0;

  function open(): { worker: Worker; sent: Set<Blob> } {
    current ??= { worker: start(), sent: new Set() };
    return current;
  }

  function close(): void {
    current?.worker.terminate();
    current = null;
  }

  function ask(scene: Scene, pictures: ReadonlyMap<string, Blob>, width: number): Promise<Blob> {
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
        if ('picture' in data) resolve(data.picture);
        else reject(new AppError(data.failure.code, { retryable: data.failure.retryable }));
      };
      const onError = () => {
        stopListening();
        reject(new WorkerDied());
      };
      worker.addEventListener('message', onAnswer);
      worker.addEventListener('error', onError);
      send({ kind: 'paint', id, scene, width });
    });
  }

  return {
    async paint(scene, pictures, size = SCENE_SIZE) {
      try {
        return await ask(scene, pictures, size.width);
      } catch (thrown) {
        if (!(thrown instanceof WorkerDied)) throw thrown;
      }
      close();
      try {
        return await ask(scene, pictures, size.width);
      } catch (thrown) {
        if (!(thrown instanceof WorkerDied)) throw thrown;
        close();
        throw new AppError('internal', { cause: thrown });
      }
    },
    dispose: close,
  };
}

class WorkerDied extends Error {}
