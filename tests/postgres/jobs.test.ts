import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../../utils/scene/random.ts';
import { account, age, balanceOf, cancel, fail, reap, start as startWith } from './support/generations.ts';
import { type Postgres, startPostgres } from './support/postgres.ts';

/** Jobs of an image model under fifty connections at once: three plates each, and everybody who may end them. */

const CONNECTIONS = 50;
const PRICE = 3;
const PLATES = 3;

let postgres: Postgres;

beforeAll(async () => {
  postgres = await startPostgres(CONNECTIONS);
  await postgres.query('update private.spending_cap set usd_per_day = 99999');
});
afterAll(() => postgres?.stop());

const start = (user: string, id: string) => startWith(user, id, { style: 'gpt-image', count: PLATES });

/** The id of a job's plate: the job's own, with another end. */
const plateOf = (id: string, index: number) => `${id.slice(0, -1)}${index}`;
const newId = () => `${crypto.randomUUID().slice(0, -1)}a`;

const begin = (user: string, id: string) => {
  const plates = Array.from({ length: PLATES }, (_, index) => ({
    id: plateOf(id, index),
    scene: {},
    reason: 'why',
    prompt: 'what',
  }));
  return `select public.begin_plates('${user}', '${id}', '${JSON.stringify(plates)}', 'rules');`;
};
const take = (user: string, id: string) =>
  `select public.take_job('${user}', '${id}', gen_random_uuid(), 20) ->> 'status';`;
const note = (user: string, id: string, index: number) =>
  `select public.note_ticket('${user}', '${plateOf(id, index)}', '{"id":"a ticket"}');`;
const deliver = (user: string, id: string, index: number) =>
  `select public.end_plate('${user}', '${plateOf(id, index)}', '{"usd":0.03,"requestId":"r"}') -> 'generation' ->> 'status';`;
const giveUp = (user: string, id: string, index: number) =>
  `select public.end_plate('${user}', '${plateOf(id, index)}', '{"error":"moderated"}') -> 'generation' ->> 'status';`;

/** Jobs that are not as they must be once they have ended: the end of their hold, their variants, what is left open. */
const WRONG = `
  select g.id, g.status, plates.painted, plates.open, variants.count, ledger.movements
  from public.generations g
  cross join lateral (select count(*) as count from public.variants where generation_id = g.id) variants
  cross join lateral (
    select
      count(*) filter (where status = 'painted') as painted,
      count(*) filter (where status in ('waiting', 'painting')) as open
    from public.plates where generation_id = g.id
  ) plates
  cross join lateral (
    select coalesce(string_agg(kind || ' ' || amount, ', ' order by id), '') as movements
    from public.credit_ledger where user_id = g.user_id and cause = 'generation:' || g.id
  ) ledger
  where g.status = 'running' or plates.open > 0 or variants.count <> plates.painted or g.worker is not null
    or g.reserved_usd <> 0 or (g.status = 'succeeded') <> (variants.count > 0)
    or ledger.movements <> case
      when g.cost = 0 then ''
      when variants.count = 0 then 'hold -3, release 3'
      else 'hold -3, capture ' || ${PRICE} - variants.count end`;

const OVER_OR_NOT_BEGUN = new Set(['not_found', 'no_credits']);
const wordsOf = (errors: readonly string[]) => new Set(errors.map((error) => error.replace(/^.*ERROR: +/, '')));

