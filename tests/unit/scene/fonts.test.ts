import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseFonts, FONT_FILES, isRightToLeft, lacksSpaces } from '../../../utils/scene/fonts.ts';
import { FONT_IDS } from '../../../utils/scene/schema.ts';
import { HEADLINES } from './builders.ts';

describe('fonts', () => {
  it('are all there', () => {
    const missing = FONT_FILES.filter(({ file }) => !existsSync(path.join('node_modules/@fontsource', file)));
    expect(missing).toEqual([]);
  });

  it('cover every letter of every script, whichever font is chosen', () => {
    for (const font of FONT_IDS) {
      for (const { text, locale } of HEADLINES) {
        const { files } = chooseFonts(font, text, locale);
        const bare = [...text].filter((letter) => !files.some(({ covers }) => covers.test(letter)));
        expect({ font, text, bare }).toEqual({ font, text, bare: [] });
      }
    }
  });

  it('loads only what the words need', () => {
    expect(chooseFonts('roboto', 'Hello', 'en').files.map(({ file }) => file)).toEqual([
      'roboto-condensed/files/roboto-condensed-latin-800-normal.woff2',
    ]);
  });

  it('sets Han in Japanese shapes for Japanese and in Chinese ones else', () => {
    expect(chooseFonts('roboto', '宇宙', 'ja').families).toContain('Klikk Japanese');
    expect(chooseFonts('roboto', '宇宙', 'zh-CN').families).toContain('Klikk Chinese');
  });

  it('knows which way a text runs, and where words stand without spaces', () => {
    expect(isRightToLeft('7 أيام')).toBe(true);
    expect(isRightToLeft('7 days')).toBe(false);
    expect(lacksSpaces('宇宙飛行士')).toBe(true);
    expect(lacksSpaces('30일 동안')).toBe(false);
  });
});
