import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Generation, generateResponseSchema } from '../../../supabase/functions/_shared/contract.ts';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { type ImageModels, keyOf, startImageModels } from '../../support/image-models/start-image-models.ts';
import { signUpConfirmed, startTestBackend, type TestUser } from '../support/backend.ts';
import { aRequest, balanceOf, ledgerOf, post, postGenerate, tokenOf } from '../support/generate.ts';

/** Jobs of image models: the functions in the real Deno, over HTTP, against what speaks as the providers do. */

const STYLES = { openai: 'gpt-image', google: 'nano-banana', fal: 'flux-fal', replicate: 'flux-replicate' } as const;

let models: ImageModels;
let backend: Backend;
let person: TestUser & { token: string };

beforeAll(async () => {
  models = await startImageModels();
  backend = await startTestBackend({ models: models.variables() });
});
afterAll(async () => {
  await backend?.stop();
  await models?.close();
});
beforeEach(async () => {
  const user = await signUpConfirmed(backend);
  person = { ...user, token: await tokenOf(user.client) };
  for (const provider of Object.keys(STYLES)) models.on(provider as keyof typeof STYLES, { paint: {} });
  models.requests.length = 0;
});
afterEach(() => expect(models.failures).toEqual([]));

async function ask(request: object): Promise<{ generation: Generation; balance: number }> {
  const { status, body } = await postGenerate(backend, person.token, request);
  expect([status, body?.error]).toEqual([200, undefined]);
  return generateResponseSchema.parse(body);
}

/** Asks again until it is as wanted. */
async function follow(request: object, isThere = (one: Generation) => one.status !== 'running'): Promise<Generation> {
  let { generation } = await ask(request);
  const look = async () => {
    ({ generation } = await ask(request));
    return isThere(generation);
  };
  await expect.poll(look, { timeout: 30_000, interval: 250 }).toBe(true);
  return generation;
}

const painted = () => models.requests.filter(({ kind }) => kind === 'paint');

describe.each(Object.entries(STYLES))('three thumbnails by %s', (provider, style) => {
  it('are a job that is answered at once, goes on after the answer, and costs its price once', async () => {
    models.on(provider as keyof typeof STYLES, { paint: { milliseconds: 600 } });
    const request = aRequest({ style, prompt: 'at night' });
    const { generation, balance } = await ask(request);
    expect(generation).toMatchObject({ status: 'running', engine: style, cost: 3, variants: [] });
    expect(generation.progress?.of).toBe(3);
    expect(balance).toBe(7);

    const { status, variants, shortfall } = await follow(request);
    expect([status, shortfall, variants.length]).toEqual(['succeeded', null, 3]);
    expect(await ledgerOf(backend, person.userId)).toEqual(['grant 10', 'hold -3', 'capture 0']);
    expect(painted()).toHaveLength(3);
    for (const { references, prompt } of painted()) {
      expect(references ?? []).toEqual([]);
      expect(prompt).toContain('at night');
    }
    for (const { scene } of variants) {
      if (scene.background.kind !== 'still') throw new Error(`The background is ${scene.background.kind}.`);
      expect(scene.background.origin).toBe('model');
      const plates = person.client.storage.from('plates');
      const { data } = await plates.download(`${person.userId}/${scene.background.pictureId}`);
      expect(data?.type).toBe('image/jpeg');
    }
    expect(new Set(variants.map(({ scene }) => scene.layout)).size).toBe(3);
  });

  it('that are refused end in a word that says so, and everything is given back', async () => {
    const refusal = { openai: 'output', google: 'prompt:SAFETY', fal: 'flag', replicate: 'nsfw' }[provider] ?? '';
    models.on(provider as keyof typeof STYLES, { refuse: refusal });
    const request = aRequest({ style });
    const { status, error, variants } = await follow(request);
    expect([status, error, variants]).toEqual(['failed', 'moderated', []]);
    expect(await ledgerOf(backend, person.userId)).toEqual(['grant 10', 'hold -3', 'release 3']);
  });
});

