import type { Concept } from '../concept.ts';
import type { Side } from '../place-subject.ts';
import { SCENE_SIZE, type Scene } from '../schema.ts';

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
  return { still: null, plate: { id, showsPerson: origin === 'model-with-person' } };
}

/** The side on which the one person stands; null where there is nobody, or more than one. */
export function sideOf({ subjects }: Scene): Side | null {
  const [subject, ...others] = subjects;
  if (!subject || others.length > 0) return null;
  return subject.head.x + subject.head.width / 2 < SCENE_SIZE.width / 2 ? 'left' : 'right';
}
