import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOwnKeys, type OwnKeys } from '../../../supabase/functions/_shared/own-keys/own-keys.ts';
import { createSealing } from '../../../supabase/functions/_shared/own-keys/sealing.ts';
import { KEYS_SECRET } from '../../../supabase/local/keys.ts';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { userIdSchema } from '../../../utils/domain/ids.ts';
import { adminClient, anonymousClient, signUpConfirmed, startTestBackend, type TestUser } from '../support/backend.ts';
import { type Answer, post, tokenOf } from '../support/generate.ts';

type Person = TestUser & { token: string };

/** Everything that a person might read of what a function did: its answers, their headers, and the log. */
const told: string[] = [];

let backend: Backend;
let ada: Person;
let eve: Person;
let nobody: SupabaseClient;

async function signedIn(): Promise<Person> {
  const user = await signUpConfirmed(backend);
  return { ...user, token: await tokenOf(user.client) };
}

beforeAll(async () => {
  backend = await startTestBackend({ log: (line) => told.push(line) });
  [ada, eve] = [await signedIn(), await signedIn()];
  nobody = anonymousClient(backend);
});
afterAll(() => backend?.stop());

beforeEach(async () => {
  told.length = 0;
  await backend.query('delete from private.provider_keys');
  await backend.query('delete from private.rate_counts');
});

/** A key as no other text is: no eight characters of it come anywhere else. */
const aKey = () => `sk-${crypto.randomUUID()}`;

async function keep(token: string | null, body: unknown, method?: string): Promise<Answer> {
  const answer = await post(backend, 'provider-keys', token, body, method);
  told.push(JSON.stringify([...answer.headers]), JSON.stringify(answer.body));
  return answer;
}

/** What the service opens for somebody, out of the real database, with the secret that the functions have. */
const keysOf = ({ userId }: TestUser): OwnKeys =>
  createOwnKeys({ userId: userIdSchema.parse(userId), service: adminClient(backend) }, createSealing(KEYS_SECRET));

const listOf = async ({ client }: { client: SupabaseClient }) => {
  const { data } = await client.rpc('own_provider_keys').throwOnError();
  return data;
};

const rows = () => backend.query<{ sealed: string }>('select * from private.provider_keys order by user_id, provider');

/** Whether `text` holds eight characters of the key one after another. */
function holdsPartOf(key: string, text: string): boolean {
  return Array.from({ length: key.length - 7 }, (_, start) => key.slice(start, start + 8)).some((part) =>
    text.includes(part),
  );
}

