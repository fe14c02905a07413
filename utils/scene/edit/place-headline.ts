import { MARGIN } from '../safe-area.ts';
import { SCENE_SIZE, type Scene } from '../schema.ts';
import { moveLayer } from './layers.ts';

export type HeadlinePlace = 'left' | 'centre' | 'right' | 'top' | 'bottom';

/** The duration's height, with room above. */
const DURATION_HEIGHT = 112;

/** The headline's box at that edge, or in the middle across; null where there are no words. */
export function placeHeadline(scene: Scene, to: HeadlinePlace): Scene | null {
  if (!scene.headline) return null;
  const { box } = scene.headline;
  const { width, height } = SCENE_SIZE;
  const moved = (x: number, y: number) => moveLayer(scene, { kind: 'headline' }, { x: x - box.x, y: y - box.y });
  switch (to) {
    case 'left':
      return aligned(moved(MARGIN, box.y), 'left');
    case 'right':
      return aligned(moved(width - MARGIN - box.width, box.y), 'right');
    case 'centre':
      return aligned(moved((width - box.width) / 2, box.y), 'center');
    case 'top':
      return moved(box.x, MARGIN);
    case 'bottom':
      return moved(box.x, height - DURATION_HEIGHT - box.height);
  }
}

function aligned(scene: Scene, align: 'left' | 'center' | 'right'): Scene {
  return { ...scene, headline: scene.headline && { ...scene.headline, align } };
}
