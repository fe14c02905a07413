import { describe, expect, it } from 'vitest';
import { composeScene } from '../../../../utils/scene/compose.ts';
import { conceptOf } from '../../../../utils/scene/edit/concept-of.ts';
import { merge } from '../../../../utils/scene/edit/merge.ts';
import { otherSide, reviseScene, wordsOf } from '../../../../utils/scene/edit/revise-scene.ts';
import { LAYOUT_IDS, LAYOUTS } from '../../../../utils/scene/layouts.ts';
import { PALETTES } from '../../../../utils/scene/palettes.ts';
import type { Scene } from '../../../../utils/scene/schema.ts';
import { aConcept, PEOPLE, subjectOf } from '../builders.ts';

const half = PEOPLE['half body'];
if (!half) throw new Error('There is no half body.');
const subjects = [subjectOf(half)];
const scene = composeScene(aConcept(), subjects);

describe('bringing two changes together', () => {
  it('keeps mine, takes theirs, part by part', () => {
    const base = { a: 1, b: { c: 2, d: 3 }, e: [1, 2] };
    expect(merge(base, { ...base, a: 9 }, { ...base, b: { c: 2, d: 8 } })).toEqual({
      a: 9,
      b: { c: 2, d: 8 },
      e: [1, 2],
    });
    expect(merge(base, { ...base, e: [1, 7] }, { ...base, e: [5, 2] }).e).toEqual([5, 7]);
  });

  it('keeps mine where both changed the same part, and a list that has grown', () => {
    expect(merge({ a: 1 }, { a: 2 }, { a: 3 })).toEqual({ a: 2 });
    expect(merge([1], [1, 2], [9])).toEqual([1, 2]);
  });
});

describe('the decisions behind a scene', () => {
  it('make that scene again, whatever the layout', () => {
    for (const layout of LAYOUT_IDS) {
      const people = LAYOUTS[layout].subject === 'two' ? [...subjects, ...subjects] : subjects;
      const made = composeScene(aConcept({ layout, badge: '30 days', seed: 5 }), people);
      expect(composeScene(conceptOf(made), people)).toEqual(made);
    }
  });
});

describe('revising a scene', () => {
  it('changes the colours and leaves words and places', () => {
    const revised = reviseScene(scene, { palette: 'forest' }, subjects);
    expect(revised.headline?.emphasisFill).toBe(PALETTES.forest.emphasis);
    expect(revised.headline?.box).toEqual(scene.headline?.box);
    expect(revised.subjects[0]?.box).toEqual(scene.subjects[0]?.box);
  });

  it('keeps what was moved and coloured by hand', () => {
    const box = { x: 10, y: 20, width: 500, height: 300 };
    const moved: Scene = { ...scene, headline: scene.headline && { ...scene.headline, box, fill: '#123456' } };
    const revised = reviseScene(moved, { palette: 'ember', headline: 'Other words' }, subjects);
    expect(revised.headline).toMatchObject({ box, fill: '#123456', text: 'Other words' });
    expect(revised.palette).toBe('ember');
  });

  it('stresses only what is still among the words', () => {
    expect(reviseScene(scene, { headline: 'Nothing of that' }, subjects).headline?.emphasis).toEqual([]);
    expect(reviseScene(scene, { headline: 'An astronaut' }, subjects).headline?.emphasis).toEqual(['astronaut']);
  });

  it('takes the words away, and brings them back', () => {
    const wordless = reviseScene(scene, { headline: '  ' }, subjects);
    expect(wordless.headline).toBeNull();
    expect(reviseScene(wordless, { headline: 'Back' }, subjects).headline?.text).toBe('Back');
  });

  it('moves the person to the other side, and back to where they were', () => {
    const there = reviseScene(scene, otherSide(scene) ?? {}, subjects);
    expect(conceptOf(there).side).not.toBe(conceptOf(scene).side);
    expect(reviseScene(there, otherSide(there) ?? {}, subjects)).toEqual(scene);
  });

  it('turns a person whom the border cuts to their mirror image on the other side', () => {
    const cut = PEOPLE['cut at the right'];
    if (!cut) throw new Error('There is nobody cut at the right.');
    const people = [subjectOf(cut)];
    const made = composeScene(aConcept(), people);
    const there = reviseScene(made, otherSide(made) ?? {}, people);
    expect(made.subjects[0]?.flipped).toBe(false);
    expect(there.subjects[0]?.flipped).toBe(true);
    expect(conceptOf(there).side).toBe('left');
  });

  it('names the words that can be stressed, each once', () => {
    expect(wordsOf({ ...scene, headline: scene.headline && { ...scene.headline, text: 'No, no and No!' } })).toEqual([
      'No',
      'no',
      'and',
    ]);
  });
});