describe('a key of one’s own', () => {
  it('is kept, replaced and removed, each provider’s for itself', async () => {
    const [first, second, other] = [aKey(), aKey(), aKey()];
    expect(await keep(ada.token, { provider: 'openai', key: first })).toMatchObject({
      status: 200,
      body: { provider: 'openai', isKept: true },
    });
    await keep(ada.token, { provider: 'fal', key: other });
    expect(await keysOf(ada).open('openai')).toBe(first);
    const date = expect.stringMatching(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:/);
    expect(await listOf(ada)).toEqual([
      { provider: 'fal', kept_at: date },
      { provider: 'openai', kept_at: date },
    ]);

    await keep(ada.token, { provider: 'openai', key: second });
    expect(await keysOf(ada).open('openai')).toBe(second);
    expect(await rows()).toHaveLength(2);

    const removed = await keep(ada.token, { provider: 'openai', key: null });
    expect([removed.status, removed.body]).toEqual([200, { provider: 'openai', isKept: false }]);
    expect(await keysOf(ada).open('openai')).toBeNull();
    expect(await keysOf(ada).open('fal')).toBe(other);
    expect(await keep(ada.token, { provider: 'openai', key: null })).toMatchObject({ status: 200 });
  });

  it('says since when it is kept, from the last time', async () => {
    await keep(ada.token, { provider: 'google', key: aKey() });
    await backend.query("update private.provider_keys set kept_at = now() - interval '1 year'");
    const [before] = await listOf(ada);
    await keep(ada.token, { provider: 'google', key: aKey() });
    const [after] = await listOf(ada);
    expect(Date.parse(after.kept_at) - Date.parse(before.kept_at)).toBeGreaterThan(360 * 24 * 3600 * 1000);
  });

  it('is kept without the blanks around it', async () => {
    const key = aKey();
    await keep(ada.token, { provider: 'replicate', key: ` \t${key}\n` });
    expect(await keysOf(ada).open('replicate')).toBe(key);
  });

  it.each([
    ['too short', 'k'.repeat(7), { field: 'key', limit: 8 }],
    ['nothing but blanks', ' '.repeat(20), { field: 'key', limit: 8 }],
    ['too long', 'k'.repeat(301), { field: 'key', limit: 300 }],
    ['with a space inside', 'sk-1234 56789', { field: 'key' }],
    ['with a line inside', 'sk-1234\n56789', { field: 'key' }],
    ['beyond ASCII', 'sk-12345678é', { field: 'key' }],
    ['a number', 123_456_789, { field: 'key' }],
    ['missing', undefined, { field: 'key' }],
  ])('is refused where it is %s', async (_, key, detail) => {
    const { status, body } = await keep(ada.token, { provider: 'openai', key });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'invalid_input', ...detail });
    expect(body.error.limit).toBe('limit' in detail ? detail.limit : undefined);
    expect(await rows()).toEqual([]);
  });

  it.each(['k'.repeat(8), '!'.repeat(150) + '~'.repeat(150)])('is taken at the limit', async (key) => {
    expect((await keep(ada.token, { provider: 'openai', key })).status).toBe(200);
    expect(await keysOf(ada).open('openai')).toBe(key);
  });

  it('is refused for a provider that there is not', async () => {
    for (const provider of ['midjourney', 'OpenAI', '', null]) {
      const { status, body } = await keep(ada.token, { provider, key: aKey() });
      expect([status, body.error.field]).toEqual([400, 'provider']);
    }
  });

  it('is taken only from who is signed in, and only by POST', async () => {
    const body = { provider: 'openai', key: aKey() };
    expect((await keep(null, body)).status).toBe(401);
    expect((await keep('not.a.token', body)).status).toBe(401);
    expect((await keep(backend.publishableKey, body)).status).toBe(401);
    expect((await keep(ada.token, body, 'GET')).status).toBe(405);
    expect(await rows()).toEqual([]);
  });

  it('is kept whole, one of them, however many come at once', async () => {
    const keys = Array.from({ length: 10 }, aKey);
    const answers = await Promise.all(keys.map((key) => keep(ada.token, { provider: 'openai', key })));
    expect(answers.map(({ status }) => status)).toEqual(keys.map(() => 200));
    expect(keys).toContain(await keysOf(ada).open('openai'));
    expect(await rows()).toHaveLength(1);
  });

  it('goes with the account', async () => {
    const person = await signedIn();
    await keep(person.token, { provider: 'openai', key: aKey() });
    await adminClient(backend).auth.admin.deleteUser(person.userId);
    expect(await rows()).toEqual([]);
  });
});

