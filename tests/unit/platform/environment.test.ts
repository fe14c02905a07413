import { describe, expect, it } from 'vitest';
import { PUBLISHABLE_KEY } from '../../../supabase/local/keys.ts';
import { readBackendAddress } from '../../../utils/platform/environment.ts';

describe('the backend of a build', () => {
  it('is the embedded one where nothing is said', () => {
    const embedded = { url: 'http://127.0.0.1:54321', publishableKey: PUBLISHABLE_KEY };
    expect(readBackendAddress({})).toEqual(embedded);
    expect(readBackendAddress({ WXT_SUPABASE_URL: '', WXT_SUPABASE_PUBLISHABLE_KEY: '' })).toEqual(embedded);
  });

  it('is the embedded one on another port', () => {
    expect(readBackendAddress({ WXT_SUPABASE_URL: 'http://127.0.0.1:23456/' })).toEqual({
      url: 'http://127.0.0.1:23456',
      publishableKey: PUBLISHABLE_KEY,
    });
  });

  it('is a hosted project with a key of its own', () => {
    const variables = { WXT_SUPABASE_URL: 'https://abc.supabase.co', WXT_SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x' };
    expect(readBackendAddress(variables)).toEqual({
      url: 'https://abc.supabase.co',
      publishableKey: 'sb_publishable_x',
    });
  });

  it.each([
    ['no address', { WXT_SUPABASE_URL: 'supabase' }, /no address/],
    ['without encryption', { WXT_SUPABASE_URL: 'http://abc.supabase.co' }, /https/],
    ['no web address', { WXT_SUPABASE_URL: 'ftp://127.0.0.1' }, /https/],
    ['without a key', { WXT_SUPABASE_URL: 'https://abc.supabase.co' }, /PUBLISHABLE_KEY is needed/],
    ['with a secret key', { WXT_SUPABASE_PUBLISHABLE_KEY: 'sb_secret_x' }, /secret key/],
  ])('is refused: %s', (_, variables, words) => {
    expect(() => readBackendAddress(variables)).toThrow(words);
  });

  it('never has a secret key in the words of a refusal', () => {
    expect(() => readBackendAddress({ WXT_SUPABASE_PUBLISHABLE_KEY: 'sb_secret_x' })).not.toThrow(/sb_secret_x/);
  });
});
