import { composeScene } from '../compose.ts';
import { LAYOUTS, type LayoutId } from '../layouts.ts';
import { placeSubject } from '../place-subject.ts';
import { SCENE_SIZE, type Scene, type SubjectLayer } from '../schema.ts';
import type { Subject } from '../subject.ts';
import { conceptOf } from './concept-of.ts';
import { mapSubject } from './layers.ts';
import { isSame, merge } from './merge.ts';

/** As many as the schema lets a picture have. */
export const PEOPLE_MAX = 3;

/** Where people come to stand in a picture whose own arrangement has none. */
const LAYOUT_WITH_PERSON: LayoutId = 'side-panel';

/** A cut-out reaches so far beyond the picture's lower edge. */
const BLEED = 24;

/**
 * Puts another photo in a person's place. Where the layout has put the person there, it puts the other one there, and all else
 * follows; whom the creator has moved or sized by hand gives place and size of the head to the other, as far as the other
 * cut-out allows: a body that ends in the picture must still reach its floor.
 * @param subjects the people on it, in the scene's order; null where a photo is gone, so that nothing can be arranged anew
 */
export function replacePerson(
  scene: Scene,
  index: number,
  replacement: Subject,
  subjects: readonly Subject[] | null,
): Scene {
  const layer = scene.subjects[index];
  if (!layer) return scene;
  const behind = withBlurOf(scene, layer, replacement);
  const inPlace = mapSubject(behind, index, () => inPlaceOf(layer, replacement));
  if (!subjects) return inPlace;
  const concept = conceptOf(scene);
  const base = composeScene(concept, subjects);
  if (!isSame(layer, base.subjects[index])) return inPlace;
  return merge(base, behind, composeScene(concept, subjects.with(index, replacement)));
}

/** Where the photo stands blurred behind the person too, the other one does so after it. */
function withBlurOf(scene: Scene, { photoId }: SubjectLayer, replacement: Subject): Scene {
  const { background } = scene;
  if (background.kind !== 'blurred' || background.photoId !== photoId) return scene;
  return { ...scene, background: { ...background, photoId: replacement.photoId } };
}

function inPlaceOf(layer: SubjectLayer, replacement: Subject): SubjectLayer {
  const { head, box } = layer;
  const middle = head.x + head.width / 2;
  const placement = placeSubject(replacement, {
    headHeight: head.height,
    headX: middle,
    headTop: head.y,
    side: middle < SCENE_SIZE.width / 2 ? 'left' : 'right',
    floor: Math.min(SCENE_SIZE.height, box.y + box.height - BLEED),
  });
  return { ...layer, photoId: replacement.photoId, ...placement };
}

/**
 * Adds a person, behind those who are there. A layout that has a place for one more arranges itself anew; any other takes them
 * beside the others. A picture whose arrangement is for nobody gets another arrangement.
 * @param subjects the people on it, in the scene's order
 * @returns null where there are as many as there may be
 */
export function addPerson(scene: Scene, added: Subject, subjects: readonly Subject[]): Scene | null {
  if (scene.subjects.length >= PEOPLE_MAX) return null;
  const concept = conceptOf(scene);
  const base = composeScene(concept, subjects);
  const layout = LAYOUTS[concept.layout].subject === 'never' ? LAYOUT_WITH_PERSON : concept.layout;
  const arranged = composeScene({ ...concept, layout }, [...subjects, added]);
  const hasRoom = arranged.subjects.length > scene.subjects.length;
  if (hasRoom && isSame(scene.subjects, base.subjects)) return merge(base, scene, arranged);
  return { ...scene, subjects: [beside(scene, added), ...scene.subjects] };
}

/** Heads of people who join others are so much smaller: they stand behind. */
const BEHIND = 0.86;

function beside({ subjects }: Scene, added: Subject): SubjectLayer {
  const [model] = subjects;
  const headHeight = (model?.head.height ?? 300) * BEHIND;
  const taken = subjects.map(({ head }) => head.x + head.width / 2);
  // Of nine places, the one with the most room around it.
  const room = (x: number) =>
    Math.min(...taken.map((other) => Math.abs(other - x)), Math.min(x, SCENE_SIZE.width - x) * 1.4);
  const places = Array.from({ length: 9 }, (_, index) => 128 * (index + 1));
  const headX = places.toSorted((one, other) => room(other) - room(one))[0] ?? SCENE_SIZE.width / 2;
  const side = headX < SCENE_SIZE.width / 2 ? 'left' : 'right';
  const headTop = (model?.head.y ?? 90) + headHeight * (1 - BEHIND);
  const placement = placeSubject(added, { headHeight, headX, headTop, side });
  const plain = { outline: null, shadow: null, glow: null, ground: null, clip: null };
  return { ...plain, ...model, rotation: 0, clip: null, photoId: added.photoId, ...placement };
}
