import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { adminClient, anonymousClient, signUpConfirmed, startTestBackend, type TestUser } from '../support/backend.ts';
import { aRequest, post, tokenOf } from '../support/generate.ts';

/** The numbers are data, so the tests write down their own: a limit is reached in a few calls, and which one is plain. */

type Person = TestUser & { token: string };

let backend: Backend;
let ada: Person;
let eve: Person;

async function signedIn(): Promise<Person> {
  const user = await signUpConfirmed(backend);
  return { ...user, token: await tokenOf(user.client) };
}

beforeAll(async () => {
  backend = await startTestBackend();
  [ada, eve] = [await signedIn(), await signedIn()];
});
afterAll(() => backend?.stop());

beforeEach(async () => {
  await backend.query('delete from private.rate_counts');
  await backend.query('delete from private.rate_limits');
});

async function setLimit(purpose: string, counts: string, allowed: number, period: string): Promise<void> {
  await backend.query(
    'insert into private.rate_limits (purpose, counts, allowed, period) values ($1, $2, $3, $4::interval)',
    [purpose, counts, allowed, period],
  );
}

const generate = (person: Person, body: object = aRequest()) => post(backend, 'generate', person.token, body);

const aWish = {
  words: 'make it calmer',
  locale: 'en',
  scene: {
    layout: 'headline-stack',
    palette: 'cobalt',
    people: 0,
    side: null,
    headline: null,
    hasBadge: false,
    hasLogo: false,
  },
};
const revise = (person: Person) => post(backend, 'revise', person.token, aWish);

/** Lets time pass for every window. */
const wait = (period: string) =>
  backend.query('update private.rate_counts set ends_at = ends_at - $1::interval', [period]);

describe('what ships', () => {
  it('has a limit for each person and each address, for everything that is counted', async () => {
    const fresh = await startTestBackend();
    try {
      const rows = await fresh.query<{ purpose: string; counts: string }>(
        'select distinct purpose, counts from private.rate_limits order by purpose, counts',
      );
      expect(rows.map(({ purpose, counts }) => `${purpose} ${counts}`)).toEqual(
        ['generate', 'generate_again', 'keep_key', 'revise'].flatMap((purpose) => [
          `${purpose} address`,
          `${purpose} user`,
        ]),
      );
    } finally {
      await fresh.stop();
    }
  });
});

