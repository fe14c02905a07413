import { describe, expect, it } from 'vitest';
import { composeScene } from '../../../utils/scene/compose.ts';
import { conceptOf } from '../../../utils/scene/edit/concept-of.ts';
import { reviseScene } from '../../../utils/scene/edit/revise-scene.ts';
import { LAYOUT_IDS, LAYOUTS } from '../../../utils/scene/layouts.ts';
import { otherPicturesOf } from '../../../utils/scene/pictures-of-scene.ts';
import { sceneSchema } from '../../../utils/scene/schema.ts';
import { aConcept, PEOPLE, PLATE_ID, subjectOf } from './builders.ts';

const person = subjectOf(PEOPLE['half body'] ?? raise());
const plate = { id: PLATE_ID, showsPerson: false };
const withPlace = LAYOUT_IDS.filter((id) => LAYOUTS[id].plate);
const others = LAYOUT_IDS.filter((id) => !LAYOUTS[id].plate);

describe('a plate', () => {
  it.each(withPlace)('fills the picture in %s, behind the person and a shade for the words', (layout) => {
    const plain = composeScene(aConcept({ layout }), [person]);
    const scene = composeScene(aConcept({ layout, plate }), [person]);
    expect(() => sceneSchema.parse(scene)).not.toThrow();
    expect(otherPicturesOf(scene)).toEqual([PLATE_ID]);
    expect([scene.subjects, scene.headline]).toEqual([plain.subjects, plain.headline]);
    expect(scene.backdrop).toEqual([]);
    const shades = scene.foreground.filter((shape) => shape.kind === 'scrim');
    const { box } = scene.headline ?? raise();
    const covers = shades.some(({ from, to }) => from.x === to.x || Math.abs(from.x - box.x) < 1280 / 2);
    expect(covers).toBe(true);
  });

  it.each(others)('leaves %s as it is, which has no place for it', (layout) => {
    expect(composeScene(aConcept({ layout, plate }), [person])).toEqual(composeScene(aConcept({ layout }), [person]));
  });

  it('that shows the person takes their cut-out’s place, and the words stay beside them', () => {
    const plain = composeScene(aConcept(), [person]);
    const scene = composeScene(aConcept({ plate: { ...plate, showsPerson: true } }), [person]);
    expect(scene.subjects).toEqual([]);
    expect(scene.headline?.box).toEqual(plain.headline?.box);
  });

  it('stays when words or colours change, and is gone in a layout without a place for it', () => {
    const scene = composeScene(aConcept({ plate }), [person]);
    expect(conceptOf(scene).plate).toEqual(plate);
    expect(otherPicturesOf(reviseScene(scene, { palette: 'violet' }, [person]))).toEqual([PLATE_ID]);
    expect(otherPicturesOf(reviseScene(scene, { layout: 'framed-card' }, [person]))).toEqual([]);
  });
});

function raise(): never {
  throw new Error('It is not there.');
}
