import { describe, expect, it } from 'vitest';
import { composeScene } from '../../../../utils/scene/compose.ts';
import { applyEdits } from '../../../../utils/scene/edit/apply-edits.ts';
import { conceptOf } from '../../../../utils/scene/edit/concept-of.ts';
import { type SceneEdit, sceneEditSchema } from '../../../../utils/scene/edit/scene-edit.ts';
import { sceneSummarySchema, summariseScene } from '../../../../utils/scene/edit/scene-summary.ts';
import { LAYOUT_IDS, LAYOUTS } from '../../../../utils/scene/layouts.ts';
import { type Scene, sceneSchema } from '../../../../utils/scene/schema.ts';
import { aConcept, PEOPLE, subjectOf } from '../builders.ts';

const half = PEOPLE['half body'];
if (!half) throw new Error('There is no half body.');
const subjects = [subjectOf(half)];
const scene = composeScene(aConcept({ layout: 'banner-strip', badge: '30 days' }), subjects);

const apply = (edits: SceneEdit[], from: Scene = scene) => applyEdits(from, edits, subjects, 'en');

function must(changed: Scene | null): Scene {
  if (!changed) throw new Error('Nothing was changed.');
  return sceneSchema.parse(changed);
}

/** One of each kind. */
const EDITS: SceneEdit[] = [
  { kind: 'palette', palette: 'forest' },
  { kind: 'layout', layout: 'poster' },
  { kind: 'side', side: conceptOf(scene).side === 'left' ? 'right' : 'left' },
  { kind: 'words', text: 'Other words' },
  { kind: 'emphasis', parts: [] },
  { kind: 'font', font: 'sofia' },
  { kind: 'casing', casing: 'as-is' },
  { kind: 'letters', of: 'all', colour: '#123456' },
  { kind: 'scale', part: 'headline', factor: 1.2 },
  { kind: 'place', to: 'top' },
  { kind: 'turn', part: 'headline', degrees: 5 },
  { kind: 'flip' },
  { kind: 'remove', part: 'badge' },
];

describe('a change by its name', () => {
  it('there is one for every kind', () => {
    const kinds = sceneEditSchema.options.map((option) => option.shape.kind.value);
    expect(EDITS.map(({ kind }) => kind).sort()).toEqual([...kinds].sort());
  });

  it.each(EDITS.map((edit) => [edit.kind, edit] as const))(
    '%s changes the scene, and it stays a scene',
    (_kind, edit) => {
      expect(must(apply([edit]))).not.toEqual(scene);
    },
  );

  it('does what it says and keeps the rest', () => {
    const { headline } = must(apply([{ kind: 'letters', of: 'stressed', colour: '#abcdef' }]));
    expect(headline).toEqual({ ...scene.headline, emphasisFill: '#abcdef' });
    expect(must(apply([{ kind: 'scale', part: 'person', factor: 0.5 }])).subjects[0]?.box.width).toBeCloseTo(
      (scene.subjects[0]?.box.width ?? 0) / 2,
    );
    expect(must(apply([{ kind: 'remove', part: 'person' }])).subjects).toEqual([]);
    expect(must(apply([{ kind: 'remove', part: 'headline' }])).headline).toBeNull();
    expect(must(apply([{ kind: 'place', to: 'right' }])).headline?.align).toBe('right');
  });

  it('comes after another in order', () => {
    const changed = must(
      apply([
        { kind: 'words', text: 'Other words' },
        { kind: 'emphasis', parts: ['Other'] },
        { kind: 'palette', palette: 'ember' },
      ]),
    );
    expect(changed.headline).toMatchObject({ text: 'Other words', emphasis: ['Other'] });
    expect(changed.palette).toBe('ember');
  });

  it('writes words where there were none, in the creator’s language', () => {
    const wordless = must(apply([{ kind: 'remove', part: 'headline' }]));
    const written = must(applyEdits(wordless, [{ kind: 'words', text: 'Wieder da' }], subjects, 'de'));
    expect(written.headline).toMatchObject({ text: 'Wieder da', locale: 'de' });
  });
});

describe('changes that cannot be made', () => {
  const bare = must(
    apply([
      { kind: 'remove', part: 'person' },
      { kind: 'remove', part: 'badge' },
      { kind: 'remove', part: 'headline' },
    ]),
  );

  it.each<[string, SceneEdit]>([
    ['a size for what is not there', { kind: 'scale', part: 'logo', factor: 2 }],
    ['a person to mirror', { kind: 'flip' }],
    ['a person to move', { kind: 'side', side: 'left' }],
    ['a badge to remove', { kind: 'remove', part: 'badge' }],
    ['words to place', { kind: 'place', to: 'left' }],
    ['words to write otherwise', { kind: 'casing', casing: 'upper' }],
    ['a layout around a person', { kind: 'layout', layout: 'close-up' }],
    ['a layout around a still', { kind: 'layout', layout: 'still-frame' }],
    ['something to stress', { kind: 'emphasis', parts: ['gone'] }],
  ])('%s', (_what, edit) => {
    expect(apply([edit], bare)).toBeNull();
  });

  it('leave all as it is, the possible ones with them', () => {
    expect(
      apply([
        { kind: 'palette', palette: 'forest' },
        { kind: 'remove', part: 'logo' },
      ]),
    ).toBeNull();
  });

  it('are those that need the people, where a photo is gone', () => {
    expect(applyEdits(scene, [{ kind: 'palette', palette: 'forest' }], null, 'en')).toBeNull();
    expect(applyEdits(scene, [{ kind: 'casing', casing: 'as-is' }], null, 'en')).not.toBeNull();
  });

  it('and none, or one that changes nothing, come to nothing', () => {
    expect(apply([])).toBeNull();
    expect(apply([{ kind: 'casing', casing: scene.headline?.casing ?? 'upper' }])).toBeNull();
  });
});

describe('a summary', () => {
  it('says of every layout what one must know, and names no photo', () => {
    for (const layout of LAYOUT_IDS) {
      const people = LAYOUTS[layout].subject === 'two' ? [...subjects, ...subjects] : subjects;
      const summary = summariseScene(composeScene(aConcept({ layout }), people));
      expect(sceneSummarySchema.parse(summary)).toEqual(summary);
      expect(JSON.stringify(summary)).not.toContain(subjects[0]?.photoId);
    }
    expect(summariseScene(scene)).toMatchObject({ layout: 'banner-strip', people: 1, hasBadge: true, hasLogo: false });
  });
});
