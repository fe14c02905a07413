import { describe, expect, it } from 'vitest';
import { composeScene } from '../../../../utils/scene/compose.ts';
import {
  boxOf,
  type LayerRef,
  layerAt,
  rotationOf,
  setWidth,
  turnLayer,
  widthOf,
} from '../../../../utils/scene/edit/layers.ts';
import { type Accent, type Scene, sceneSchema } from '../../../../utils/scene/schema.ts';
import { aConcept, PEOPLE, subjectOf } from '../builders.ts';

const half = PEOPLE['half body'];
if (!half) throw new Error('There is no half body.');
const badge: Accent = {
  kind: 'badge',
  text: 'NEW',
  centre: { x: 300, y: 300 },
  size: 50,
  rotation: 0,
  fill: '#ff0000',
  textFill: '#ffffff',
  font: 'roboto',
};
const scene: Scene = { ...composeScene(aConcept(), [subjectOf(half)]), accents: [badge] };
const LAYERS: LayerRef[] = [{ kind: 'headline' }, { kind: 'subject', index: 0 }, { kind: 'accent', index: 0 }];

describe('a layer', () => {
  it.each(LAYERS)('of kind $kind has the width that is asked for, around its middle', (layer) => {
    const before = boxOf(scene, layer);
    const wider = setWidth(scene, layer, 42);
    const after = boxOf(wider, layer);
    expect(widthOf(wider, layer)).toBeCloseTo(42);
    if (!before || !after) throw new Error('It has no box.');
    expect(after.x + after.width / 2).toBeCloseTo(before.x + before.width / 2);
    expect(after.height / after.width).toBeCloseTo(before.height / before.width);
    expect(sceneSchema.safeParse(wider).success).toBe(true);
  });

  it.each(LAYERS)('of kind $kind is turned no further than it may be', (layer) => {
    const { degrees = 0, limit = 0 } = rotationOf(scene, layer) ?? {};
    const turned = turnLayer(scene, layer, limit - degrees);
    expect(Math.abs(rotationOf(turned, layer)?.degrees ?? 0)).toBeCloseTo(limit);
    expect(sceneSchema.safeParse(turnLayer(turned, layer, limit)).success).toBe(true);
  });

  it('that is the background has neither width nor turn', () => {
    expect(widthOf(scene, { kind: 'background' })).toBeNull();
    expect(rotationOf(scene, { kind: 'background' })).toBeNull();
  });
});

describe('what lies at a point', () => {
  it('is the smallest thing there, also inside the box of the words', () => {
    const wide = {
      ...scene,
      headline: scene.headline && { ...scene.headline, box: { x: 0, y: 0, width: 1280, height: 720 } },
    };
    expect(layerAt(wide, badge.centre)).toEqual({ kind: 'accent', index: 0 });
  });

  it('is the background where there is nothing else', () => {
    expect(layerAt({ ...scene, headline: null, accents: [], subjects: [] }, badge.centre)).toEqual({
      kind: 'background',
    });
  });
});
