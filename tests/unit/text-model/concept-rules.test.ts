import { describe, expect, it } from 'vitest';
import { directConcepts } from '../../../supabase/functions/_shared/art-director/direct-concepts.ts';
import { possibleLayouts } from '../../../supabase/functions/_shared/art-director/possible-layouts.ts';
import { type ModelRequest, readBrief } from '../../../supabase/functions/_shared/text-model/brief.ts';
import {
  conceptAnswerSchema,
  type DecidedConcept,
} from '../../../supabase/functions/_shared/text-model/concept-answer.ts';
import { brokenRule, type ConceptRule } from '../../../supabase/functions/_shared/text-model/concept-rules.ts';
import { pictureIdSchema } from '../../../utils/domain/ids.ts';
import type { Still } from '../../../utils/scene/still.ts';
import type { Subject } from '../../../utils/scene/subject.ts';
import { PEOPLE, subjectOf } from '../scene/builders.ts';
import { aModelRequest, goodConcepts } from './builders.ts';

const person = (name: string): Subject => {
  const analysis = PEOPLE[name];
  if (!analysis) throw new Error(`There is no ${name}.`);
  return subjectOf(analysis);
};

const A_STILL: Still = {
  id: pictureIdSchema.parse('6b6c6f67-0000-4000-8000-000000000001'),
  colours: [{ hex: '#336699', share: 1 }],
};

interface Case {
  request?: Partial<ModelRequest>;
  subjects?: readonly Subject[];
  /** What of the concepts is otherwise than in a good answer. */
  first?: Partial<DecidedConcept>;
  second?: Partial<DecidedConcept>;
  third?: Partial<DecidedConcept>;
  /** What all three are like. */
  all?: Partial<DecidedConcept>;
}

function judge({
  request = {},
  subjects = [],
  first = {},
  second = {},
  third = {},
  all = {},
}: Case): ConceptRule | null {
  const [one, two, three] = goodConcepts();
  const concepts = [
    { ...one, ...all, ...first },
    { ...two, ...all, ...second },
    { ...three, ...all, ...third },
  ];
  return brokenRule(concepts, readBrief(aModelRequest(request), subjects));
}

describe('an answer that keeps to the rules', () => {
  it('breaks none', () => {
    expect(judge({})).toBeNull();
    const brief = readBrief(aModelRequest(), []);
    expect(conceptAnswerSchema(brief).safeParse({ concepts: goodConcepts() }).success).toBe(true);
  });

  it('may write the words in another case, in another order, and without some', () => {
    expect(judge({ first: { headline: '30 DAYS: ASTRONAUT', emphasis: [] } })).toBe('headline-foreign');
    expect(judge({ first: { headline: '30 DAYS ASTRONAUT', emphasis: ['ASTRONAUT'] } })).toBeNull();
  });

  it('may take words from the prompt', () => {
    expect(
      judge({ request: { prompt: 'about my zero gravity day' }, first: { headline: 'Zero gravity', emphasis: [] } }),
    ).toBeNull();
    expect(judge({ first: { headline: 'Zero gravity', emphasis: [] } })).toBe('headline-foreign');
  });

  it('may be made around the still that was chosen, and show the thing that it is about', () => {
    expect(judge({ request: { still: A_STILL }, third: { layout: 'still-frame' }, first: { emoji: '🚀' } })).toBeNull();
  });

  it.each([
    ['de', 'Ich habe 30 Tage wie ein Astronaut trainiert', '30 Tage', 'Die Zahl macht neugierig auf das Video.'],
    ['ja', '宇宙飛行士のように30日間トレーニングしてみた', '30日間トレーニング', '数字で目を止めます。'],
    ['ar', 'تدربت مثل رائد فضاء لمدة 30 يوماً', 'رائد فضاء', 'الرقم هو ما يوقف النظر.'],
    ['hi', 'मैंने 30 दिन अंतरिक्ष यात्री की तरह अभ्यास किया', '30 दिन', 'संख्या पर नज़र रुकती है।'],
  ])('may be in %s', (locale, title, headline, reason) => {
    expect(
      judge({ request: { title, locale }, all: { headline, emphasis: [], badge: null, emoji: null, reason } }),
    ).toBeNull();
  });
});

