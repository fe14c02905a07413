import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReaper } from '../../../supabase/local/reaper.ts';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { signUpConfirmed, startTestBackend, type TestUser } from '../support/backend.ts';
import { aRequest, balanceOf, ledgerOf, postGenerate, priceStyle, tokenOf } from '../support/generate.ts';

let backend: Backend;

beforeAll(async () => {
  backend = await startTestBackend();
  await priceStyle(backend, 'priced', 2);
});
afterAll(() => backend?.stop());

/** A generation that was begun that long ago and never finished: the function died. */
async function abandoned({ userId }: TestUser, age: string) {
  const request = aRequest({ style: 'priced' });
  await backend.query('select public.start_generation($1, $2, $3::jsonb)', [
    userId,
    request.id,
    JSON.stringify({ ...request, photo_ids: [], photoIds: undefined }),
  ]);
  await backend.query('update public.generations set created_at = now() - $2::interval where id = $1', [
    request.id,
    age,
  ]);
  return request;
}

const reap = async () =>
  (await backend.query<{ count: number }>('select private.reap_generations() as count'))[0]?.count;

async function statusOf(id: string): Promise<string> {
  const [row] = await backend.query<{ status: string; error: string | null }>(
    'select status, error from public.generations where id = $1',
    [id],
  );
  return `${row?.status} ${row?.error}`;
}

describe('the reaper', () => {
  it('fails what has run for ten minutes, gives the credits back once, and says so to whoever asks again', async () => {
    const ada = await signUpConfirmed(backend);
    const request = await abandoned(ada, '601 seconds');
    expect(await ledgerOf(backend, ada.userId)).toEqual(['grant 10', 'hold -2']);
    expect(await reap()).toBe(1);
    expect(await reap()).toBe(0);
    expect(await statusOf(request.id)).toBe('failed server');
    expect(await ledgerOf(backend, ada.userId)).toEqual(['grant 10', 'hold -2', 'release 2']);
    const { status, body } = await postGenerate(backend, await tokenOf(ada.client), request);
    expect([status, body.generation.status, body.generation.error, body.balance]).toEqual([
      200,
      'failed',
      'server',
      10,
    ]);
  });

  it('leaves a younger one alone, which is then finished as ever', async () => {
    const ada = await signUpConfirmed(backend);
    const request = await abandoned(ada, '590 seconds');
    expect(await reap()).toBe(0);
    expect(await statusOf(request.id)).toBe('running null');
    expect((await postGenerate(backend, await tokenOf(ada.client), request)).status).toBe(200);
    expect(await ledgerOf(backend, ada.userId)).toEqual(['grant 10', 'hold -2', 'capture 0']);
  });

  it('and a result that comes in the same instant settle the hold once', async () => {
    const ada = await signUpConfirmed(backend);
    const requests = await Promise.all(Array.from({ length: 4 }, () => abandoned(ada, '11 minutes')));
    await Promise.all(
      requests.flatMap(({ id }) => [
        backend.query('select public.finish_generation($1, $2, $3::jsonb)', [
          ada.userId,
          id,
          JSON.stringify(Array.from({ length: 3 }, () => ({ scene: {}, reason: 'late' }))),
        ]),
        reap(),
      ]),
    );
    const ended = await Promise.all(requests.map(({ id }) => statusOf(id)));
    const failed = ended.filter((one) => one === 'failed server').length;
    expect(ended.filter((one) => one === 'succeeded null')).toHaveLength(4 - failed);
    expect(await balanceOf(backend, ada.userId)).toBe(10 - 2 * (4 - failed));
    const settled = (await ledgerOf(backend, ada.userId)).filter((line) => /^(capture|release)/.test(line));
    expect(settled).toHaveLength(4);
  });

  it('is nobody’s to call', async () => {
    const ada = await signUpConfirmed(backend);
    expect((await ada.client.rpc('reap_generations')).error).not.toBeNull();
    expect((await ada.client.schema('private').rpc('reap_generations')).error).not.toBeNull();
  });

  it('runs by itself, and goes on after a fault', async () => {
    const ada = await signUpConfirmed(backend);
    const log: string[] = [];
    let isBroken = true;
    const stop = startReaper({
      query: (sql, parameters) => (isBroken ? Promise.reject(new Error('gone')) : backend.query(sql, parameters)),
      log: (line) => log.push(line),
      milliseconds: 20,
    });
    try {
      await expect.poll(() => log.length).toBeGreaterThan(0);
      const request = await abandoned(ada, '1 hour');
      isBroken = false;
      await expect.poll(() => statusOf(request.id)).toBe('failed server');
    } finally {
      stop();
    }
    const request = await abandoned(ada, '1 hour');
    await pause(100);
    expect(await statusOf(request.id)).toBe('running null');
  });
});
