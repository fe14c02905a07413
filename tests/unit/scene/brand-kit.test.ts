import { describe, expect, it } from 'vitest';
import { brandKitSchema } from '../../../utils/scene/brand-kit.ts';
import { aBrandKit, aLogo, OWN_FONT } from '../../support/brand.ts';

const isTaken = (changes: object) => brandKitSchema.safeParse({ ...aBrandKit(), ...changes }).success;

describe('a brand kit', () => {
  it('may be full and may be almost empty', () => {
    const colours = ['#000000', '#ffffff', '#ff0000', '#00ff00', '#0000ff'];
    expect(isTaken({ colours, font: OWN_FONT, logo: aLogo() })).toBe(true);
    expect(isTaken({ colours: [], logo: null })).toBe(true);
  });

  it.each<[string, object]>([
    ['six colours', { colours: Array(6).fill('#000000') }],
    ['a colour by name', { colours: ['red'] }],
    ['a colour in capitals', { colours: ['#FFFFFF'] }],
    ['a colour that ends in more', { colours: ['#ffffff;x'] }],
    ['a typeface that does not come with the extension', { font: { kind: 'bundled', id: 'comic' } }],
    ['a typeface of one’s own without the time of the licence', { font: { kind: 'own', family: 'Maker Sans' } }],
    ['a typeface without a name', { font: { ...OWN_FONT, family: ' ' } }],
    ['a typeface with a long name', { font: { ...OWN_FONT, family: 'x'.repeat(61) } }],
    ['a logo where the duration stands', { logo: { ...aLogo(), place: 'bottom-right' } }],
    ['a logo that is too wide', { logo: aLogo({ width: 1025 }) }],
    ['a logo without a height', { logo: aLogo({ height: 0 }) }],
  ])('has not %s', (_, changes) => {
    expect(isTaken(changes)).toBe(false);
  });
});