describe('a limit of one person', () => {
  it('that is reached is answered with when to come back, and by then it is over', async () => {
    await setLimit('generate', 'user', 2, '1 minute');
    expect((await generate(ada)).status).toBe(200);
    await wait('20 seconds');
    expect((await generate(ada)).status).toBe(200);
    const refused = await generate(ada);
    expect([refused.status, refused.body.error.code]).toEqual([429, 'rate_limited']);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(30);
    expect(seconds).toBeLessThanOrEqual(40);
    expect(refused.body.error.requestId).toBe(refused.headers.get('x-request-id'));

    await wait(`${seconds} seconds`);
    expect((await generate(ada)).status).toBe(200);
  });

  it('does not touch another person, nor what else they do', async () => {
    await setLimit('generate', 'user', 1, '1 minute');
    await setLimit('revise', 'user', 1, '1 minute');
    expect((await generate(ada)).status).toBe(200);
    expect((await generate(ada)).status).toBe(429);
    expect((await revise(ada)).status).toBe(200);
    expect((await revise(ada)).status).toBe(429);
    expect((await generate(eve)).status).toBe(200);
  });

  it('for a day holds after the one for a minute is over', async () => {
    await setLimit('revise', 'user', 1, '1 minute');
    await setLimit('revise', 'user', 2, '1 day');
    await revise(ada);
    await wait('1 minute');
    await revise(ada);
    await wait('1 minute');
    const { status, headers } = await revise(ada);
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(86_000);
  });

  it('is not moved by what was refused, so that waiting is enough', async () => {
    await setLimit('revise', 'user', 1, '1 minute');
    await setLimit('revise', 'user', 3, '1 day');
    await revise(ada);
    for (let attempt = 0; attempt < 5; attempt++) expect((await revise(ada)).status).toBe(429);
    await wait('1 minute');
    expect((await revise(ada)).status).toBe(200);
  });

  it('holds however many come at once', async () => {
    await setLimit('generate', 'user', 7, '1 minute');
    await setLimit('generate', 'address', 20, '1 minute');
    const answers = await Promise.all(Array.from({ length: 50 }, () => generate(ada)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(43);
    const [row] = await backend.query<{ count: number }>(
      'select count(*)::integer as count from public.generations where user_id = $1 and id = any($2)',
      [ada.userId, answers.flatMap(({ body }) => (body.generation ? [body.generation.id] : []))],
    );
    expect(row?.count).toBe(7);
  });

  it('lets a generation that has begun be asked for again, and does not count it twice', async () => {
    await setLimit('generate', 'user', 2, '1 minute');
    await setLimit('generate_again', 'user', 3, '1 minute');
    const request = aRequest();
    const first = await generate(ada, request);
    for (let attempt = 0; attempt < 2; attempt++) {
      const again = await generate(ada, request);
      expect([again.status, again.body.generation.id]).toEqual([200, first.body.generation.id]);
    }
    expect((await generate(ada)).status).toBe(200);
    expect((await generate(ada)).status).toBe(429);
    expect((await generate(ada, request)).status).toBe(200);
    // Nor without an end: a running one asked for again is worked on again.
    expect((await generate(ada, request)).status).toBe(429);
  });

  it('is not dodged with the id of somebody else’s generation', async () => {
    await setLimit('generate', 'user', 1, '1 minute');
    const hers = aRequest();
    await generate(ada, hers);
    await generate(eve);
    expect((await generate(eve, hers)).status).toBe(429);
  });

  it('is not used up by requests that cannot be understood', async () => {
    await setLimit('generate', 'user', 1, '1 minute');
    for (let attempt = 0; attempt < 3; attempt++) expect((await generate(ada, { id: 'one' })).status).toBe(400);
    expect((await generate(ada)).status).toBe(200);
  });
});

describe('a limit of one address', () => {
  it('counts everybody behind it together', async () => {
    await setLimit('revise', 'address', 2, '1 minute');
    expect((await revise(ada)).status).toBe(200);
    expect((await revise(eve)).status).toBe(200);
    expect((await revise(ada)).status).toBe(429);
    expect((await revise(eve)).status).toBe(429);
  });

  it('is not dodged by claiming another, and another is not touched', async () => {
    await setLimit('revise', 'address', 1, '1 minute');
    await revise(ada);
    for (const header of ['x-forwarded-for', 'cf-connecting-ip']) {
      const claimed = await post(backend, 'revise', ada.token, aWish, 'POST', { [header]: '198.51.100.9' });
      expect([header, claimed.status]).toEqual([header, 429]);
    }
    const elsewhere = { creator: ada.userId, address: 'hash of another', purpose: 'revise' };
    expect((await adminClient(backend).rpc('count_request', elsewhere).throwOnError()).data).toBe(0);
  });

  it('keeps no address', async () => {
    await setLimit('revise', 'address', 5, '1 minute');
    await revise(ada);
    const rows = await backend.query<{ key: string }>('select key from private.rate_counts');
    expect(rows.map(({ key }) => key)).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
  });
});

describe('the counts', () => {
  it('can be neither read, nor changed, nor made by anybody but the service', async () => {
    await setLimit('revise', 'user', 1, '1 minute');
    await revise(ada);
    const stored = await backend.query('select * from private.rate_counts');
    const call = { creator: ada.userId, address: 'x', purpose: 'revise' };
    for (const client of [ada.client, eve.client, anonymousClient(backend)]) {
      expect((await client.rpc('count_request', call)).error).not.toBeNull();
      for (const table of ['rate_counts', 'rate_limits']) {
        for (const from of [client.from(table), client.schema('private').from(table)]) {
          expect((await from.select('*')).error).not.toBeNull();
          expect((await from.delete().neq('count', -1)).error).not.toBeNull();
        }
      }
    }
    expect(await backend.query('select * from private.rate_counts')).toEqual(stored);
    expect((await revise(ada)).status).toBe(429);
  });

  it('go when their window is over, whoever asks next', async () => {
    await setLimit('revise', 'user', 5, '1 minute');
    await backend.query(`
      insert into private.rate_counts (rate_limit, key, count, ends_at)
      select id, 'old ' || number, 1, now() - interval '1 hour' from private.rate_limits, generate_series(1, 30) as number`);
    for (let attempt = 0; attempt < 2; attempt++) await revise(ada);
    const rows = await backend.query<{ key: string }>('select key from private.rate_counts');
    expect(rows.map(({ key }) => key)).toEqual([ada.userId]);
  });

  it('are not kept for a purpose that has no limit: that is refused, not let through', async () => {
    const { status, body } = await revise(ada);
    expect([status, body.error.code]).toEqual([500, 'internal']);
  });
});
