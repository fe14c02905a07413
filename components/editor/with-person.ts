import { recastScene } from '../../utils/scene/edit/recast-scene.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { Subject } from '../../utils/scene/subject.ts';

/** The scene with somebody in the place of its first person, mostly the same creator at another moment; or with them alone. */
export function withPerson(scene: Scene, people: readonly Subject[], person: Subject): Scene {
  return recastScene(scene, people, [person, ...people.slice(1)]);
}
