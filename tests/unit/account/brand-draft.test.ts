import { describe, expect, it } from 'vitest';
import {
  type BrandDraft,
  type DraftFont,
  draftOf,
  findProblems,
  newColour,
  readColour,
  toRequest,
} from '../../../components/account/brand/brand-draft.ts';
import { messageSchemas } from '../../../utils/messaging/protocol.ts';
import { DEFAULT_BRAND_FONT } from '../../../utils/scene/brand-kit.ts';
import { aBrandKit, aLogo, OWN_FONT } from '../../support/brand.ts';

const LICENSED_AT = '2026-11-24T10:00:00.000Z';
const aDraft = (changes: Partial<BrandDraft> = {}): BrandDraft => ({
  ...draftOf({ kit: aBrandKit(), logo: null, font: null }),
  ...changes,
});
const anOwnFont = (changes: Partial<DraftFont> = {}): DraftFont => ({
  family: 'Maker Sans',
  file: 'AAEAAA==',
  licensedAt: LICENSED_AT,
  isNew: true,
  ...changes,
});

describe('a colour as people write it', () => {
  it.each([
    ['#ffc94d', '#ffc94d'],
    [' #FFC94D ', '#ffc94d'],
    ['ffc94d', '#ffc94d'],
    ['#fc4', '#ffcc44'],
    ['', null],
    ['red', null],
    ['#ffc9', null],
    ['#ffc94dd', null],
    ['##ffc94d', null],
  ])('%s is kept as %s', (text, colour) => {
    expect(readColour(text)).toBe(colour);
  });
});

describe('a draft', () => {
  it('of no kit is empty and may be saved', () => {
    const draft = draftOf({ kit: null, logo: null, font: null });
    expect(findProblems(draft)).toEqual({});
    expect(toRequest(draft)).toEqual({
      kit: { colours: [], font: DEFAULT_BRAND_FONT, logo: null, usedByDefault: true },
    });
  });

  it('of a kit that is kept says the same kit and sends no file again', () => {
    const kit = aBrandKit({ font: OWN_FONT, logo: aLogo({ place: 'bottom-left' }), usedByDefault: false });
    expect(toRequest(draftOf({ kit, logo: 'iVBORw0=', font: 'AAEAAA==' }))).toEqual({ kit });
  });

  it('sends files that are new, in a form that the background takes', () => {
    const logo = { ...aLogo(), png: 'iVBORw0=', isNew: true };
    const request = toRequest(aDraft({ font: 'own', ownFont: anOwnFont(), logo }));
    expect(request).toMatchObject({ logo: 'iVBORw0=', font: 'AAEAAA==' });
    expect(messageSchemas['brand.save'].parse(request)).toEqual(request);
  });

  it('sends no font file where a bundled one was chosen in the end', () => {
    const request = toRequest(aDraft({ ownFont: anOwnFont() }));
    expect(request).toEqual({ kit: aBrandKit() });
  });

  it('names what stands in the way of saving', () => {
    const [good, wrong] = [newColour('#abc'), newColour('blue')];
    expect(findProblems(aDraft({ colours: [good, wrong] }))).toEqual({ colours: [wrong.key] });
    expect(findProblems(aDraft({ font: 'own' }))).toEqual({ font: 'missing' });
    expect(findProblems(aDraft({ font: 'own', ownFont: anOwnFont({ licensedAt: null }) }))).toEqual({
      font: 'not-licensed',
    });
    expect(findProblems(aDraft({ ownFont: anOwnFont({ licensedAt: null }) }))).toEqual({});
  });
});
