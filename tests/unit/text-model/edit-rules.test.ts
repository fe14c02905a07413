import { describe, expect, it } from 'vitest';
import { type ReviseRequest, reviseRequestSchema } from '../../../supabase/functions/_shared/contract.ts';
import { brokenEditRule, type EditRule } from '../../../supabase/functions/_shared/text-model/edit-rules.ts';
import type { SceneEdit } from '../../../utils/scene/edit/scene-edit.ts';
import type { SceneSummary } from '../../../utils/scene/edit/scene-summary.ts';

const aWish = (words: string, scene: Partial<SceneSummary> = {}): ReviseRequest =>
  reviseRequestSchema.parse({
    words,
    locale: 'en',
    scene: {
      layout: 'hero-rays',
      palette: 'cobalt',
      people: 1,
      side: 'right',
      headline: { text: '30 days as an astronaut', emphasis: ['30 days'], font: 'roboto', casing: 'upper' },
      hasBadge: true,
      hasLogo: false,
      ...scene,
    },
  });

describe('changes that keep to the rules', () => {
  it.each<[string, SceneEdit[]]>([
    [
      'calmer please',
      [
        { kind: 'palette', palette: 'graphite' },
        { kind: 'casing', casing: 'as-is' },
      ],
    ],
    ['just say 30 days', [{ kind: 'words', text: '30 days' }]],
    [
      'write Never Again instead',
      [
        { kind: 'words', text: 'Never again' },
        { kind: 'emphasis', parts: ['Never'] },
      ],
    ],
    ['nothing to be done', []],
    [
      'smaller everything',
      [
        { kind: 'scale', part: 'headline', factor: 0.8 },
        { kind: 'scale', part: 'person', factor: 0.8 },
      ],
    ],
  ])('%s', (words, edits) => {
    expect(brokenEditRule(edits, aWish(words))).toBeNull();
  });
});

describe('changes that break a rule are known by it', () => {
  it.each<[EditRule, string, SceneEdit[], Partial<SceneSummary>]>([
    [
      'twice',
      'two palettes',
      [
        { kind: 'palette', palette: 'ink' },
        { kind: 'palette', palette: 'sky' },
      ],
      {},
    ],
    [
      'twice',
      'left and right',
      [
        { kind: 'place', to: 'left' },
        { kind: 'place', to: 'right' },
      ],
      {},
    ],
    ['words-foreign', 'a word that nobody has said', [{ kind: 'words', text: 'Astronaut secrets' }], {}],
    ['words-too-long', 'words without an end', [{ kind: 'words', text: 'astronaut '.repeat(9).trim() }], {}],
    ['words-too-long', 'no words', [{ kind: 'words', text: ' ' }], {}],
    ['emphasis', 'half a word', [{ kind: 'emphasis', parts: ['astro'] }], {}],
    [
      'emphasis',
      'words that have just gone',
      [
        { kind: 'words', text: 'an astronaut' },
        { kind: 'emphasis', parts: ['30'] },
      ],
      {},
    ],
    ['layout', 'two people where there is one', [{ kind: 'layout', layout: 'duo' }], {}],
    ['layout', 'big words where there are none', [{ kind: 'layout', layout: 'headline-stack' }], { headline: null }],
    ['missing-part', 'a logo that there is not', [{ kind: 'remove', part: 'logo' }], {}],
    ['missing-part', 'a badge that there is not', [{ kind: 'scale', part: 'badge', factor: 2 }], { hasBadge: false }],
    ['missing-part', 'words that there are not', [{ kind: 'font', font: 'sofia' }], { headline: null }],
    ['missing-part', 'a person who is not there', [{ kind: 'flip' }], { people: 0, side: null }],
    ['missing-part', 'one of two to a side', [{ kind: 'side', side: 'left' }], { people: 2, side: null }],
  ])('%s: %s', (rule, _what, edits, scene) => {
    expect(brokenEditRule(edits, aWish('make it better', scene))).toBe(rule);
  });
});
