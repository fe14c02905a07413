import { describe, expect, it } from 'vitest';
import {
  addVersion,
  type EditKind,
  goTo,
  type History,
  historySchema,
  mergeHistories,
  redo,
  sceneNow,
  startHistory,
  trimHistory,
  undo,
} from '../../../../utils/scene/edit/history.ts';
import type { Scene } from '../../../../utils/scene/schema.ts';
import { aScene } from '../../../support/interface/builders.ts';

const scene = (seed: number): Scene => aScene({ seed });
const made = startHistory(scene(1));

/** Adds versions one after another, each made at the second that it is named by. */
function withVersions(history: History, ...ids: string[]): History {
  return ids.reduce(
    (grown, id) => addVersion(grown, scene(id.charCodeAt(0)), 'letters', { id, at: 1000 * id.charCodeAt(0) }),
    history,
  );
}
const names = ({ versions }: History) => versions.map(({ id }) => id);

describe('a history', () => {
  it('goes back and forth, and keeps what was undone when another way is taken', () => {
    const grown = withVersions(made, 'a', 'b');
    expect(undo(grown)).toBe('a');
    const back = goTo(grown, 'a', 0);
    expect(redo(back)).toBe('b');
    const branched = withVersions(back, 'c');
    expect(names(branched)).toEqual(['made', 'a', 'b', 'c']);
    expect(undo(branched)).toBe('a');
    expect(redo(goTo(branched, 'a', 0))).toBe('c');
    expect(undo(made)).toBeNull();
  });

  it('takes a step that goes on with the present version into that version', () => {
    const step = (history: History, kind: EditKind, goesOn: boolean) =>
      addVersion(history, scene(9), kind, { id: 'z', at: 0 }, goesOn);
    const grown = withVersions(made, 'a');
    expect(names(step(grown, 'letters', true))).toEqual(['made', 'a']);
    expect(sceneNow(step(grown, 'letters', true)).seed).toBe(9);
    expect(names(step(grown, 'moved', true))).toEqual(['made', 'a', 'z']);
    expect(names(step(grown, 'letters', false))).toEqual(['made', 'a', 'z']);
    // Something was made from it: that must not find itself made from something else.
    expect(names(step(goTo(withVersions(grown, 'b'), 'a', 0), 'letters', true))).toEqual(['made', 'a', 'b', 'z']);
  });

  it('orders versions and choices also where the clock stands still or goes back', () => {
    const grown = addVersion(withVersions(made, 'a'), scene(2), 'letters', { id: 'b', at: 0 });
    expect(names(mergeHistories(grown, made))).toEqual(['made', 'a', 'b']);
    expect(goTo(grown, 'a', 0).chosenAt).toBeGreaterThan(grown.chosenAt);
  });

  it('begins in the brand under a name that every document gives it', () => {
    const branded = startHistory(scene(1), scene(2));
    expect(names(mergeHistories(branded, startHistory(scene(1), scene(2))))).toEqual(['made', 'brand']);
    expect(sceneNow(branded).seed).toBe(2);
  });
});

describe('two histories of one thumbnail', () => {
  const here = withVersions(made, 'a', 'c');
  const there = withVersions(withVersions(made, 'a'), 'b', 'd');

  it('lose nothing of either, whichever comes first, however often', () => {
    const both = mergeHistories(here, there);
    expect(names(both)).toEqual(['made', 'a', 'b', 'c', 'd']);
    expect(mergeHistories(there, here)).toEqual(both);
    expect(mergeHistories(both, here)).toEqual(both);
    expect(mergeHistories(mergeHistories(both, there), here)).toEqual(both);
    expect(undo(goTo(both, 'c', 0))).toBe('a');
    expect(undo(goTo(both, 'd', 0))).toBe('b');
  });

  it('show what was chosen last', () => {
    expect(mergeHistories(here, there).current).toBe('d');
    expect(mergeHistories(goTo(here, 'a', 200_000), there).current).toBe('a');
    expect(mergeHistories(there, goTo(here, 'a', 200_000)).current).toBe('a');
  });

  it('take of one version the state with more steps', () => {
    const typed = addVersion(here, scene(77), 'letters', { id: 'x', at: 0 }, true);
    const of = (history: History) => history.versions.find(({ id }) => id === 'c')?.scene.seed;
    expect(of(mergeHistories(here, typed))).toBe(77);
    expect(of(mergeHistories(typed, here))).toBe(77);
  });

  it('are one with a part of them, as they travel', () => {
    const part = { ...there, versions: there.versions.slice(2) };
    expect(mergeHistories(here, part)).toEqual(mergeHistories(here, there));
  });
});

describe('a history that has grown too long', () => {
  const long = withVersions(made, ...'abcdefghij');

  it('keeps the first, the present and the latest versions', () => {
    expect(names(trimHistory(goTo(long, 'b', 0), 5))).toEqual(['made', 'b', 'h', 'i', 'j']);
    expect(trimHistory(long, 11)).toBe(long);
  });

  it('still knows from what each was made, as far as that is kept', () => {
    const trimmed = trimHistory(goTo(long, 'b', 0), 5);
    expect(trimmed.versions.map(({ parent }) => parent)).toEqual([null, 'made', 'b', 'h', 'i']);
    expect(historySchema.parse(trimmed)).toEqual(trimmed);
  });
});
