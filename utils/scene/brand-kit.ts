import { z } from 'zod';
import { LIMITS } from '../domain/limits.ts';
import { FONT_IDS } from './schema.ts';

/** Corners that a logo may take. Not the bottom right: YouTube writes there how long the video is. */
export const LOGO_PLACES = ['top-left', 'top-right', 'bottom-left'] as const;
export type LogoPlace = (typeof LOGO_PLACES)[number];

export const brandColourSchema = z.string().regex(/^#[0-9a-f]{6}$/);

export const brandFontSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bundled'), id: z.enum(FONT_IDS) }),
  z.object({
    kind: z.literal('own'),
    /** What it is called, to be shown. A painter registers it under a name of its own. */
    family: z.string().trim().min(1).max(LIMITS.fontNameCharacters),
    /** When its owner ticked that they may use it (ISO 8601). */
    licensedAt: z.iso.datetime(),
  }),
]);
export type BrandFont = z.infer<typeof brandFontSchema>;

/** What headlines are set in where nothing else was chosen, or what was chosen is not to be had. */
export const DEFAULT_BRAND_FONT = { kind: 'bundled', id: FONT_IDS[0] } as const satisfies BrandFont;

const pixels = z.int().min(1).max(LIMITS.logoPixels);
export const brandLogoSchema = z.object({ place: z.enum(LOGO_PLACES), width: pixels, height: pixels });
export type BrandLogo = z.infer<typeof brandLogoSchema>;

/** What makes a creator's thumbnails theirs. The bytes of the logo and of a typeface of their own travel beside it. */
export const brandKitSchema = z.object({
  /** The first is the most important. */
  colours: z.array(brandColourSchema).max(LIMITS.brandColours),
  font: brandFontSchema,
  logo: brandLogoSchema.nullable(),
  /** Whether new thumbnails are made with it unless the creator says otherwise. */
  usedByDefault: z.boolean(),
});
export type BrandKit = z.infer<typeof brandKitSchema>;
