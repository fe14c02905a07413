import { describe, expect, it } from 'vitest';
import { type PhotoId, photoIdSchema } from '../../../../utils/domain/ids.ts';
import { composeScene } from '../../../../utils/scene/compose.ts';
import { fitCutouts } from '../../../../utils/scene/edit/fit-cutouts.ts';
import { flipSubject, mapSubject, moveLayer, scaleLayer } from '../../../../utils/scene/edit/layers.ts';
import { recastScene } from '../../../../utils/scene/edit/recast-scene.ts';
import { reviseScene } from '../../../../utils/scene/edit/revise-scene.ts';
import { LAYOUT_IDS, LAYOUTS } from '../../../../utils/scene/layouts.ts';
import { type Scene, sceneSchema } from '../../../../utils/scene/schema.ts';
import type { Subject, SubjectAnalysis } from '../../../../utils/scene/subject.ts';
import { aConcept, PEOPLE, subjectOf } from '../builders.ts';

const half = PEOPLE['half body'];
const full = PEOPLE['full body'];
if (!half || !full) throw new Error('These people are missing.');

/** The same person, once something above the head and at the left was added to the cut-out. */
const mended: SubjectAnalysis = {
  ...half,
  width: 600,
  height: 550,
  head: { x: 0.417, y: 0.1, width: 0.25, height: 0.291 },
};
const before = [subjectOf(half)];
const after = [subjectOf(mended)];
const other: Subject = { photoId: photoIdSchema.parse('0d7c2d3e-0d7c-4a53-9d5a-2a1d5c3f1b22'), analysis: full };
const WITH_PEOPLE = LAYOUT_IDS.filter((id) => LAYOUTS[id].subject !== 'never' && LAYOUTS[id].subject !== 'two');

/** Width by height, in the scene and as the photo has it. */
function shapes(scene: Scene, analysis: SubjectAnalysis): [number, number] {
  const { box } = scene.subjects[0] ?? { box: { width: 0, height: 1 } };
  return [box.width / box.height, analysis.width / analysis.height];
}

describe('a scene whose person was mended', () => {
  it.each(WITH_PEOPLE)('is as if made with the new cut-out: %s', (layout) => {
    const scene = composeScene(aConcept({ layout }), before);
    expect(recastScene(scene, before, after)).toEqual(composeScene(aConcept({ layout }), after));
  });

  it('can still be arranged anew', () => {
    const recast = recastScene(composeScene(aConcept({ layout: 'hero-rays' }), before), before, after);
    const revised = reviseScene(recast, { layout: 'cinematic-side' }, after);
    expect(revised.subjects).toEqual(composeScene(aConcept({ layout: 'cinematic-side' }), after).subjects);
  });

  it('keeps the place that the person was given by hand, and stretches nobody', () => {
    const person = { kind: 'subject', index: 0 } as const;
    const scene = scaleLayer(moveLayer(composeScene(aConcept(), before), person, { x: -90, y: 40 }), person, 1.3);
    const recast = recastScene(scene, before, after);
    const [had, has] = [scene.subjects[0]?.head, recast.subjects[0]?.head];
    expect(has?.height).toBeCloseTo(had?.height ?? 0, 0);
    expect((has?.x ?? 0) + (has?.width ?? 0) / 2).toBeCloseTo((had?.x ?? 0) + (had?.width ?? 0) / 2, 0);
    const [shown, real] = shapes(recast, mended);
    expect(shown).toBeCloseTo(real, 5);
  });

  it('keeps its words as they were written', () => {
    const scene = composeScene(aConcept(), before);
    const written = scene.headline && {
      ...scene,
      headline: { ...scene.headline, text: 'Other words', fill: '#00ff00' },
    };
    if (!written) throw new Error('It has no words.');
    expect(recastScene(written, before, after).headline).toMatchObject({ text: 'Other words', fill: '#00ff00' });
  });
});

describe('a scene that gets another person', () => {
  it.each(LAYOUT_IDS.filter((id) => LAYOUTS[id].subject !== 'two'))('shows them, whatever its layout: %s', (layout) => {
    for (const people of [[], before]) {
      const recast = recastScene(composeScene(aConcept({ layout }), people), people, [other]);
      expect(recast.subjects.map(({ photoId }): PhotoId => photoId)).toEqual([other.photoId]);
      expect(sceneSchema.safeParse(recast).success).toBe(true);
    }
  });
});

describe('fitting cut-outs', () => {
  const scene = composeScene(aConcept(), before);

  it('leaves a scene alone in which all fit, and one whose photos are not known', () => {
    expect(fitCutouts(scene, before)).toBe(scene);
    expect(fitCutouts(scene, [other])).toBe(scene);
    expect(fitCutouts(scene, [])).toBe(scene);
  });

  it.each([false, true])('puts a cut-out of another shape where its head was; mirrored: %s', (isMirrored) => {
    const shown = isMirrored ? flipSubject(scene, 0) : scene;
    const layer = fitCutouts(shown, after).subjects[0];
    const had = shown.subjects[0];
    if (!layer || !had) throw new Error('Nobody is there.');
    expect(layer.box.width / layer.box.height).toBeCloseTo(600 / 550, 5);
    expect([layer.head.y, layer.head.height]).toEqual([had.head.y, had.head.height]);
    const left = isMirrored ? 1 - mended.head.x - mended.head.width : mended.head.x;
    expect(layer.head.x).toBeCloseTo(layer.box.x + left * layer.box.width, 3);
    expect(layer.head.y).toBeCloseTo(layer.box.y + mended.head.y * layer.box.height, 3);
  });

  it('is done once', () => {
    const fitted = fitCutouts(scene, after);
    expect(fitted).not.toBe(scene);
    expect(fitCutouts(fitted, after)).toBe(fitted);
  });

  it('keeps how somebody was turned', () => {
    const turned = mapSubject(scene, 0, (subject) => ({ ...subject, rotation: 12 }));
    expect(fitCutouts(turned, after).subjects[0]?.rotation).toBe(12);
  });
});