describe('a key, once kept,', () => {
  it('is in no answer and no log, whether it was taken or refused', async () => {
    const key = aKey();
    await keep(ada.token, { provider: 'openai', key });
    await keep(ada.token, { provider: 'openai', key });
    for (const body of [
      { provider: 'openai', key: `${key} ${key}` },
      { provider: 'openai', key: key.repeat(20) },
      { provider: key, key },
      { key },
      { provider: 'openai', [key]: key },
      key,
      `{"provider":"openai","key":"${key}"`,
    ]) {
      expect((await keep(ada.token, body)).status).toBe(400);
    }
    await keep(null, { provider: 'openai', key });
    // Where the database fails in the middle of it.
    await backend.query('alter table private.provider_keys rename to provider_keys_away');
    try {
      expect((await keep(ada.token, { provider: 'openai', key })).status).toBe(500);
    } finally {
      await backend.query('alter table private.provider_keys_away rename to provider_keys');
    }
    told.push(JSON.stringify(await listOf(ada)));

    const all = told.join('\n');
    expect(all).toContain('"function":"provider-keys"');
    expect(all).toContain('"code":"internal"');
    expect(holdsPartOf(key, all)).toBe(false);
    expect(holdsPartOf(key, `${all}${key.slice(10, 18)}`)).toBe(true);
  });

  it('is nowhere in the database as it was given', async () => {
    const key = aKey();
    await keep(ada.token, { provider: 'openai', key });
    const [row] = await rows();
    const tables = await backend.query<{ name: string }>(`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`);
    expect(tables.map(({ name }) => name)).toContain('private.provider_keys');
    const dumps = await Promise.all(
      tables.map(async ({ name }) => JSON.stringify(await backend.query(`select to_jsonb(t) as row from ${name} t`))),
    );
    const dump = dumps.join('\n');
    expect(dump).toContain(row?.sealed);
    const decoded = Buffer.from(row?.sealed.slice('v1.'.length) ?? '', 'base64url').toString('latin1');
    for (const text of [dump, decoded]) expect(holdsPartOf(key, text)).toBe(false);
  });

  it('does not open in another person’s row, nor in another provider’s', async () => {
    await keep(ada.token, { provider: 'openai', key: aKey() });
    await backend.query(
      'insert into private.provider_keys (user_id, provider, sealed) select $1, provider, sealed from private.provider_keys',
      [eve.userId],
    );
    await backend.query(
      "insert into private.provider_keys (user_id, provider, sealed) select user_id, 'fal', sealed from private.provider_keys",
    );
    await expect(keysOf(eve).open('openai')).rejects.toMatchObject({ code: 'own_key_refused' });
    await expect(keysOf(ada).open('fal')).rejects.toMatchObject({ code: 'own_key_refused' });
    expect(await keysOf(ada).open('openai')).toMatch(/^sk-/);
  });

  it('is out of reach of everybody but the service, its owner included', async () => {
    await keep(ada.token, { provider: 'openai', key: aKey() });
    const before = await rows();
    expect(await listOf(eve)).toEqual([]);
    expect((await nobody.rpc('own_provider_keys')).error?.code).toBe('42501');
    for (const client of [nobody, eve.client, ada.client]) {
      const target = { creator: ada.userId, provider: 'openai' };
      expect((await client.rpc('sealed_provider_key', target)).error?.code).toBe('42501');
      for (const sealed of [null, 'v1.hers']) {
        expect((await client.rpc('keep_provider_key', { ...target, sealed })).error?.code).toBe('42501');
      }
      for (const from of [client.from('provider_keys'), client.schema('private').from('provider_keys')]) {
        expect((await from.select('*')).error).not.toBeNull();
        expect((await from.update({ sealed: 'v1.hers' }).neq('provider', '')).error).not.toBeNull();
        expect((await from.delete().neq('provider', '')).error).not.toBeNull();
      }
    }
    expect(await rows()).toEqual(before);
  });

  it('is not touched by what another person keeps or removes, whatever their body names', async () => {
    const key = aKey();
    await keep(ada.token, { provider: 'openai', key });
    const names = { user_id: ada.userId, userId: ada.userId, creator: ada.userId };
    await keep(eve.token, { provider: 'openai', key: aKey(), ...names });
    await keep(eve.token, { provider: 'openai', key: null, ...names });
    expect(await keysOf(ada).open('openai')).toBe(key);
    expect(await listOf(eve)).toEqual([]);
  });
});

describe('the limit', () => {
  it('is twenty an hour for a person, says when to come back, and leaves others alone', async () => {
    for (let count = 0; count < 20; count++) {
      expect((await keep(ada.token, { provider: 'openai', key: aKey() })).status).toBe(200);
    }
    const last = await rows();
    const { status, headers, body } = await keep(ada.token, { provider: 'openai', key: aKey() });
    expect([status, body.error.code]).toEqual([429, 'rate_limited']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(3000);
    expect(await rows()).toEqual(last);
    expect((await keep(eve.token, { provider: 'openai', key: aKey() })).status).toBe(200);
  });

  it('is not used up by keys that cannot be ones', async () => {
    for (let count = 0; count < 25; count++) {
      expect((await keep(ada.token, { provider: 'openai', key: 'short' })).status).toBe(400);
    }
    expect((await keep(ada.token, { provider: 'openai', key: aKey() })).status).toBe(200);
  });
});
