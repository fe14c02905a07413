import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBackendPort } from '../../../scripts/support/free-ports.ts';
import { type Backend, startBackend } from '../../../supabase/local/start-backend.ts';
import { type ImageModels, startImageModels } from '../../support/image-models/start-image-models.ts';
import { signUpConfirmed } from '../support/backend.ts';
import { aRequest, ledgerOf, post, postGenerate, tokenOf } from '../support/generate.ts';

/** A machine that stops while a provider has paintings in its queue, and is started again. */

let models: ImageModels;
let dataDir: string;
let port: number;
let backend: Backend;

const start = () =>
  startBackend({
    port,
    dataDir,
    models: models.variables(undefined, {
      KLIKK_WEBHOOK_URL: `http://127.0.0.1:${port}/functions/v1/provider-webhook`,
    }),
  });

beforeAll(async () => {
  models = await startImageModels();
  dataDir = await mkdtemp(path.join(tmpdir(), 'klikk-test-backend-'));
  port = await findBackendPort();
  backend = await start();
});
afterAll(async () => {
  await backend?.stop();
  await models?.close();
  await rm(dataDir, { recursive: true, force: true });
});

const painted = () => models.requests.filter(({ kind }) => kind === 'paint');

/** Three paintings in a provider's queue, and the machine stopped and started. */
async function interrupted(provider: 'fal' | 'replicate', style: string) {
  models.requests.length = 0;
  models.on(provider, { paint: { milliseconds: 6_000 } });
  const { client, userId } = await signUpConfirmed(backend);
  const request = aRequest({ style });
  await postGenerate(backend, await tokenOf(client), request);
  const tickets = async () =>
    (
      await backend.query<{ id: string }>(
        `select ticket ->> 'id' as id from public.plates where generation_id = $1 and ticket is not null`,
        [request.id],
      )
    ).map(({ id }) => id);
  await expect.poll(async () => (await tickets()).length, { timeout: 20_000 }).toBe(3);
  const ids = await tickets();
  await backend.stop();
  backend = await start();
  // As if twenty seconds had gone by.
  await backend.query("update public.generations set leased_until = now() - interval '1 second' where id = $1", [
    request.id,
  ]);
  return { userId, token: await tokenOf(client), request, ids };
}

const statusOf = async (id: string) =>
  (await backend.query<{ status: string }>('select status from public.generations where id = $1', [id]))[0]?.status;

const isWorkedOn = async (id: string) =>
  (
    await backend.query<{ leased: boolean }>(
      'select leased_until > now() as leased from public.generations where id = $1',
      [id],
    )
  )[0]?.leased === true;

describe('a job with paintings in a queue', () => {
  it('is gone on with after a restart by whoever asks, and nothing is painted or paid twice', async () => {
    const { userId, token, request } = await interrupted('replicate', 'flux-replicate');
    await postGenerate(backend, token, request);
    await expect.poll(() => isWorkedOn(request.id)).toBe(true);
    await expect.poll(() => statusOf(request.id), { timeout: 30_000 }).toBe('succeeded');
    expect(painted()).toHaveLength(3);
    expect(await ledgerOf(backend, userId)).toEqual(['grant 10', 'hold -3', 'capture 0']);
  });

  it('is gone on with after a restart when the provider calls, and by nobody else’s call', async () => {
    const { userId, request, ids } = await interrupted('fal', 'flux-fal');
    const url = `${backend.url}/functions/v1/provider-webhook?provider=fal`;
    const forged = await post(backend, 'provider-webhook?provider=fal', null, { request_id: ids[0], status: 'OK' });
    expect([forged.status, forged.body.error.code]).toEqual([403, 'forbidden']);
    const unknown = await post(backend, 'provider-webhook', null, {});
    expect([unknown.status, unknown.body.error.code]).toEqual([403, 'forbidden']);
    expect(await isWorkedOn(request.id)).toBe(false);

    expect((await models.callWebhook('fal', url, ids[0] ?? '')).status).toBe(200);
    await expect.poll(() => isWorkedOn(request.id)).toBe(true);
    await expect.poll(() => statusOf(request.id), { timeout: 30_000 }).toBe('succeeded');
    expect(painted()).toHaveLength(3);
    expect(await ledgerOf(backend, userId)).toEqual(['grant 10', 'hold -3', 'capture 0']);
    expect(models.failures).toEqual([]);
  });
});
