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
    still: scene.background.kind === 'still' ? scene.background.pictureId : null,
    locale: scene.headline?.locale ?? 'en',
    reason: '',
  };
}

/** The side on which the one person stands; null where there is nobody, or more than one. */
export function sideOf({ subjects }: Scene): Side | null {
  const [subject, ...others] = subjects;
  if (!subject || others.length > 0) return null;
  return subject.head.x + subject.head.width / 2 < SCENE_SIZE.width / 2 ? 'left' : 'right';
}
