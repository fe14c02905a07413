import type { PhotoSummary } from '../../utils/messaging/protocol.ts';
import { composeScene } from '../../utils/scene/compose.ts';
import type { Concept } from '../../utils/scene/concept.ts';
import type { PaletteId } from '../../utils/scene/palettes.ts';
import { SCENE_SIZE, type Scene } from '../../utils/scene/schema.ts';
import type { Subject } from '../../utils/scene/subject.ts';

/** One thing to change; the rest stays as it is. */
export type SceneChange =
  /** Empty for a picture without words. `locale` says in which language they are, where the picture had none. */
  | { kind: 'words'; words: string; locale: string }
  /** A part of the words, or null to stress none. */
  | { kind: 'emphasis'; emphasis: string | null }
  | { kind: 'palette'; palette: PaletteId }
  | { kind: 'side' };

/** How many arrangements are looked through for one with the person on the other side. */
const ARRANGEMENTS_MAX = 48;
/** Seeds so far apart give a layout the same font: see the layouts that draw theirs from the seed. */
const SEED_STEP = 3;

/**
 * The scene with that one change, everything placed and coloured anew to suit.
 * @param subject the person on it, as {@link subjectOf} answers
 * @returns the scene as it was where the change cannot be made
 */
export function editScene(scene: Scene, change: SceneChange, subject: Subject | null): Scene {
  const concept = conceptOf(scene);
  switch (change.kind) {
    case 'words':
      return compose({ ...withWords(concept, change.words), locale: scene.headline?.locale ?? change.locale }, subject);
    case 'emphasis':
      return compose({ ...concept, emphasis: change.emphasis }, subject);
    case 'palette':
      return compose({ ...concept, palette: change.palette }, subject);
    case 'side':
      return onOtherSide(scene, subject) ?? scene;
  }
}

/**
 * The same concept with the person on the other side, or null where there is none: nobody on it, or somebody whom the
 * photo's border cuts, so that only one side will do.
 */
export function onOtherSide(scene: Scene, subject: Subject | null): Scene | null {
  const side = sideOf(scene);
  if (!side) return null;
  const concept = conceptOf(scene);
  for (let step = 1; step <= ARRANGEMENTS_MAX; step++) {
    const seed = (concept.seed + step * SEED_STEP) % 2 ** 32;
    const arranged = compose({ ...concept, seed }, subject);
    if (sideOf(arranged) !== side) return arranged;
  }
  return null;
}

/** What of a scene was decided rather than worked out. */
export function conceptOf(scene: Scene): Concept {
  const badge = scene.accents.find((accent) => accent.kind === 'badge');
  return {
    layout: scene.layout,
    palette: scene.palette,
    seed: scene.seed,
    headline: scene.headline?.text ?? null,
    emphasis: scene.headline?.emphasis ?? null,
    badge: badge?.text ?? null,
    locale: scene.headline?.locale ?? 'en',
    reason: '',
  };
}

/**
 * The person on a scene, as the layouts know them; null for a scene without one.
 * @returns undefined where the photo is gone, so that the scene cannot be composed anew
 */
export function subjectOf(scene: Scene, photos: readonly PhotoSummary[]): Subject | null | undefined {
  if (!scene.subject) return null;
  const { photoId } = scene.subject;
  const photo = photos.find(({ id }) => id === photoId);
  return photo && { photoId, analysis: photo.analysis };
}

/** What of the words can be stressed: each word, and whatever is stressed already. */
export function emphasisChoices({ headline }: Scene): string[] {
  if (!headline) return [];
  const segments = new Intl.Segmenter(headline.locale, { granularity: 'word' }).segment(headline.text);
  const words = [...segments].filter((segment) => segment.isWordLike).map(({ segment }) => segment);
  return [...new Set([...(headline.emphasis ? [headline.emphasis] : []), ...words])];
}

function compose(concept: Concept, subject: Subject | null): Scene {
  return composeScene(concept, subject ? [subject] : []);
}

function withWords(concept: Concept, words: string): Concept {
  const headline = words.trim() || null;
  const keepsEmphasis = concept.emphasis !== null && headline?.includes(concept.emphasis);
  return { ...concept, headline, emphasis: keepsEmphasis ? concept.emphasis : null };
}

function sideOf({ subject }: Scene): 'left' | 'right' | null {
  if (!subject) return null;
  return subject.head.x + subject.head.width / 2 < SCENE_SIZE.width / 2 ? 'left' : 'right';
}
