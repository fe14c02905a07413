import { describe, expect, it } from 'vitest';
import { IMAGE_MODEL_VARIABLES, readImageProviders } from '../../../supabase/functions/_shared/providers/settings.ts';

describe('the image providers that the environment names', () => {
  it('are at their own addresses, without keys, for two minutes, unless told otherwise', () => {
    expect(readImageProviders({})).toEqual({
      providers: {
        openai: { apiKey: null, baseUrl: 'https://api.openai.com/v1' },
        google: { apiKey: null, baseUrl: 'https://generativelanguage.googleapis.com/v1beta' },
        fal: { apiKey: null, baseUrl: 'https://queue.fal.run' },
        replicate: { apiKey: null, baseUrl: 'https://api.replicate.com/v1' },
      },
      patience: 120_000,
      webhooks: {
        url: null,
        falJwksUrl: 'https://rest.alpha.fal.ai/.well-known/jwks.json',
        replicateSecret: null,
      },
      faults: [],
    });
  });

  it('have keys, addresses and patience of the operator’s', () => {
    const reading = readImageProviders({
      OPENAI_API_KEY: ' one ',
      FAL_KEY: 'two',
      FAL_BASE_URL: 'http://127.0.0.1:9/fal/',
      REPLICATE_API_TOKEN: ' ',
      REPLICATE_WEBHOOK_SECRET: 'whsec_three',
      KLIKK_IMAGE_MODEL_SECONDS: '7.5',
    });
    expect(reading.providers.openai).toEqual({ apiKey: 'one', baseUrl: 'https://api.openai.com/v1' });
    expect(reading.providers.fal).toEqual({ apiKey: 'two', baseUrl: 'http://127.0.0.1:9/fal' });
    expect(reading.providers.replicate?.apiKey).toBeNull();
    expect(reading.patience).toBe(7500);
    expect(reading.webhooks.replicateSecret).toBe('whsec_three');
    expect(reading.faults).toEqual([]);
  });

  it.each([
    ['OPENAI_BASE_URL', 'secret'],
    ['GOOGLE_GENERATIVE_AI_BASE_URL', 'ftp://secret'],
    ['FAL_BASE_URL', 'file:///secret'],
    ['FAL_JWKS_URL', 'secret'],
    ['REPLICATE_BASE_URL', '//secret'],
    ['REPLICATE_WEBHOOK_SECRET', 'secret'],
    ['KLIKK_IMAGE_MODEL_SECONDS', '4'],
    ['KLIKK_IMAGE_MODEL_SECONDS', '241'],
    ['KLIKK_IMAGE_MODEL_SECONDS', 'secret'],
  ])('with a faulty %s have a fault that names it and not what it holds', (variable, value) => {
    const { faults } = readImageProviders({ [variable]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(variable);
    expect(faults[0]).not.toMatch(/secret|241/);
    expect(IMAGE_MODEL_VARIABLES).toContain(variable);
  });

  it('leave out a provider whose address is no address, so that no key goes anywhere', () => {
    const { providers } = readImageProviders({ OPENAI_API_KEY: 'key', OPENAI_BASE_URL: 'nowhere', FAL_KEY: 'key' });
    expect(providers.openai).toBeNull();
    expect(providers.fal?.apiKey).toBe('key');
  });
});
