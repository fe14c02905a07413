import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../../utils/scene/random.ts';
import { account, age, balanceOf, cancel, fail, reap, start as startWith } from './support/generations.ts';
import { type Postgres, startPostgres } from './support/postgres.ts';

/** Credits under fifty connections at once, each with work of its own: what locks and unique indexes are there for. */

const CONNECTIONS = 50;
const PRICE = 2;

let postgres: Postgres;

beforeAll(async () => {
  postgres = await startPostgres(CONNECTIONS);
  await postgres.query(`
    insert into public.engines (id, cost) values ('priced', ${3 * PRICE}); -- for three; one is asked for
    insert into public.styles (id, engine, position) values ('priced', 'priced', 1000);`);
});
afterAll(() => postgres?.stop());

const VARIANTS = JSON.stringify([{ scene: {}, reason: 'why' }]);

const start = (user: string, id: string) => startWith(user, id, { style: 'priced', count: 1 });
const finish = (user: string, id: string) =>
  `select public.finish_generation('${user}', '${id}', '${VARIANTS}') -> 'generation' ->> 'status';`;
describe('fifty connections', () => {
  it('that start the same generation hold its price once', async () => {
    const user = await account(postgres);
    const id = crypto.randomUUID();
    const said = await postgres.atOnce(() => start(user, id));
    expect(said).toEqual(said.map(() => ({ rows: ['running'], errors: [] })));
    expect(await balanceOf(postgres, user)).toBe(10 - PRICE);
  });

  it('that start one each spend what there is and no more', async () => {
    const user = await account(postgres);
    const said = await postgres.atOnce(() => start(user, crypto.randomUUID()));
    expect(said.filter(({ rows }) => rows[0] === 'running')).toHaveLength(5);
    const refused = said.flatMap(({ errors }) => errors);
    expect(refused).toHaveLength(CONNECTIONS - 5);
    for (const error of refused) expect(error).toMatch(/no_credits$/);
    expect(await balanceOf(postgres, user)).toBe(0);
  });

  it('that end the same generation in every way settle it once', async () => {
    for (let round = 0; round < 5; round++) {
      const user = await account(postgres);
      const id = crypto.randomUUID();
      await postgres.query(start(user, id) + age(user, id));
      const ways = [finish, fail, cancel, reap];
      const said = await postgres.atOnce((connection) => ways[(connection + round) % ways.length]?.(user, id) ?? '');
      expect(said.flatMap(({ errors }) => errors)).toEqual([]);
      const [status] = await postgres.query(`select status from public.generations where id = '${id}'`);
      const settled = await postgres.query(
        `select kind from public.credit_ledger where cause = 'generation:${id}' and kind <> 'hold'`,
      );
      expect([status, settled]).toEqual([status, [status === 'succeeded' ? 'capture' : 'release']]);
      expect(await balanceOf(postgres, user)).toBe(status === 'succeeded' ? 10 - PRICE : 10);
    }
  });

  it('that do everything to the generations of everybody leave a ledger that adds up', async () => {
    const users = await Promise.all([0, 0, 0, 400, 400, 400].map((more) => account(postgres, more)));
    const work = users.flatMap((user) => Array.from({ length: 40 }, () => ({ user, id: crypto.randomUUID() })));
    const doings = [start, start, start, finish, fail, cancel, age, reap];
    const said = await postgres.atOnce((connection) => {
      const random = randomFrom(connection + 1);
      const pick = <T>(list: readonly T[]): T => {
        const one = list[Math.floor(random() * list.length)];
        if (one === undefined) throw new Error('There is nothing to pick from.');
        return one;
      };
      // Whoever is below zero for an instant is seen: each look is of one moment.
      const look = `select 'below zero' from public.credit_ledger group by user_id having sum(amount) < 0;`;
      return Array.from({ length: 80 }, () => {
        const { user, id } = pick(work);
        return `${pick(doings)(user, id)} ${look}`;
      }).join('\n');
    });

    expect(said.flatMap(({ rows }) => rows)).not.toContain('below zero');
    const errors = said.flatMap((one) => one.errors.map((error) => error.replace(/^.*ERROR: +/, '')));
    expect(new Set(errors)).toEqual(new Set(['no_credits', 'not_found']));

    const ended = await postgres.query(`
      select status, coalesce(error, '') as error, count(*) > 0 from public.generations
      where user_id in (${users.map((user) => `'${user}'`).join()}) group by 1, 2 order by 1, 2`);
    expect(ended).toEqual(['cancelled||t', 'failed|internal|t', 'failed|server|t', 'running||t', 'succeeded||t']);

    // Each generation with the movements that its status asks for: one hold, and one settlement where it has ended.
    const wrong = await postgres.query(`
      select g.id, g.status, l.movements
      from public.generations g
      left join lateral (
        select coalesce(string_agg(kind || ' ' || amount, ', ' order by id), '') as movements
        from public.credit_ledger where user_id = g.user_id and cause = 'generation:' || g.id
      ) l on true
      where l.movements <> case
        when g.cost = 0 then ''
        when g.status = 'running' then 'hold -2'
        when g.status = 'succeeded' then 'hold -2, capture 0'
        else 'hold -2, release 2' end
        or (select count(*) from public.variants where generation_id = g.id) <> (g.status = 'succeeded')::integer`);
    expect(wrong).toEqual([]);
    for (const user of users) {
      const [expected] = await postgres.query(`
        select (select sum(amount) from public.credit_ledger where user_id = '${user}' and kind = 'grant')
          - coalesce(sum(cost) filter (where status in ('running', 'succeeded')), 0)
        from public.generations where user_id = '${user}'`);
      expect(await balanceOf(postgres, user)).toBe(Number(expected));
    }
  });
});

describe('the reaper', () => {
  it('gives each credit back once, however many run at once', async () => {
    const user = await account(postgres, 400);
    const ids = Array.from({ length: 60 }, () => crypto.randomUUID());
    await postgres.query(ids.map((id) => start(user, id) + age(user, id)).join('\n'));
    const said = await postgres.atOnce(reap);
    expect(said.flatMap(({ errors }) => errors)).toEqual([]);
    const reaped = said.reduce((sum, { rows }) => sum + Number(rows[0]), 0);
    expect(reaped).toBe(60);
    expect(await balanceOf(postgres, user)).toBe(410);
  });
});

describe('a rate limit', () => {
  it('lets through as many as it says, however many ask at once', async () => {
    await postgres.query(`update private.rate_limits set allowed = 7 where purpose = 'revise' and counts = 'user'`);
    const user = await account(postgres);
    const ask = `select public.count_request('${user}', 'an address', 'revise');`;
    const said = await postgres.atOnce(() => ask.repeat(4));
    expect(said.flatMap(({ errors }) => errors)).toEqual([]);
    const answers = said.flatMap(({ rows }) => rows.map(Number));
    expect(answers).toHaveLength(CONNECTIONS * 4);
    expect(answers.filter((seconds) => seconds === 0)).toHaveLength(7);
  });

  it('never has two people wait for each other', async () => {
    const users = await Promise.all(Array.from({ length: 4 }, () => account(postgres)));
    const said = await postgres.atOnce((connection) =>
      Array.from(
        { length: 20 },
        (_, turn) =>
          `select public.count_request('${users[(connection + turn) % 4]}', 'address ${(connection * turn) % 3}', 'generate');`,
      ).join('\n'),
    );
    expect(said.flatMap(({ errors }) => errors)).toEqual([]);
  });
});
