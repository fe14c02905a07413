import { z } from 'zod';
import {
  type ProviderId,
  providerIdSchema,
  providerKeyRequestSchema,
} from '../../../supabase/functions/_shared/contract.ts';
import { consentSurfaceSchema, nothing } from './common.ts';

/** That the account has a key of the creator's own for a provider. The key itself comes back to nobody. */
export interface KeptKey {
  provider: ProviderId;
  /** ISO 8601. */
  keptAt: string;
}

/** That photos may go to a provider, for it to paint the person. */
export interface PortraitConsent {
  provider: ProviderId;
  /** ISO 8601. */
  givenAt: string;
}

export interface ProviderMessages {
  'keys.list': KeptKey[];
  'keys.keep': null;
  /** Those that hold. */
  'portraits.consents': PortraitConsent[];
  'portraits.giveConsent': null;
  'portraits.withdrawConsent': null;
}

export const providerSchemas = {
  'keys.list': nothing,
  'keys.keep': providerKeyRequestSchema,
  'portraits.consents': nothing,
  'portraits.giveConsent': z.object({ provider: providerIdSchema, surface: consentSurfaceSchema }),
  'portraits.withdrawConsent': z.object({ provider: providerIdSchema, surface: consentSurfaceSchema }),
} as const satisfies Record<keyof ProviderMessages, z.ZodType>;
