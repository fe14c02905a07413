import { createPainter, type Painter, startPaintWorker } from './painter-client.ts';
import { SCENE_SIZE, type Scene } from './schema.ts';

export interface PainterPair extends Painter {
  /**
   * Paints a scene small while somebody is moving something in it, whatever {@link Painter.paint} and {@link Painter.measure} are
   * busy with.
   * @param width in pixels
   * @throws as {@link Painter.paint} does
   */
  preview(scene: Scene, pictures: ReadonlyMap<string, Blob>, width: number): Promise<Blob>;
}

/** Width in pixels of the picture that the painter for previews is started with. */
const FIRST_WIDTH = 168;

/**
 * Two painters, each with a worker of its own: what is moved never waits for a picture in full size. The one for previews takes a
 * while to start, so it does that once the other has painted what can be moved and has nothing left to do, before anybody can have
 * begun to move something.
 */
export function createPainterPair(start: () => Worker = startPaintWorker): PainterPair {
  const full = createPainter(start);
  const small = createPainter(start);
  let smallIs: 'off' | 'starting' | 'ready' = 'off';
  /** How much {@link full} has been asked and has not answered. */
  let underWay = 0;

  /** The picture that was last asked for in full size: where there is none, nothing is there to be moved. */
  let lastInFull: [Scene, ReadonlyMap<string, Blob>] | null = null;

  function startSmall(): void {
    if (smallIs !== 'off' || underWay > 0 || !lastInFull) return;
    smallIs = 'starting';
    small.paint(...lastInFull, { width: FIRST_WIDTH }).then(
      () => {
        smallIs = 'ready';
      },
      () => {
        smallIs = 'off';
      },
    );
  }

  async function follow<T>(work: Promise<T>): Promise<T> {
    underWay += 1;
    try {
      return await work;
    } finally {
      underWay -= 1;
      startSmall();
    }
  }

  const paint: Painter['paint'] = (scene, pictures, options) => {
    if (!options?.width || options.width >= SCENE_SIZE.width) lastInFull = [scene, pictures];
    return follow(full.paint(scene, pictures, options));
  };

  return {
    paint,
    measure: (scene, pictures) => follow(full.measure(scene, pictures)),
    async preview(scene, pictures, width) {
      // What is begun at once waits for nothing.
      if (smallIs !== 'ready' && underWay === 0) return paint(scene, pictures, { width });
      try {
        return await small.paint(scene, pictures, { width });
      } catch {
        smallIs = 'off';
        return paint(scene, pictures, { width });
      }
    },
    setOwnFont(font) {
      full.setOwnFont(font);
      small.setOwnFont(font);
    },
    dispose() {
      full.dispose();
      small.dispose();
      smallIs = 'off';
    },
  };
}
