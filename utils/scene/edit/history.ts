import { z } from 'zod';
import { storedSceneSchema } from '../migrate-scene.ts';
import type { Scene } from '../schema.ts';

/** What an edit changed, for the list of versions. */
export const EDIT_KINDS = [
  'made',
  'words',
  'emphasis',
  'letters',
  'palette',
  'layout',
  'side',
  'moved',
  'resized',
  'turned',
  'flipped',
  'person',
  'background',
  'accent',
  'removed',
  'said',
  'fixed',
  'brand',
  'still',
] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

export const versionSchema = z.object({
  scene: storedSceneSchema,
  kind: z.enum(EDIT_KINDS),
  /** Place in the list of the version that it was made from; null for the first. */
  parent: z.int().min(0).nullable(),
});

/** Everything that became of a thumbnail. Nothing is ever taken out: what was undone stays a version of its own. */
export const historySchema = z.object({ versions: z.array(versionSchema).min(1), current: z.int().min(0) });
export type History = z.infer<typeof historySchema>;

export function startHistory(scene: Scene): History {
  return { versions: [{ scene, kind: 'made', parent: null }], current: 0 };
}

export function sceneNow({ versions, current }: History): Scene {
  const version = versions[current] ?? versions[0];
  if (!version) throw new RangeError('A history has a version at least.');
  return version.scene;
}

/**
 * Adds a version after the present one. A step that goes on with the last, such as the next letter of a word or the next
 * pixel of a move, takes its place.
 */
export function addVersion(history: History, scene: Scene, kind: EditKind, goesOn = false): History {
  const { versions, current } = history;
  const present = versions[current];
  const isLast = current === versions.length - 1;
  if (goesOn && isLast && present?.kind === kind) {
    return { versions: [...versions.slice(0, -1), { ...present, scene }], current };
  }
  return { versions: [...versions, { scene, kind, parent: current }], current: versions.length };
}

/** The version before, or null at the first. */
export function undo(history: History): History | null {
  const parent = history.versions[history.current]?.parent ?? null;
  return parent === null ? null : { ...history, current: parent };
}

/** The version that was last made from the present one, or null where there is none. */
export function redo(history: History): History | null {
  const next = history.versions.findLastIndex(({ parent }) => parent === history.current);
  return next < 0 ? null : { ...history, current: next };
}

export function goTo(history: History, version: number): History {
  return version in history.versions ? { ...history, current: version } : history;
}
