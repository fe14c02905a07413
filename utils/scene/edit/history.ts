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
  'repainted',
] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

/** A name of a version, unlike any other of its thumbnail. The first two have names that every document gives them alike. */
const versionIdSchema = z.string().min(1).max(36);
const FIRST_ID = 'made';
const BRANDED_ID = 'brand';

export const versionSchema = z.object({
  id: versionIdSchema,
  scene: storedSceneSchema,
  kind: z.enum(EDIT_KINDS),
  /** The version that it was made from; null for the first. */
  parent: versionIdSchema.nullable(),
  /** How many times it was gone on with: the next letter of a word, the next pixel of a move. Only the document that began it
   *  goes on with it, so that of two states of one version the one with more steps is the later. */
  steps: z.int().min(0),
  /** Milliseconds since 1970. */
  madeAt: z.number().min(0),
});
export type Version = z.infer<typeof versionSchema>;

/** Everything that became of a thumbnail. Nothing is ever taken out: what was undone stays a version of its own. */
export const historySchema = z.object({
  /** The oldest first. */
  versions: z.array(versionSchema).min(1),
  /** The version that is shown. */
  current: versionIdSchema,
  /** When that was chosen, in milliseconds since 1970: of two documents the one that chose last has its way. */
  chosenAt: z.number().min(0),
});
export type History = z.infer<typeof historySchema>;

/** What a new version is called, and when it is made. */
export interface Stamp {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** @param branded the same in the creator's brand, where new thumbnails begin with that */
export function startHistory(scene: Scene, branded: Scene | null = null): History {
  const first: Version = { id: FIRST_ID, scene, kind: 'made', parent: null, steps: 0, madeAt: 0 };
  if (!branded) return { versions: [first], current: FIRST_ID, chosenAt: 0 };
  const second: Version = { id: BRANDED_ID, scene: branded, kind: 'brand', parent: FIRST_ID, steps: 0, madeAt: 1 };
  return { versions: [first, second], current: BRANDED_ID, chosenAt: 1 };
}

export function versionNow({ versions, current }: History): Version {
  const version = versions.find(({ id }) => id === current) ?? versions[0];
  if (!version) throw new RangeError('A history has a version at least.');
  return version;
}

export const sceneNow = (history: History): Scene => versionNow(history).scene;

/**
 * Adds a version after the present one. A step that goes on with the present one takes its place, where that is of the same kind
 * and nothing has been made from it.
 * @param goesOn only where this document has made the present version
 */
export function addVersion(history: History, scene: Scene, kind: EditKind, stamp: Stamp, goesOn = false): History {
  const { versions } = history;
  const present = versionNow(history);
  const chosenAt = Math.max(stamp.at, history.chosenAt + 1);
  if (goesOn && present.kind === kind && !versions.some(({ parent }) => parent === present.id)) {
    const gone = { ...present, scene, steps: present.steps + 1 };
    return { versions: versions.map((one) => (one === present ? gone : one)), current: present.id, chosenAt };
  }
  const madeAt = Math.max(stamp.at, (versions.at(-1)?.madeAt ?? 0) + 1);
  const added: Version = { id: stamp.id, scene, kind, parent: present.id, steps: 0, madeAt };
  return { versions: [...versions, added], current: added.id, chosenAt };
}

/** The version from which the present one was made, or null at the first. */
export function undo(history: History): string | null {
  return versionNow(history).parent;
}

/** The version that was last made from the present one, or null where there is none. */
export function redo(history: History): string | null {
  const present = versionNow(history);
  return history.versions.findLast(({ parent }) => parent === present.id)?.id ?? null;
}

export function goTo(history: History, version: string, at: number): History {
  if (!history.versions.some(({ id }) => id === version)) return history;
  return { ...history, current: version, chosenAt: Math.max(at, history.chosenAt + 1) };
}

/**
 * Two documents' histories of one thumbnail as one, with every version of both. It may be done again and in any order; only of
 * what has one name, as many steps and yet another look (the brand's, where that has changed meanwhile) the first one's stays.
 */
export function mergeHistories(one: History, other: History): History {
  const versions = new Map(one.versions.map((version) => [version.id, version]));
  for (const version of other.versions) {
    const known = versions.get(version.id);
    if (!known || isLater(version, known)) versions.set(version.id, version);
  }
  const { current, chosenAt } = isChosenLater(other, one) ? other : one;
  return { versions: [...versions.values()].sort(byAge), current, chosenAt };
}

const isLater = (one: Version, other: Version) => one.steps > other.steps;

const isChosenLater = (one: History, other: History) =>
  one.chosenAt === other.chosenAt ? one.current > other.current : one.chosenAt > other.chosenAt;

const byAge = (one: Version, other: Version) => one.madeAt - other.madeAt || (one.id < other.id ? -1 : 1);

/**
 * At most that many versions: the first, the present one and the latest. What was made from one that goes counts from then on as
 * made from the nearest before it that stays.
 */
export function trimHistory(history: History, limit: number): History {
  const { versions, current } = history;
  if (versions.length <= limit) return history;
  const fixed = versions.filter(({ id, parent }) => id === current || parent === null);
  const others = versions.filter((version) => !fixed.includes(version));
  const latest = others.slice(others.length - Math.max(0, limit - fixed.length));
  const kept = new Set([...fixed, ...latest]);
  const byId = new Map(versions.map((version) => [version.id, version]));
  const nearestKept = (id: string): string => {
    const version = byId.get(id);
    if (!version || version.parent === null) return version?.id ?? FIRST_ID;
    return kept.has(version) ? id : nearestKept(version.parent);
  };
  return {
    ...history,
    versions: versions
      .filter((one) => kept.has(one))
      .map((one) => ({ ...one, parent: one.parent && nearestKept(one.parent) })),
  };
}
