import type { Postgres } from './postgres.ts';

/** An account with the ten credits of the welcome and `more`. */
export async function account(postgres: Postgres, more = 0): Promise<string> {
  const id = crypto.randomUUID();
  await postgres.query(`insert into auth.users (id) values ('${id}')`);
  if (more > 0) {
    await postgres.query(
      `insert into public.credit_ledger (user_id, kind, amount, cause) values ('${id}', 'grant', ${more}, 'test')`,
    );
  }
  return id;
}

export const balanceOf = async (postgres: Postgres, user: string): Promise<number> =>
  Number((await postgres.query(`select private.balance_of('${user}')`))[0]);

/** What is done to a generation, as statements. */

export const start = (user: string, id: string, { style, count }: { style: string; count: number }): string => {
  const request = JSON.stringify({ title: 'A title', style, locale: 'en', photo_ids: [], count });
  return `select public.start_generation('${user}', '${id}', '${request}') -> 'generation' ->> 'status';`;
};
export const fail = (user: string, id: string): string =>
  `select public.fail_generation('${user}', '${id}', 'internal') -> 'generation' ->> 'status';`;
export const cancel = (user: string, id: string): string =>
  `set request.jwt.claims = '{"sub":"${user}"}'; select public.cancel_generation('${id}');`;
export const age = (_user: string, id: string): string =>
  `update public.generations set created_at = now() - interval '11 minutes' where id = '${id}' and status = 'running';`;
export const reap = (): string => 'select private.reap_generations();';
