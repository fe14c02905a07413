import type { Check } from '../../utils/scene/checks/check-scene.ts';
import type { EditKind } from '../../utils/scene/edit/history.ts';
import type { PaintOptions } from '../../utils/scene/paint-protocol.ts';
import type { Scene } from '../../utils/scene/schema.ts';

/** Makes a version; `goesOn` where it goes on with the last of its kind, so that the two are one. */
export type EditScene = (scene: Scene, kind: EditKind, goesOn?: boolean) => void;

/** What the editor needs from around it. */
export interface EditorServices {
  paint(scene: Scene, options: Partial<PaintOptions>): Promise<Blob>;
  check(scene: Scene): Promise<Check[]>;
}
