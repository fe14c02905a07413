import { describe, expect, it } from 'vitest';
import { photoIdSchema } from '../../../../utils/domain/ids.ts';
import { composeScene } from '../../../../utils/scene/compose.ts';
import { fitCutouts, fitHistory, renewHistory } from '../../../../utils/scene/edit/fit-cutouts.ts';
import { addVersion, sceneNow, startHistory } from '../../../../utils/scene/edit/history.ts';
import { flipSubject, mapSubject } from '../../../../utils/scene/edit/layers.ts';
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

const STAMP = { id: '5f0c7a51-0d7c-4a53-9d5a-2a1d5c3f1b22', at: 1 };

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

  it('is done in every version of a history, which is itself where all fit', () => {
    const history = addVersion(startHistory(scene), flipSubject(scene, 0), 'flipped', STAMP);
    expect(fitHistory(history, before)).toBe(history);
    for (const version of fitHistory(history, after).versions) {
      expect(version.scene).toEqual(fitCutouts(version.scene, after));
      expect(version.scene.subjects[0]?.box.width).not.toBe(scene.subjects[0]?.box.width);
    }
  });

  it('gives the scenes of a mended photo another identity, so that they are painted anew, and no others', () => {
    const history = startHistory(scene);
    const [layer] = scene.subjects;
    if (!layer) throw new Error('Nobody is there.');
    expect(sceneNow(renewHistory(history, layer.photoId))).not.toBe(scene);
    expect(sceneNow(renewHistory(history, layer.photoId))).toEqual(scene);
    expect(renewHistory(history, other.photoId)).toBe(history);
  });
});
