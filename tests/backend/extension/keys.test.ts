import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { openDatabase } from '../../support/background/builders.ts';
import { createProfile, type Profile } from '../../support/background/profile.ts';
import { startTestBackend } from '../support/backend.ts';
import { signUp } from './sign-up.ts';

let backend: Backend;
let profile: Profile;
let isOnline = true;
/** Loses the next answer, after the server has done what was asked. */
let losesAnswer = false;

const network: typeof fetch = async (input, init) => {
  if (!isOnline) throw new TypeError('Failed to fetch');
  const response = await fetch(input, init);
  if (!losesAnswer) return response;
  losesAnswer = false;
  throw new TypeError('Failed to fetch');
};

const KEY = 'sk-proj-Zq7VtXw2Lm9RbKc4';

beforeAll(async () => {
  backend = await startTestBackend();
  profile = createProfile(backend, network);
  await signUp(backend, profile);
});
afterAll(() => backend?.stop());

beforeEach(async () => {
  isOnline = true;
  await backend.query('delete from private.provider_keys');
  await backend.query('delete from private.rate_counts');
});

const providers = async () => (await profile.wake().keys.list()).map(({ provider }) => provider);

describe('own keys on the backend', () => {
  it('are none until one is kept, are listed with their date, and are none again', async () => {
    expect(await profile.wake().keys.list()).toEqual([]);
    const before = Date.now();
    expect(await profile.wake().keys.keep({ provider: 'google', key: KEY })).toBeNull();
    const [kept, ...others] = await profile.wake().keys.list();
    expect([kept?.provider, others]).toEqual(['google', []]);
    expect(kept?.keptAt).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|\+00:00)$/);
    expect(Math.abs(Date.parse(kept?.keptAt ?? '') - before)).toBeLessThan(60_000);
    await profile.wake().keys.keep({ provider: 'google', key: null });
    expect(await profile.wake().keys.list()).toEqual([]);
  });

  it('leave nothing of themselves on this device', async () => {
    await profile.wake().keys.keep({ provider: 'fal', key: KEY });
    const tables = await Promise.all(openDatabase(profile.disk).tables.map((table) => table.toArray()));
    const kept = JSON.stringify([profile.area.contents, tables]);
    expect(kept).toContain('access_token');
    expect(kept).not.toContain(KEY);
  });

  it('are kept once though the answer was lost and they are sent again', async () => {
    losesAnswer = true;
    const again = profile.wake();
    await expect(again.keys.keep({ provider: 'fal', key: KEY })).rejects.toMatchObject({
      code: 'offline',
      retryable: true,
    });
    expect(await providers()).toEqual(['fal']);
    await again.keys.keep({ provider: 'fal', key: KEY });
    expect(await providers()).toEqual(['fal']);
  });

  it('say that the line is down, and are as they were afterwards', async () => {
    await profile.wake().keys.keep({ provider: 'fal', key: KEY });
    isOnline = false;
    await expect(profile.wake().keys.list()).rejects.toMatchObject({ code: 'offline', retryable: true });
    const removal = profile.wake().keys.keep({ provider: 'fal', key: null });
    await expect(removal).rejects.toMatchObject({ code: 'offline', retryable: true });
    isOnline = true;
    expect(await providers()).toEqual(['fal']);
  });

  it('over the limit say when to come back', async () => {
    await profile.wake().keys.keep({ provider: 'fal', key: KEY });
    await backend.query('update private.rate_counts set count = 1000');
    await expect(profile.wake().keys.keep({ provider: 'fal', key: KEY })).rejects.toMatchObject({
      code: 'rate_limited',
      detail: { retryAfterSeconds: expect.any(Number), requestId: expect.any(String) },
    });
  });

  it('of a provider that this version does not know are passed over', async () => {
    await profile.wake().keys.keep({ provider: 'fal', key: KEY });
    await backend.query("update private.provider_keys set provider = 'newest'");
    expect(await profile.wake().keys.list()).toEqual([]);
  });

  it('are another person’s own, and nobody’s without one', async () => {
    await profile.wake().keys.keep({ provider: 'fal', key: KEY });
    const other = createProfile(backend);
    await expect(other.wake().keys.list()).rejects.toMatchObject({ code: 'unauthenticated' });
    await signUp(backend, other);
    expect(await other.wake().keys.list()).toEqual([]);
  });
});