describe('fifty connections', () => {
  it('that end the same job in every way end its hold once, for as much as was delivered', async () => {
    for (let round = 0; round < 10; round++) {
      const user = await account(postgres);
      const id = newId();
      // Every other round it has not even been written down what is to be painted.
      await postgres.query(start(user, id) + (round % 2 === 0 ? begin(user, id) : '') + age(user, id));
      const ways = [deliver, giveUp, fail, cancel, reap, begin, take, note, deliver];
      const said = await postgres.atOnce(
        (connection) => ways[(connection + round) % ways.length]?.(user, id, connection % PLATES) ?? '',
      );
      const errors = wordsOf(said.flatMap((one) => one.errors));
      expect([...errors].filter((word) => !OVER_OR_NOT_BEGUN.has(word))).toEqual([]);
      expect(await postgres.query(WRONG)).toEqual([]);
    }
  });

  it('that deliver every plate at once deliver each once', async () => {
    const user = await account(postgres);
    const id = newId();
    await postgres.query(start(user, id) + begin(user, id));
    const said = await postgres.atOnce((connection) => deliver(user, id, connection % PLATES));
    expect(said.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await postgres.query(WRONG)).toEqual([]);
    expect(await postgres.query(`select count(*) from public.variants where generation_id = '${id}'`)).toEqual(['3']);
    expect(await balanceOf(postgres, user)).toBe(10 - PRICE);
  });

  it('that begin the same job write down its plates once, and one of them works on it', async () => {
    const user = await account(postgres);
    const id = newId();
    await postgres.query(start(user, id));
    const said = await postgres.atOnce(() => take(user, id) + begin(user, id));
    expect(said.flatMap(({ errors }) => errors)).toEqual([]);
    const rows = said.flatMap((one) => one.rows);
    expect(rows.filter((row) => row === 'running')).toHaveLength(1);
    expect(rows.filter((row) => row === 't')).toHaveLength(1);
    await postgres.query(cancel(user, id));
  });

  it('that do everything to the jobs of everybody leave a ledger and a bill that add up', async () => {
    const users = await Promise.all([0, 0, 0, 400, 400, 400].map((more) => account(postgres, more)));
    const jobs = users.flatMap((user) => Array.from({ length: 20 }, () => ({ user, id: newId() })));
    const doings = [start, start, begin, begin, take, note, note, deliver, deliver, giveUp, fail, cancel, age, reap];
    const said = await postgres.atOnce((connection) => {
      const random = randomFrom(connection + 1);
      const pick = <T>(list: readonly T[]): T => {
        const one = list[Math.floor(random() * list.length)];
        if (one === undefined) throw new Error('There is nothing to pick from.');
        return one;
      };
      const look = `select 'below zero' from public.credit_ledger group by user_id having sum(amount) < 0;`;
      return Array.from({ length: 80 }, () => {
        const { user, id } = pick(jobs);
        return `${pick(doings)(user, id, Math.floor(random() * PLATES))} ${look}`;
      }).join('\n');
    });
    expect(said.flatMap(({ rows }) => rows)).not.toContain('below zero');
    expect(wordsOf(said.flatMap(({ errors }) => errors))).toEqual(OVER_OR_NOT_BEGUN);

    // Whatever is still running is left until the reaper comes.
    await postgres.query(jobs.map(({ user, id }) => age(user, id)).join('') + reap());
    expect(await postgres.query(WRONG)).toEqual([]);
    const statuses = await postgres.query('select distinct status from public.generations order by status');
    expect(statuses).toEqual(['cancelled', 'failed', 'succeeded']);
    for (const user of users) {
      const [expected] = await postgres.query(`
        select (select sum(amount) from public.credit_ledger where user_id = '${user}' and kind = 'grant')
          - (select count(*) from public.variants where user_id = '${user}')`);
      expect(await balanceOf(postgres, user)).toBe(Number(expected));
    }
    // What was painted, and of what was given up while it was being painted at the most the estimates.
    const [isWithin] = await postgres.query(`
      select spent between painted - 0.001 and painted + dropped + 0.001 from
        (select sum(usd) as spent from private.spending) one,
        (select
           coalesce(sum(usd) filter (where status = 'painted'), 0) as painted,
           coalesce(sum(estimate_usd) filter (where status = 'dropped'), 0) as dropped
         from public.plates) other`);
    expect(isWithin).toBe('t');
  });
});
