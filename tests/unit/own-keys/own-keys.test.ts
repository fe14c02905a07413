import { createClient } from '@supabase/supabase-js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { configuredSealing } from '../../../supabase/functions/_shared/own-keys/configured-sealing.ts';
import { createOwnKeys } from '../../../supabase/functions/_shared/own-keys/own-keys.ts';
import { createSealing } from '../../../supabase/functions/_shared/own-keys/sealing.ts';
import { aUserId } from '../../support/background/builders.ts';

const KEY = 'r8_Zq7VtXw2Lm9RbKc4';
const SECRET = 'a secret of exactly 32 character';

afterEach(() => vi.restoreAllMocks());

/** A database that keeps one row, behind the real client. */
function aKeeper() {
  let kept: string | null = null;
  let failure: Response | null = null;
  const service = createClient('https://klikk.test', 'sb_secret_test', {
    auth: { persistSession: false },
    db: { retry: false },
    global: {
      fetch: async (input, init) => {
        if (failure) return failure.clone();
        const { pathname } = new URL(String(input));
        if (pathname.endsWith('/sealed_provider_key')) return Response.json(kept);
        kept = JSON.parse(String(init?.body)).sealed;
        return new Response(null, { status: 204 });
      },
    },
  });
  return {
    service,
    userId: aUserId(),
    kept: () => kept,
    failWith: (response: Response) => {
      failure = response;
    },
  };
}

describe('a secret for keys', () => {
  it.each([undefined, '', '   ', SECRET.slice(0, -1), ` ${SECRET.slice(0, -1)} `])(
    'that is missing or short (%j) means that none are offered, and the log says so without it',
    (secret) => {
      const error = vi.spyOn(console, 'error').mockImplementation(() => {});
      expect(configuredSealing({ KLIKK_KEYS_SECRET: secret })).toBeNull();
      expect(error.mock.calls).toEqual([
        [JSON.stringify({ ownKeys: 'off', fault: 'KLIKK_KEYS_SECRET is to have at least 32 characters.' })],
      ]);
    },
  );

  it('of 32 characters does, and there is nothing to log', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(configuredSealing({ KLIKK_KEYS_SECRET: SECRET })).not.toBeNull();
    expect(error).not.toHaveBeenCalled();
  });
});

describe('own keys', () => {
  it('are kept sealed, replaced, forgotten, and opened for who gave them', async () => {
    const keeper = aKeeper();
    const keys = createOwnKeys(keeper, createSealing(SECRET));
    expect(await keys.open('replicate')).toBeNull();
    await keys.keep('replicate', KEY);
    expect(keeper.kept()).toMatch(/^v1\./);
    expect(await keys.open('replicate')).toBe(KEY);
    await keys.keep('replicate', `${KEY}-new`);
    expect(await keys.open('replicate')).toBe(`${KEY}-new`);
    await keys.keep('replicate', null);
    expect(keeper.kept()).toBeNull();
    expect(await keys.open('replicate')).toBeNull();
  });

  it('without a secret are refused, are not opened, and can be forgotten', async () => {
    const keeper = aKeeper();
    await createOwnKeys(keeper, createSealing(SECRET)).keep('fal', KEY);
    const before = keeper.kept();
    const keys = createOwnKeys(keeper, null);
    await expect(keys.keep('fal', KEY)).rejects.toMatchObject({ code: 'server', status: 503, message: /not offered/ });
    expect(keeper.kept()).toBe(before);
    await expect(keys.open('fal')).rejects.toMatchObject({ code: 'own_key_refused' });
    await keys.keep('fal', null);
    expect(await keys.open('fal')).toBeNull();
  });

  it('that another secret sealed are to be given anew', async () => {
    const keeper = aKeeper();
    await createOwnKeys(keeper, createSealing(SECRET)).keep('fal', KEY);
    const keys = createOwnKeys(keeper, createSealing(`${SECRET}!`));
    await expect(keys.open('fal')).rejects.toMatchObject({ code: 'own_key_refused' });
    await keys.keep('fal', KEY);
    expect(await keys.open('fal')).toBe(KEY);
  });

  it('are not taken for none where the database cannot say', async () => {
    const keeper = aKeeper();
    const keys = createOwnKeys(keeper, createSealing(SECRET));
    await keys.keep('fal', KEY);
    keeper.failWith(Response.json({ code: 'PGRST000', message: 'down' }, { status: 503 }));
    await expect(keys.open('fal')).rejects.toMatchObject({ code: 'server' });
    await expect(keys.keep('fal', null)).rejects.toMatchObject({ code: 'server' });
  });
});
