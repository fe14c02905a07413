import type { Brand } from '../../../utils/messaging/protocol/brand.ts';
import type { Request } from '../../../utils/messaging/protocol.ts';
import {
  type BrandFont,
  type BrandLogo,
  brandColourSchema,
  DEFAULT_BRAND_FONT,
} from '../../../utils/scene/brand-kit.ts';
import type { FontId } from '../../../utils/scene/schema.ts';

/** A colour as it is being written. */
export interface DraftColour {
  key: string;
  text: string;
}

/** A typeface of one's own, with its file as base64. */
export interface DraftFont {
  family: string;
  file: string;
  /** ISO 8601; null until the licence is ticked. */
  licensedAt: string | null;
  /** Whether the account does not have the file yet. */
  isNew: boolean;
}

/** A logo, with its PNG as base64. */
export interface DraftLogo extends BrandLogo {
  png: string;
  isNew: boolean;
}

/** A brand kit that is being changed. */
export interface BrandDraft {
  colours: readonly DraftColour[];
  font: FontId | 'own';
  /** Kept while a bundled typeface is chosen, so that the choice can be taken back. */
  ownFont: DraftFont | null;
  logo: DraftLogo | null;
  usedByDefault: boolean;
}

/** What stands in the way of saving. */
export interface BrandProblems {
  /** Keys of colours that are none. */
  colours?: readonly string[];
  font?: 'missing' | 'not-licensed';
}

const NEW_COLOUR = '#1453e0';

export const newColour = (text = NEW_COLOUR): DraftColour => ({ key: crypto.randomUUID(), text });

export function draftOf({ kit, logo, font }: Brand): BrandDraft {
  const chosen: BrandFont = kit?.font ?? DEFAULT_BRAND_FONT;
  return {
    colours: kit?.colours.map((colour) => newColour(colour)) ?? [],
    font: chosen.kind === 'own' ? 'own' : chosen.id,
    ownFont: chosen.kind === 'own' && font ? { ...chosen, file: font, isNew: false } : null,
    logo: kit?.logo && logo ? { ...kit.logo, png: logo, isNew: false } : null,
    usedByDefault: kit?.usedByDefault ?? true,
  };
}

/** A colour as people write it, in the form in which it is kept, or null where it is none. */
export function readColour(text: string): string | null {
  const digits = text.trim().toLowerCase().replace(/^#/, '');
  const six = /^[0-9a-f]{3}$/.test(digits) ? digits.replaceAll(/./g, '$&$&') : digits;
  const colour = brandColourSchema.safeParse(`#${six}`);
  return colour.success ? colour.data : null;
}

export function findProblems({ colours, font, ownFont }: BrandDraft): BrandProblems {
  const wrong = colours.filter(({ text }) => readColour(text) === null).map(({ key }) => key);
  return {
    ...(wrong.length > 0 && { colours: wrong }),
    ...(font === 'own' && !ownFont && { font: 'missing' as const }),
    ...(font === 'own' && ownFont && !ownFont.licensedAt && { font: 'not-licensed' as const }),
  };
}

/** What to send for a draft without problems. Files that the account has already are not sent again. */
export function toRequest({ colours, font, ownFont, logo, usedByDefault }: BrandDraft): Request<'brand.save'> {
  const own = font === 'own' ? ownFont : null;
  return {
    kit: {
      colours: colours.map(({ text }) => readColour(text) ?? text),
      font: font === 'own' ? toOwnFont(own) : { kind: 'bundled', id: font },
      logo: logo && { place: logo.place, width: logo.width, height: logo.height },
      usedByDefault,
    },
    ...(own?.isNew && { font: own.file }),
    ...(logo?.isNew && { logo: logo.png }),
  };
}

const toOwnFont = (font: DraftFont | null): BrandFont => ({
  kind: 'own',
  family: font?.family ?? '',
  licensedAt: font?.licensedAt ?? '',
});
