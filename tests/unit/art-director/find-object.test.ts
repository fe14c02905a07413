import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { findObject } from '../../../supabase/functions/_shared/art-director/find-object.ts';
import { OBJECT_NAMES } from '../../../supabase/functions/_shared/art-director/object-names.ts';

describe('the thing that a title is about', () => {
  it.each([
    ['en', 'Why Planes Don’t Fly Over the Pacific', '✈', 'a plural'],
    ['en', '3 Ingredient Chocolate Cake', '🍰', 'in English the last noun is the thing'],
    ['fr', 'Gâteau au chocolat facile', '🍰', 'in French the first is'],
    ['fr', 'Le vrai prix d’un smartphone', '📱', 'behind an elided article, and before what any title may name'],
    ['es', 'Mi primer maratón', '🏃', ''],
    ['de', 'Schokoladenkuchen vom Blech', '🍰', 'the end of a compound'],
    ['pt', 'As 7 praias mais bonitas do Nordeste', '🏝', ''],
    ['ja', '宇宙飛行士と同じ訓練をした結果', '🚀', 'within a text without spaces'],
    ['ja', '電車で日本縦断', '🚆', 'the longer name where one holds another: 電車 is no 車'],
    ['ar', 'سر الخبز المنزلي', '🍞', 'behind an article'],
    ['hi', 'पुरानी कार कभी मत खरीदना', '🚗', ''],
    ['en', 'Is Remote Work Dead?', '💼', ''],
  ])('%s: %s is about %s %s', (language, title, glyph) => {
    expect(findObject(title, language)).toEqual({ glyph, isOwn: false });
  });

  it('is the emoji that the creator wrote, before any word', () => {
    expect(findObject('Ranking Every Pizza in Tokyo 🍜', 'en')).toEqual({ glyph: '🍜', isOwn: true });
    expect(findObject('Die 5 besten Wanderwege 🏔️', 'de')?.glyph).toBe('🏔');
  });

  it('is a question mark where only that is plain', () => {
    expect(findObject('¿Cuánto cuesta vivir en Madrid?', 'es')?.glyph).toBe('❓');
  });

  it('is nothing where no word names one, and letters are no pictures', () => {
    expect(findObject('You Will Never Walk Again', 'en')).toBeNull();
    expect(findObject('Klikk™ © 2026', 'en')).toBeNull();
    expect(findObject('Autobahn ohne Ende', 'de')).toBeNull();
    expect(findObject('Card Tricks Nobody Knows', 'en')?.glyph).not.toBe('🚗');
    expect(findObject('anything', 'tlh')).toBeNull();
  });
});

describe('every thing that has a name', () => {
  it('is named once in each language, and no name means two things', () => {
    for (const language of ['en', 'fr', 'es', 'de', 'pt', 'ja', 'ar', 'hi'] as const) {
      for (const [glyph, names] of Object.entries(OBJECT_NAMES)) {
        expect({ glyph, language, names: names[language] }).toEqual({
          glyph,
          language,
          names: expect.stringMatching(/\S/),
        });
      }
    }
  });

  it('has a glyph in the typeface that signs are drawn with', () => {
    const file = 'node_modules/@fontsource/noto-emoji/files/noto-emoji-emoji-700-normal.woff2';
    expect(GlobalFonts.registerFromPath(file, 'Signs')).toBeTruthy();
    const missing = drawn('\u{10fffd}');
    for (const glyph of [...Object.keys(OBJECT_NAMES), '❓']) {
      expect({ glyph, isDrawn: drawn(glyph) !== missing }).toEqual({ glyph, isDrawn: true });
    }
  });
});

function drawn(glyph: string): string {
  const canvas = createCanvas(80, 80);
  const context = canvas.getContext('2d');
  context.font = '700 60px Signs';
  context.fillText(glyph, 5, 60);
  return Buffer.from(context.getImageData(0, 0, 80, 80).data).toString('base64');
}
