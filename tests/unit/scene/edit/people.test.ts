import { describe, expect, it } from 'vitest';
import { photoIdSchema } from '../../../../utils/domain/ids.ts';
import { composeScene } from '../../../../utils/scene/compose.ts';
import { moveLayer, scaleLayer } from '../../../../utils/scene/edit/layers.ts';
import { addPerson, PEOPLE_MAX, replacePerson } from '../../../../utils/scene/edit/people.ts';
import { reviseScene } from '../../../../utils/scene/edit/revise-scene.ts';
import { LAYOUT_IDS, LAYOUTS } from '../../../../utils/scene/layouts.ts';
import { SCENE_SIZE, sceneSchema } from '../../../../utils/scene/schema.ts';
import type { Subject } from '../../../../utils/scene/subject.ts';
import { aConcept, PEOPLE } from '../builders.ts';

function someone(kind: string): Subject {
  const analysis = PEOPLE[kind];
  if (!analysis) throw new Error(`There is no ${kind}.`);
  return { photoId: photoIdSchema.parse(crypto.randomUUID()), analysis };
}

const ada = someone('half body');
const ben = someone('full body');
const eve = someone('cut at the left');
const scene = composeScene(aConcept(), [ada]);
const person = { kind: 'subject', index: 0 } as const;

describe('another photo of a person', () => {
  it.each(LAYOUT_IDS.filter((id) => LAYOUTS[id].subject === 'always' || LAYOUTS[id].subject === 'optional'))(
    'stands in %s as if the picture had been made with it, and moves with the layout later',
    (layout) => {
      const concept = aConcept({ layout, side: 'right' });
      const replaced = replacePerson(composeScene(concept, [ada]), 0, ben, [ada]);
      expect(replaced).toEqual(composeScene(concept, [ben]));
      expect(reviseScene(replaced, { layout: 'side-panel' }, [ben])).toEqual(
        composeScene({ ...concept, layout: 'side-panel' }, [ben]),
      );
    },
  );

  it('has its head where the first one was moved to, and as large', () => {
    const moved = scaleLayer(moveLayer(scene, person, { x: -320, y: 30 }), person, 0.9);
    const [before] = moved.subjects;
    const [after] = replacePerson(moved, 0, ben, [ada]).subjects;
    if (!before || !after) throw new Error('There is nobody.');
    expect(after.photoId).toBe(ben.photoId);
    expect(after.head.height).toBeCloseTo(before.head.height);
    expect(after.head.x + after.head.width / 2).toBeCloseTo(before.head.x + before.head.width / 2);
    expect(after.head.y).toBeCloseTo(before.head.y);
    expect(after.box.width / after.box.height).toBeCloseTo(ben.analysis.width / ben.analysis.height);
    expect(after.outline).toEqual(before.outline);
  });

  it('gives up the size where a body would otherwise hang in the air', () => {
    const high = moveLayer(scene, person, { x: -100, y: -10 });
    const short = someone('head shot');
    const [after] = replacePerson(high, 0, short, [ada]).subjects;
    if (!after) throw new Error('There is nobody.');
    expect(after.box.y + after.box.height).toBeGreaterThanOrEqual(SCENE_SIZE.height);
  });

  it('takes the place of one that is gone', () => {
    const replaced = replacePerson(scene, 0, ben, null);
    expect(replaced.subjects[0]?.photoId).toBe(ben.photoId);
    expect(replaced.headline).toEqual(scene.headline);
  });

  it('also takes the place of the first in the blurred background', () => {
    const tint: [string, string, string] = ['#000000', '#111111', '#222222'];
    const blurred = { ...scene, background: { kind: 'blurred', photoId: ada.photoId, tint } } as const;
    expect(replacePerson(blurred, 0, ben, [ada]).background).toMatchObject({ photoId: ben.photoId });
    const other = { ...blurred, background: { ...blurred.background, photoId: eve.photoId } };
    expect(replacePerson(other, 0, ben, [ada]).background).toMatchObject({ photoId: eve.photoId });
  });

  it('leaves the other people as they are', () => {
    const two = composeScene(aConcept({ layout: 'duo' }), [ada, ben]);
    const replaced = replacePerson(two, 1, eve, [ada, ben]);
    expect(replaced.subjects[0]).toEqual(two.subjects[0]);
    expect(replaced.subjects[1]?.photoId).toBe(eve.photoId);
  });
});

describe('a person who is added', () => {
  it.each(LAYOUT_IDS)('stands in %s as the schema wants it, and the words stay', (layout) => {
    const still = photoIdSchema.parse(crypto.randomUUID());
    const nobody = composeScene(aConcept({ layout, still: still as never }), []);
    const added = addPerson(nobody, ada, []);
    expect(added?.subjects).toHaveLength(1);
    expect(added?.headline?.text).toBe(nobody.headline?.text);
    expect(sceneSchema.parse(added)).toEqual(added);
  });

  it('stands as the layout has it where that has a place', () => {
    const concept = aConcept({ layout: 'framed-card' });
    expect(addPerson(composeScene(concept, []), ada, [])?.subjects).toEqual(composeScene(concept, [ada]).subjects);
  });

  it('joins another behind them and beside their head', () => {
    const added = addPerson(scene, ben, [ada]);
    expect(added?.subjects[1]).toEqual(scene.subjects[0]);
    const [joined, first] = added?.subjects ?? [];
    if (!joined || !first) throw new Error('There are not two.');
    expect(joined.photoId).toBe(ben.photoId);
    const middle = ({ head }: typeof joined) => head.x + head.width / 2;
    expect(Math.abs(middle(joined) - middle(first))).toBeGreaterThan(first.head.width);
    expect(sceneSchema.parse(added)).toEqual(added);
  });

  it('is one too many beyond what the schema takes', () => {
    const crowd = [ada, ben, eve].reduce(
      (grown, one, index) => addPerson(grown, one, [eve, ben, ada].slice(3 - index)) ?? grown,
      composeScene(aConcept({ layout: 'poster' }), []),
    );
    expect(crowd.subjects).toHaveLength(PEOPLE_MAX);
    expect(addPerson(crowd, ada, [eve, ben, ada])).toBeNull();
  });
});
