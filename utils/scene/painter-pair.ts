import { createPainter, type Painter, startPaintWorker } from './painter-client.ts';
import type { Scene } from './schema.ts';

export interface PainterPair extends Painter {
  /**
   * Paints a scene small while somebody is moving something in it, whatever {@link Painter.paint} and {@link Painter.measure} are
   * busy with.
   * @param width in pixels
   * @throws as {@link Painter.paint} does
   */
  preview(scene: Scene, pictures: ReadonlyMap<string, Blob>, width: number): Promise<Blob>;
}

/**
 * Two painters, each with a worker of its own: what is moved never waits for a picture in full size. The one for previews is started
 * with the first of them, which takes a while; until it has painted that, the other does its work.
 */
export function createPainterPair(start: () => Worker = startPaintWorker): PainterPair {
  const full = createPainter(start);
  const small = createPainter(start);
  let smallIs: 'off' | 'starting' | 'ready' = 'off';

  return {
    paint: full.paint,
    measure: full.measure,
    preview(scene, pictures, width) {
      if (smallIs === 'ready') return small.paint(scene, pictures, { width });
      if (smallIs === 'off') {
        smallIs = 'starting';
        small.paint(scene, pictures, { width }).then(
          () => {
            smallIs = 'ready';
          },
          () => {
            smallIs = 'off';
          },
        );
      }
      return full.paint(scene, pictures, { width });
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
