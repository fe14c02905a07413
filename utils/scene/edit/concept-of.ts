import type { Concept } from '../concept.ts';
import { headsOf } from '../heads.ts';
import type { Side } from '../place-subject.ts';
import { type Box, SCENE_SIZE, type Scene } from '../schema.ts';

/** What of a scene was decided rather than worked out. */
export function conceptOf(scene: Scene): Concept {
  const badge = scene.accents.find((accent) => accent.kind === 'badge');
  const emoji = scene.accents.find((accent) => accent.kind === 'emoji');
  return {
    layout: scene.layout,
    palette: scene.palette,
    seed: scene.seed,
    side: sideOf(scene),
    headline: scene.headline?.text ?? null,
    emphasis: scene.headline?.emphasis ?? [],
    badge: badge?.text ?? null,
    emoji: emoji?.glyph ?? null,
    ...backgroundOf(scene),
    locale: scene.headline?.locale ?? 'en',
    reason: '',
  };
}

function backgroundOf({ background }: Scene): Pick<Concept, 'still' | 'plate'> {
  if (background.kind !== 'still') return { still: null, plate: null };
  const { pictureId: id, origin } = background;
  if (origin === 'camera') return { still: id, plate: null };
  const paintedSide = background.head && sideWith(background.head);
  return {
    still: null,
    plate: { id, showsPerson: origin === 'model-with-person', ...(paintedSide && { paintedSide }) },
  };
}

/** The side on which the one person stands, cut out or painted; null where there is nobody, or more than one. */
export function sideOf(scene: Scene): Side | null {
  const [head, ...others] = headsOf(scene);
  return head && others.length === 0 ? sideWith(head) : null;
}

const sideWith = ({ x, width }: Box): Side => (x + width / 2 < SCENE_SIZE.width / 2 ? 'left' : 'right');
