import { describe, expect, it } from 'vitest';
import { directConcepts } from '../../../supabase/functions/_shared/art-director/direct-concepts.ts';
import { conceptSchema } from '../../../utils/scene/concept.ts';
import { LAYOUTS } from '../../../utils/scene/layouts.ts';
import { stillSchema } from '../../../utils/scene/still.ts';
import { STYLE_IDS } from '../../../utils/scene/styles.ts';
import { PEOPLE, subjectOf } from '../scene/builders.ts';
import * as examples from './titles.ts';

const titles = Object.values(examples)
  .flat(3)
  .filter(
    (one): one is { title: string; locale: string } =>
      typeof one === 'object' && one !== null && 'title' in one && 'locale' in one,
  );
const subject = subjectOf(PEOPLE['half body'] ?? raise());

const direct = (changes: Partial<Parameters<typeof directConcepts>[0]>, subjects = [subject]) =>
  directConcepts({ title: '', style: 'auto', locale: 'en', count: 3, seed: 7, ...changes }, subjects);

/** Letters and digits alone, so that words are compared and not how they are written. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLocaleLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

describe('the embedded art director', () => {
  it('has titles to go by, in the eight languages', () => {
    expect(titles.length).toBeGreaterThan(60);
    expect(new Set(titles.map(({ locale }) => locale.slice(0, 2))).size).toBeGreaterThanOrEqual(8);
  });

  it('makes three concepts of every title, with and without a person, that never share layout or palette', () => {
    for (const { title, locale } of titles) {
      for (const subjects of [[subject], []]) {
        const concepts = direct({ title, locale }, subjects);
        expect(concepts).toHaveLength(3);
        for (const concept of concepts) expect(() => conceptSchema.parse(concept)).not.toThrow();
        expect(new Set(concepts.map(({ layout }) => layout)).size).toBe(3);
        expect(new Set(concepts.map(({ palette }) => palette)).size).toBe(3);
      }
    }
  });

  it('never writes a word that is not in the title', () => {
    for (const { title, locale } of titles) {
      for (const { headline } of direct({ title, locale })) {
        const source = bare(title);
        const strange = bare(headline ?? '')
          .split(' ')
          .filter((word) => !source.includes(word));
        expect({ title, headline, strange }).toEqual({ title, headline, strange: [] });
      }
    }
  });

  it('stresses words that stand in the headline', () => {
    for (const { title, locale } of titles) {
      for (const { headline, emphasis } of direct({ title, locale })) {
        if (emphasis !== null) expect(headline).toContain(emphasis);
      }
    }
  });

  it('keeps headlines short: five words at the most where words have spaces', () => {
    for (const { title, locale } of titles.filter((one) => !/^(ja|zh|th)/.test(one.locale))) {
      for (const { headline } of direct({ title, locale })) {
        expect({ headline, words: (headline ?? '').split(/\s+/).length <= 6 }).toEqual({ headline, words: true });
      }
    }
  });

  it('uses a layout that needs a person only where there is one', () => {
    for (const style of STYLE_IDS) {
      for (const { layout } of direct({ title: '7 days in the desert', style }, [])) {
        expect(LAYOUTS[layout].subject).not.toBe('always');
      }
    }
  });

  it('makes exactly one picture around a still, in colours that go with it, and none where there is no still', () => {
    const still = stillSchema.parse({ id: crypto.randomUUID(), colours: [{ hex: '#2d6a4f', share: 1 }] });
    for (const subjects of [[subject], []]) {
      const concepts = direct({ title: 'A night in the forest', still }, subjects);
      const shown = concepts.filter((concept) => concept.still !== null);
      expect(shown.map(({ layout, still: id }) => [layout, id])).toEqual([['still-frame', still.id]]);
      expect(shown[0]?.palette).toMatchObject({ origin: 'still' });
      expect(direct({ title: 'A night in the forest' }, subjects).filter(({ still: id }) => id !== null)).toEqual([]);
    }
  });

  it('takes colours from what the person wears for one picture at most', () => {
    const origins = titles
      .slice(0, 20)
      .map(
        ({ title, locale }) => direct({ title, locale }).filter(({ palette }) => typeof palette !== 'string').length,
      );
    expect(Math.max(...origins)).toBe(1);
  });

  it('shows what the video is about where there is no person, and no more than the title does where there is', () => {
    const signs = direct({ title: 'Restoring a 90 Year Old Axe' }, []).filter(({ emoji }) => emoji !== null);
    expect(signs.map(({ emoji }) => emoji)).toContain('🪓');
    expect(direct({ title: 'Restoring a 90 Year Old Axe' }).every(({ emoji }) => emoji === null)).toBe(true);
    expect(direct({ title: 'Ramen in Tokyo 🍜' }).filter(({ emoji }) => emoji === '🍜')).toHaveLength(1);
  });

  it('decides the same for the same seed, and not always the same', () => {
    const title = 'I trained like an astronaut for 30 days';
    expect(direct({ title })).toEqual(direct({ title }));
    const layouts = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
      direct({ title, seed })
        .map(({ layout }) => layout)
        .join(),
    );
    expect(new Set(layouts).size).toBeGreaterThan(1);
  });

  it('uses a headline that the creator wrote as it is', () => {
    for (const { headline } of direct({ title: 'My video', headline: 'Never again!' }))
      expect(headline).toBe('Never again!');
  });

  it('leaves the words away where the prompt says so', () => {
    for (const { headline } of direct({ title: 'A quiet day', prompt: 'no text' })) expect(headline).toBeNull();
  });

  it('makes something of a file name too', () => {
    for (const title of ['IMG_2034.mp4', 'my_final_video_v2.mov']) expect(direct({ title })).toHaveLength(3);
  });

  it.each([
    ['en', 'I trained like an astronaut for 30 days'],
    ['de', 'Warum ich meinen Job gekündigt habe'],
    ['es', 'Por qué dejé mi trabajo por 1.000 € al mes'],
    ['ja', '宇宙飛行士になった30日間の記録'],
    ['ar', 'كيف أصبحت رائد فضاء في 30 يومًا'],
    ['hi', 'मैंने ₹10,000 में घर बनाया'],
  ])('gives its reason in the language of the request: %s', (locale, title) => {
    const reasons = direct({ title, locale }).map(({ reason }) => reason);
    for (const reason of reasons) expect(reason.length).toBeGreaterThan(5);
    const english = direct({ title, locale: 'en' }).map(({ reason }) => reason);
    if (locale === 'en') expect(reasons).toEqual(english);
    else expect(reasons.join()).not.toMatch(/\bthe\b/);
  });
});

function raise(): never {
  throw new Error('There is no such person.');
}
