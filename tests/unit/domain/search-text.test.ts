import { describe, expect, it } from 'vitest';
import { foldText, matchesSearch } from '../../../utils/domain/search-text.ts';

const finds = (title: string, query: string) => matchesSearch(foldText(title), query);

describe('a search', () => {
  it.each([
    ['Ma Première Année à Paris', 'premiere annee'],
    ['Größer als gedacht', 'GROSSER'],
    ['Straße im Regen', 'strasse'],
    ['İstanbul', 'istanbul'],
    ['ＦＵＬＬ width', 'full'],
    ['日本でキャンプしました', 'キャンプ'],
    ['مُحَمَّد في الصحراء', 'محمد'],
    ['मैंने पहाड़ चढ़ा', 'पहाड'],
    ['Seven Days in the Desert', 'desert seven'],
    ['Anything', ''],
  ])('finds %s by %s', (title, query) => {
    expect(finds(title, query)).toBe(true);
  });

  it.each([
    ['Seven Days', 'seven weeks'],
    ['कि', 'का'],
  ])('does not find %s by %s', (title, query) => {
    expect(finds(title, query)).toBe(false);
  });
});
