import type { Frame } from '@playwright/test';
import type { PaintOptions } from '../../utils/scene/paint-protocol.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import { readSubject } from './person.ts';

/** Hands the person's cut-out to the panel's worker, under the id that {@link readSubject} gives it. */
export async function sendPicture(frame: Frame, cutout: Buffer): Promise<void> {
  const { photoId } = await readSubject();
  await frame.evaluate(
    ({ pictureId, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const picture = new Blob([bytes], { type: 'image/webp' });
      window.klikkProbe.painter?.postMessage({ kind: 'picture', pictureId, picture });
    },
    { pictureId: photoId, base64: cutout.toString('base64') },
  );
}

/**
 * Has the panel's worker paint a scene.
 * @returns milliseconds from the panel's asking to its having the file
 * @throws where it is not a picture that comes back
 */
export function paintInWorker(frame: Frame, scene: Scene, options: PaintOptions): Promise<number> {
  return frame.evaluate(
    ({ scene, options }) => {
      const { painter } = window.klikkProbe;
      if (!painter) throw new Error('The panel has painted nothing yet.');
      // Far above the numbers that the panel itself gives.
      const id = 1_000_000 + Math.floor(performance.now());
      const asked = performance.now();
      return new Promise<number>((resolve, reject) => {
        const onAnswer = ({ data }: MessageEvent<{ id: number; picture?: Blob }>) => {
          if (data.id !== id) return;
          painter.removeEventListener('message', onAnswer);
          if (data.picture) resolve(performance.now() - asked);
          else reject(new Error('The worker could not paint it.'));
        };
        painter.addEventListener('message', onAnswer);
        painter.postMessage({ kind: 'paint', id, scene, options });
      });
    },
    { scene, options },
  );
}
