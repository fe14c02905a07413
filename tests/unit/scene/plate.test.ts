import { describe, expect, it } from 'vitest';
import { paintInNode } from '../../../scripts/support/node-painter.ts';
import { checkScene } from '../../../utils/scene/checks/check-scene.ts';
import { composeScene } from '../../../utils/scene/compose.ts';
import { conceptOf } from '../../../utils/scene/edit/concept-of.ts';
import { boxOf, moveLayer } from '../../../utils/scene/edit/layers.ts';
import { otherSide, reviseScene } from '../../../utils/scene/edit/revise-scene.ts';
import { headsOf } from '../../../utils/scene/heads.ts';
import { LAYOUT_IDS, LAYOUTS } from '../../../utils/scene/layouts.ts';
import { otherPicturesOf } from '../../../utils/scene/pictures-of-scene.ts';
import { paintedHead } from '../../../utils/scene/plate.ts';
import { overlaps } from '../../../utils/scene/safe-area.ts';
import { type Scene, sceneSchema } from '../../../utils/scene/schema.ts';
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

  it('stays when words or colours change, and is gone in a layout without a place for it', () => {
    const scene = composeScene(aConcept({ plate }), [person]);
    expect(conceptOf(scene).plate).toEqual(plate);
    expect(otherPicturesOf(reviseScene(scene, { palette: 'violet' }, [person]))).toEqual([PLATE_ID]);
    expect(otherPicturesOf(reviseScene(scene, { layout: 'framed-card' }, [person]))).toEqual([]);
  });
});

describe('a plate with the person on it', () => {
  const painted = { ...plate, showsPerson: true };
  const portrait = (changes: Parameters<typeof aConcept>[0] = {}) =>
    composeScene(aConcept({ plate: painted, side: 'right', ...changes }), [person]);

  describe.each(['left', 'right'] as const)('at the %s', (side) => {
    it.each(withPlace)('takes the cut-out’s place in %s, and words and badge keep clear of the head', (layout) => {
      const concept = { layout, side, emoji: '🚀' };
      const scene = portrait(concept);
      const head = paintedHead(side);
      expect(() => sceneSchema.parse(scene)).not.toThrow();
      expect([scene.subjects, headsOf(scene)]).toEqual([[], [head]]);
      expect(overlaps(scene.headline?.box ?? raise(), head)).toBe(false);
      expect(scene.headline?.box.width).toBeGreaterThan(500);
      for (const [index, { kind }] of scene.accents.entries()) {
        const box = boxOf(scene, { kind: 'accent', index }) ?? raise();
        expect([kind, overlaps(box, head)]).toEqual([kind, false]);
      }
      // It is painted as it is told, whoever it is, so that it can be arranged anew when their photo is gone.
      expect(composeScene(aConcept({ plate: painted, ...concept }), [])).toEqual(scene);
    });
  });

  it('is mirrored to stand on the other side, with the words opposite', () => {
    const scene = portrait();
    const mirrored = reviseScene(scene, otherSide(scene) ?? raise(), []);
    expect(mirrored.background).toMatchObject({ flipped: true, head: paintedHead('right') });
    expect(headsOf(mirrored)).toEqual([paintedHead('left')]);
    expect(overlaps(mirrored.headline?.box ?? raise(), paintedHead('left'))).toBe(false);
    expect(reviseScene(mirrored, otherSide(mirrored) ?? raise(), [])).toEqual(scene);
  });

  it('keeps the person where they are when colours change, and says so to the checks when words come over the face', async () => {
    const recoloured = reviseScene(portrait(), { palette: 'violet' }, []);
    expect(recoloured.headline?.box).toEqual(portrait().headline?.box);
    expect(otherPicturesOf(recoloured)).toEqual([PLATE_ID]);
    const faceOf = async (scene: Scene) => {
      const { headline: fitted } = await paintInNode(scene, new Map(), 320);
      return checkScene(scene, { fitted, contrast: null, bytes: null }).find(({ id }) => id === 'face');
    };
    expect(await faceOf(recoloured)).toMatchObject({ level: 'fine', value: 0 });
    expect(await faceOf(moveLayer(recoloured, { kind: 'headline' }, { x: 400, y: 0 }))).toMatchObject({
      level: 'mend',
    });
  });

  it('shows the head where the picture is enlarged to', () => {
    const { background } = portrait();
    if (background.kind !== 'still') raise();
    const [head] = headsOf({ subjects: [], background: { ...background, zoom: 2, focus: { x: 1, y: 0 } } });
    const { x, y, width, height } = paintedHead('right');
    expect(head).toEqual({ x: 2 * x - 1280, y: 2 * y, width: 2 * width, height: 2 * height });
  });
});

function raise(): never {
  throw new Error('It is not there.');
}
