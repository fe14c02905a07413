import { composeScene } from '../compose.ts';
import { LAYOUTS, type LayoutId } from '../layouts.ts';
import type { Scene } from '../schema.ts';
import type { Subject } from '../subject.ts';
import { conceptOf } from './concept-of.ts';
import { fitCutouts } from './fit-cutouts.ts';
import { merge } from './merge.ts';

/** Where a layout has no place for a person, this one has, and room for as many words. */
const WITH_PERSON: LayoutId = 'headline-stack';

/**
 * The scene with other people on it, or with the same people of whom other cut-outs are there now. Everything is placed anew
 * to suit them; what the creator has moved or coloured by hand stays as they have it.
 * @param before the people on it, in the scene's order
 * @param after who is to be on it
 */
export function recastScene(scene: Scene, before: readonly Subject[], after: readonly Subject[]): Scene {
  const concept = conceptOf(scene);
  const hasPlace = after.length === 0 || LAYOUTS[scene.layout].subject !== 'never';
  const layout = hasPlace ? scene.layout : WITH_PERSON;
  const base = composeScene(concept, before);
  const theirs = composeScene({ ...concept, layout }, after);
  return fitCutouts(merge(base, scene, theirs), after);
}
