import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { anonymousClient, signUpConfirmed, startTestBackend, type TestUser } from '../support/backend.ts';

/** Somebody with a client of their own looks for sessions that are not theirs. */

let backend: Backend;
let ada: TestUser;
let eve: TestUser;

beforeAll(async () => {
  backend = await startTestBackend();
  [ada, eve] = [await signUpConfirmed(backend), await signUpConfirmed(backend, { name: 'Eve' })];
  await backend.query(`update auth.sessions set ip = '203.0.113.7', user_agent = 'Firefox/153.0'`);
});
afterAll(() => backend?.stop());

const sessionsOf = async ({ userId }: TestUser) =>
  (await backend.query<{ id: string }>('select id from auth.sessions where user_id = $1', [userId])).map(
    ({ id }) => id,
  );

describe('sessions', () => {
  it('are shown to their owner alone, without an address', async () => {
    const { data } = await eve.client.rpc('own_sessions').throwOnError();
    expect(data).toEqual([
      {
        id: (await sessionsOf(eve))[0],
        user_agent: 'Firefox/153.0',
        last_used_at: expect.any(String),
        is_current: true,
      },
    ]);
    expect(JSON.stringify(data)).not.toContain('203.0.113.7');
  });

  it('of somebody else cannot be ended', async () => {
    const before = await sessionsOf(ada);
    expect(before).toHaveLength(1);
    await eve.client.rpc('end_session', { session: before[0] }).throwOnError();
    expect(await sessionsOf(ada)).toEqual(before);
    expect((await ada.client.auth.refreshSession()).error).toBeNull();
  });

  it('are nothing to somebody who is not signed in', async () => {
    const nobody = anonymousClient(backend);
    const [session] = await sessionsOf(ada);
    expect((await nobody.rpc('own_sessions')).error?.code).toBe('42501');
    expect((await nobody.rpc('end_session', { session })).error?.code).toBe('42501');
    expect(await sessionsOf(ada)).toEqual([session]);
  });

  it('cannot be read or ended past these functions', async () => {
    const auth = eve.client.schema('auth');
    expect((await auth.from('sessions').select()).error).not.toBeNull();
    expect((await auth.from('sessions').delete().eq('user_id', ada.userId)).error).not.toBeNull();
    expect(await sessionsOf(ada)).toHaveLength(1);
  });

  it('that have run out are not listed', async () => {
    const { client } = await signUpConfirmed(backend, { email: `bob-${crypto.randomUUID()}@example.com` });
    const [own] = (await client.rpc('own_sessions').throwOnError()).data;
    await backend.query(`update auth.sessions set not_after = now() - interval '1 minute' where id = $1`, [own.id]);
    expect((await client.rpc('own_sessions').throwOnError()).data).toEqual([]);
  });

  it('are ended by their owner, with their refresh tokens', async () => {
    const [own] = await sessionsOf(eve);
    await eve.client.rpc('end_session', { session: own }).throwOnError();
    expect(await sessionsOf(eve)).toEqual([]);
    expect((await eve.client.auth.refreshSession()).error?.code).toMatch(/refresh_token_not_found|session_not_found/);
  });
});