describe('a job', () => {
  it('delivers each picture as it is done, and of what came in part takes a part', async () => {
    models.on('openai', [{ paint: {} }, { refuse: 'output' }, { paint: { milliseconds: 3_000 } }]);
    const request = aRequest({ style: 'gpt-image' });
    const underWay = await follow(request, ({ variants }) => variants.length === 1);
    expect(underWay).toMatchObject({ status: 'running', progress: { stage: 'painting', of: 3 } });
    const { status, shortfall, variants } = await follow(request);
    expect([status, shortfall, variants.length]).toEqual(['succeeded', 'moderated', 2]);
    expect(await ledgerOf(backend, person.userId)).toEqual(['grant 10', 'hold -3', 'capture 1']);
  });

  it('that is cancelled stops what is queued, and gives back what did not come', async () => {
    models.on('fal', [{ paint: {} }, { paint: { looks: 500 } }, { paint: { looks: 500 } }]);
    const request = aRequest({ style: 'flux-fal' });
    await follow(request, ({ variants }) => variants.length === 1);
    const before = models.cancelled().length;
    await person.client.rpc('cancel_generation', { id: request.id }).throwOnError();
    const { status, shortfall, variants } = await follow(request);
    expect([status, shortfall, variants.length]).toEqual(['succeeded', 'cancelled', 1]);
    expect(await ledgerOf(backend, person.userId)).toEqual(['grant 10', 'hold -3', 'capture 2']);
    await expect.poll(() => models.cancelled().length - before, { timeout: 10_000 }).toBe(2);
  });

  it('of which nothing came is cancelled for nothing', async () => {
    models.on('openai', { hang: true });
    const request = aRequest({ style: 'gpt-image' });
    await follow(request, ({ progress }) => progress?.stage === 'painting');
    await person.client.rpc('cancel_generation', { id: request.id }).throwOnError();
    expect((await follow(request)).status).toBe('cancelled');
    expect(await balanceOf(backend, person.userId)).toBe(10);
  });

  it('is worked on by one at a time, and gone on with once that one has been silent for long enough', async () => {
    models.on('replicate', { paint: { looks: 500 } });
    const request = aRequest({ style: 'flux-replicate' });
    await follow(request, ({ progress }) => progress?.stage === 'painting');
    await expect.poll(() => painted().length).toBe(3);
    await Promise.all(Array.from({ length: 5 }, () => ask(request)));
    const [held] = await backend.query<{ worker: string }>('select worker from public.generations where id = $1', [
      request.id,
    ]);
    // The worker loses its lease, as one that died does; its next word finds somebody else at work.
    await backend.query("update public.generations set leased_until = now() - interval '1 second' where id = $1", [
      request.id,
    ]);
    await ask(request);
    await expect
      .poll(async () => {
        const [now] = await backend.query<{ worker: string }>('select worker from public.generations where id = $1', [
          request.id,
        ]);
        return now?.worker === held?.worker;
      })
      .toBe(false);
    await person.client.rpc('cancel_generation', { id: request.id }).throwOnError();
  });

  it('is not begun beyond what the service may spend in a day, and the embedded engine goes on', async () => {
    await backend.query('update private.spending_cap set usd_per_day = 0.1');
    try {
      const refused = await postGenerate(backend, person.token, aRequest({ style: 'gpt-image' }));
      expect([refused.status, refused.body.error.code]).toEqual([503, 'spending_cap']);
      expect((await ask(aRequest())).generation.status).toBe('succeeded');
      expect(await ledgerOf(backend, person.userId)).toEqual(['grant 10']);
    } finally {
      await backend.query('update private.spending_cap set usd_per_day = 20');
    }
  });

  it('is paid for by a key of one’s own where there is one, and costs no credits', async () => {
    const keep = (key: string | null) => post(backend, 'provider-keys', person.token, { provider: 'google', key });
    expect((await keep(keyOf('google'))).status).toBe(200);
    const request = aRequest({ style: 'nano-banana' });
    expect((await ask(request)).generation.cost).toBe(0);
    expect((await follow(request)).status).toBe('succeeded');
    await keep('key-of-nobody');
    const refused = aRequest({ style: 'nano-banana' });
    await ask(refused);
    expect(await follow(refused)).toMatchObject({ status: 'failed', error: 'own_key_refused' });
    await keep(null);
    expect(await ledgerOf(backend, person.userId)).toEqual(['grant 10']);
  });
});
