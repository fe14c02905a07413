import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { type BrandKit, brandKitSchema } from '../../scene/brand-kit.ts';
import { base64, nothing } from './common.ts';

/** A brand kit, or null where there is none, with the files that belong to it, as base64. */
export interface Brand {
  kit: BrandKit | null;
  /** PNG. */
  logo: string | null;
  /** TTF, OTF or WOFF2: the kit's own typeface. */
  font: string | null;
}

export interface BrandMessages {
  'brand.read': Brand;
  /** How the kit is now kept. */
  'brand.save': Brand;
  'brand.delete': null;
}

export const brandSchemas = {
  'brand.read': nothing,
  /** Where the kit has a logo or a typeface of its own and no file comes with it, the file that is kept stays as it is. */
  'brand.save': z.object({
    kit: brandKitSchema,
    /** PNG. */
    logo: base64(LIMITS.logoBytes).optional(),
    /** TTF, OTF or WOFF2. */
    font: base64(LIMITS.fontBytes).optional(),
  }),
  'brand.delete': nothing,
} as const satisfies Record<keyof BrandMessages, z.ZodType>;