describe('an answer that breaks a rule is known by it', () => {
  const cut = person('cut at the left');
  const cases: [ConceptRule, string, Case][] = [
    ['layouts-alike', 'one layout twice', { second: { layout: 'headline-stack' } }],
    ['palettes-alike', 'one palette twice', { second: { palette: 'cobalt' } }],
    ['ideas-alike', 'one idea twice', { second: { layout: 'poster' } }],
    ['layout', 'a layout around a person, with nobody there', { first: { layout: 'hero-rays' } }],
    ['layout', 'a layout for two, with one there', { subjects: [person('half body')], first: { layout: 'duo' } }],
    ['still', 'a layout around a still, with none there', { third: { layout: 'still-frame' } }],
    ['still', 'a still that was chosen and is not shown', { request: { still: A_STILL } }],
    ['side', 'a person whose cut edge would show', { subjects: [cut], first: { side: 'right' } }],
    ['side', 'no side', { first: { side: null } }],
    ['headline-missing', 'no words where there are some', { first: { headline: null, emphasis: [] } }],
    [
      'headline-missing',
      'only signs',
      { request: { title: 'Why?! 30 days' }, first: { headline: '?!', emphasis: [] } },
    ],
    [
      'headline-too-long',
      'more than five words',
      { first: { headline: 'I trained like an astronaut for', emphasis: [] } },
    ],
    ['headline-too-long', 'two lines', { first: { headline: '30\ndays', emphasis: [] } }],
    ['headline-foreign', 'a word that is not there', { first: { headline: 'Astronaut secrets', emphasis: [] } }],
    ['headline-foreign', 'a word misspelled', { first: { headline: 'Astronat for 30 days', emphasis: [] } }],
    ['headline-foreign', 'another figure', { first: { headline: '300 days', emphasis: [] } }],
    ['headline-foreign', 'a sign that promises', { first: { headline: '$30', emphasis: [] } }],
    [
      'headline-not-as-given',
      'given words changed',
      { request: { headline: 'Never again' }, first: { headline: 'Never' } },
    ],
    [
      'headline-unwanted',
      'words where none are wanted',
      {
        request: { prompt: 'no text' },
        first: { layout: 'medallion' },
        second: { layout: 'framed-card' },
        all: { badge: null },
      },
    ],
    ['emphasis', 'something that is not in the headline', { first: { emphasis: ['30 weeks'] } }],
    ['emphasis', 'half a word', { first: { emphasis: ['Astro'] } }],
    ['emphasis', 'all of it', { first: { emphasis: ['Astronaut for 30 days'] } }],
    ['emphasis', 'three parts', { first: { emphasis: ['Astronaut', '30', 'days'] } }],
    ['badge', 'a badge where none is wanted', { request: { prompt: 'no badge please' } }],
    ['badge', 'a badge of words that are not there', { second: { badge: 'New' } }],
    ['badge', 'a badge that says the headline again', { second: { badge: 'trained' } }],
    ['badge', 'a badge too long', { second: { badge: 'an astronaut for' } }],
    ['seasoning', 'two badges', { first: { headline: 'Astronaut', emphasis: [], badge: '30' } }],
    [
      'seasoning',
      'two stickers beside a person',
      {
        request: { title: 'I trained like an astronaut for 30 days 🚀' },
        subjects: [person('half body')],
        all: { badge: null, emoji: '🚀' },
      },
    ],
    ['emoji', 'a word', { first: { emoji: 'rocket' } }],
    ['emoji', 'two', { first: { emoji: '🚀🌍' } }],
    ['emoji', 'a sign of writing', { first: { emoji: '™' } }],
    ['emoji', 'a face', { first: { emoji: '😱' } }],
    ['emoji', 'a sticker where none is wanted', { request: { prompt: 'no stickers' }, second: { badge: null } }],
    [
      'emoji',
      'a sticker beside a person that they have not written',
      { subjects: [person('half body')], second: { badge: null } },
    ],
    ['still', 'nothing made around the still that was chosen', { request: { still: A_STILL } }],
    ['reason', 'no reason', { first: { reason: '' } }],
    [
      'reason',
      'a reason in another language',
      { first: { reason: 'Die Zahl ist das, was den Blick auf das Video hält.' } },
    ],
    ['reason', 'a reason that leads elsewhere', { first: { reason: 'See https://example.com for more.' } }],
    ['reason', 'a reason as long as an essay', { first: { reason: 'So '.repeat(60).trim() } }],
  ];
  it.each(cases)('%s: %s', (rule, _what, wrong) => {
    expect(judge(wrong)).toBe(rule);
  });

  it('count: two of three', () => {
    const brief = readBrief(aModelRequest(), []);
    expect(brokenRule(goodConcepts().slice(0, 2), brief)).toBe('count');
    expect(conceptAnswerSchema(brief).safeParse({ concepts: goodConcepts().slice(0, 2) }).success).toBe(false);
  });
});

describe('what the rules direct', () => {
  it('keeps to what a model is held to, for whomever and whatever', () => {
    const titles = ['I trained like an astronaut for 30 days', 'Why I quit', '30日間トレーニングしてみた', ''];
    const prompts = ['', 'no text', 'no badge', 'dark and moody', 'with the text "Never again"'];
    for (const subjects of [
      [],
      [person('half body')],
      [person('cut at the left')],
      [person('half body'), person('head shot')],
    ]) {
      for (const title of titles) {
        for (const prompt of prompts) {
          if (!title && !prompt) continue;
          for (let seed = 0; seed < 2; seed += 1) {
            const request = aModelRequest({ title, prompt, seed });
            const brief = readBrief(request, subjects);
            const concepts = directConcepts(request, subjects);
            for (const { layout, side, headline } of concepts) {
              expect(brief.layouts).toContain(layout);
              expect(brief.sides).toContain(side);
              if (brief.words !== 'maybe') expect(headline !== null).toBe(brief.words === 'always');
              if (brief.given) expect(headline).toBe(brief.given);
            }
          }
        }
      }
    }
  });

  it('never lacks a layout', () => {
    for (const people of [0, 1, 2, 3]) {
      for (const hasPlate of [false, true]) {
        const layouts = possibleLayouts({ people, hasStill: false, hasPlate, hasText: false });
        expect(layouts.length).toBeGreaterThanOrEqual(3);
      }
    }
  });
});
