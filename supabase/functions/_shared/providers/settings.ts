import { z } from 'zod';
import { PROVIDER_IDS, type ProviderId } from './image-provider.ts';

/** Everything that says with which keys, and where, pictures are painted. An operator sets them; see the README. */
export const IMAGE_MODEL_VARIABLES = [
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'GOOGLE_GENERATIVE_AI_API_KEY',
  'GOOGLE_GENERATIVE_AI_BASE_URL',
  'FAL_KEY',
  'FAL_BASE_URL',
  'FAL_JWKS_URL',
  'REPLICATE_API_TOKEN',
  'REPLICATE_BASE_URL',
  'REPLICATE_WEBHOOK_SECRET',
  'KLIKK_IMAGE_MODEL_SECONDS',
  'KLIKK_WEBHOOK_URL',
] as const;

type Variable = (typeof IMAGE_MODEL_VARIABLES)[number];

const PROVIDERS: Record<ProviderId, { key: Variable; address: Variable; defaultAddress: string }> = {
  openai: { key: 'OPENAI_API_KEY', address: 'OPENAI_BASE_URL', defaultAddress: 'https://api.openai.com/v1' },
  google: {
    key: 'GOOGLE_GENERATIVE_AI_API_KEY',
    address: 'GOOGLE_GENERATIVE_AI_BASE_URL',
    defaultAddress: 'https://generativelanguage.googleapis.com/v1beta',
  },
  fal: { key: 'FAL_KEY', address: 'FAL_BASE_URL', defaultAddress: 'https://queue.fal.run' },
  replicate: {
    key: 'REPLICATE_API_TOKEN',
    address: 'REPLICATE_BASE_URL',
    defaultAddress: 'https://api.replicate.com/v1',
  },
};

const FAL_JWKS_URL = 'https://rest.alpha.fal.ai/.well-known/jwks.json';

const secondsSchema = z.coerce.number().min(5).max(240);
const addressSchema = z.url({ protocol: /^https?$/ }).transform((address) => address.replace(/\/+$/, ''));

export interface ImageProviderSettings {
  /** The service's own key, or null where it has none: then only users' own keys work. */
  apiKey: string | null;
  baseUrl: string;
}

export interface ImageProvidersReading {
  /** Null for a provider whose address cannot be understood. */
  providers: Record<ProviderId, ImageProviderSettings | null>;
  /** How long a painting may take, in milliseconds. */
  patience: number;
  /** `url`: where providers that queue reach the function provider-webhook; null where they cannot, so that they are asked. */
  webhooks: { url: string | null; falJwksUrl: string; replicateSecret: string | null };
  /** What cannot be understood. Each names the variable and never its value, which may be a key. */
  faults: string[];
}

/** What the environment says of image models. What it says wrongly is left out, and told in `faults`. */
export function readImageProviders(environment: Readonly<Record<string, string | undefined>>): ImageProvidersReading {
  const faults: string[] = [];
  const value = (name: Variable) => environment[name]?.trim() ?? '';
  const address = (name: Variable, defaultAddress: string): string | null => {
    const parsed = addressSchema.safeParse(value(name) || defaultAddress);
    if (!parsed.success) faults.push(`${name} is not an http or https address.`);
    return parsed.data ?? null;
  };
  const read = (id: ProviderId): ImageProviderSettings | null => {
    const baseUrl = address(PROVIDERS[id].address, PROVIDERS[id].defaultAddress);
    return baseUrl === null ? null : { apiKey: value(PROVIDERS[id].key) || null, baseUrl };
  };

  const [openai, google, fal, replicate] = PROVIDER_IDS.map(read);
  const seconds = secondsSchema.safeParse(value('KLIKK_IMAGE_MODEL_SECONDS') || 120);
  if (!seconds.success) faults.push('KLIKK_IMAGE_MODEL_SECONDS is to be a number from 5 to 240.');
  const secret = value('REPLICATE_WEBHOOK_SECRET');
  if (secret && !secret.startsWith('whsec_')) faults.push('REPLICATE_WEBHOOK_SECRET is to begin with whsec_.');

  return {
    providers: {
      openai: openai ?? null,
      google: google ?? null,
      fal: fal ?? null,
      replicate: replicate ?? null,
    },
    patience: (seconds.data ?? 120) * 1000,
    webhooks: {
      url: value('KLIKK_WEBHOOK_URL') ? address('KLIKK_WEBHOOK_URL', '') : null,
      falJwksUrl: address('FAL_JWKS_URL', FAL_JWKS_URL) ?? FAL_JWKS_URL,
      replicateSecret: secret.startsWith('whsec_') ? secret : null,
    },
    faults,
  };
}
