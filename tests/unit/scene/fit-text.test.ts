import { describe, expect, it } from 'vitest';
import { fitHeadline, type Measure } from '../../../utils/scene/fit-text.ts';
import { aHeadline, HEADLINES } from './builders.ts';

/** Letters of one width, as on a typewriter: 50 px wide at 100 px, with capitals of 70 px. */
const typewriter: Measure = (text) => ({ width: 50 * [...text].length, ascent: 70, descent: 0 });

const linesOf = (changes: Parameters<typeof aHeadline>[0]) => fitHeadline(aHeadline(changes), typewriter).lines;
const textsOf = (changes: Parameters<typeof aHeadline>[0]) => linesOf(changes).map(({ text }) => text);

describe('fitting a headline', () => {
  it('keeps every word, in order', () => {
    for (const { text, emphasis, locale } of HEADLINES) {
      const joined = textsOf({ text, emphasis, locale, casing: 'as-is' }).join(' ');
      expect(joined.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    }
  });

  it('stays inside its box, however long the words are', () => {
    for (const { text, emphasis, locale } of HEADLINES) {
      for (const width of [300, 640, 1168]) {
        const box = { x: 56, y: 64, width, height: 240 };
        for (const { ink } of linesOf({ text, emphasis, locale, box })) {
          expect(ink.x).toBeGreaterThanOrEqual(box.x - 0.01);
          expect(ink.x + ink.width).toBeLessThanOrEqual(box.x + box.width + 0.01);
          expect(ink.y).toBeGreaterThanOrEqual(box.y - 0.01);
          expect(ink.y + ink.height).toBeLessThanOrEqual(box.y + box.height + 0.01);
        }
      }
    }
  });

  it('never lets two lines touch', () => {
    for (const { text, emphasis, locale } of HEADLINES) {
      const lines = linesOf({ text, emphasis, locale });
      for (const [index, line] of lines.entries()) {
        const above = lines[index - 1];
        if (above) expect(line.ink.y).toBeGreaterThan(above.ink.y + above.ink.height);
      }
    }
  });

  it('stresses words in both lines where they are broken over two', () => {
    const box = { x: 0, y: 0, width: 150, height: 600 };
    const lines = linesOf({ text: 'Astronaut for 30 days', emphasis: ['30 days'], box });
    const stressed = lines.flatMap(({ runs }) => runs.filter((run) => run.stressed).map(({ text }) => text));
    expect(lines.length).toBeGreaterThan(1);
    expect(stressed.join(' ')).toBe('30 DAYS');
    expect(lines.filter(({ runs }) => runs.some((run) => run.stressed)).length).toBe(2);
  });

  it('gives the stressed words a line of their own and makes it the largest', () => {
    const lines = linesOf({ text: 'I trained like an astronaut', emphasis: ['astronaut'] });
    const stressed = lines.find(({ runs }) => runs.some((run) => run.stressed));
    expect(stressed?.text).toBe('ASTRONAUT');
    expect(stressed?.size).toBe(Math.max(...lines.map(({ size }) => size)));
  });

  it('stresses words inside a line where they cannot stand alone', () => {
    const [line] = linesOf({ text: 'I am NASA now', emphasis: ['NASA'], maxLines: 1 });
    expect(line?.runs).toEqual([
      { text: 'I AM ', stressed: false },
      { text: 'NASA', stressed: true },
      { text: ' NOW', stressed: false },
    ]);
  });

  it('does not cut joined letters: an Arabic line is stressed as a whole', () => {
    const [line] = linesOf({ text: 'كيف أصبحت رائد', emphasis: ['أصبحت'], maxLines: 1, locale: 'ar' });
    expect(line?.runs).toHaveLength(1);
    expect(line?.runs[0]?.stressed).toBe(true);
  });

  it('keeps a figure and its sign on one line', () => {
    const texts = textsOf({
      text: 'Trabajo por 1.000 € al mes',
      emphasis: [],
      locale: 'es',
      box: { x: 0, y: 0, width: 300, height: 600 },
    });
    expect(texts.some((text) => /1\.000\s€/.test(text))).toBe(true);
  });

  it('sets capitals by the rules of the language', () => {
    expect(textsOf({ text: 'istanbul', emphasis: [], locale: 'tr' })).toEqual(['İSTANBUL']);
    expect(textsOf({ text: 'straße', emphasis: [], locale: 'de' })).toEqual(['STRASSE']);
  });

  it('breaks Japanese between words, and begins no line with a closing mark', () => {
    const texts = textsOf({ text: '宇宙飛行士になった、30日間。', emphasis: [], locale: 'ja', maxLines: 3 });
    expect(texts.join('')).toBe('宇宙飛行士になった、30日間。');
    for (const text of texts) expect(text).not.toMatch(/^[、。]/);
  });

  it('refuses a headline without words', () => {
    expect(() => linesOf({ text: '   ', emphasis: [] })).toThrow(RangeError);
  });
});
