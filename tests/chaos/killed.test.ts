import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBackendPort } from '../../scripts/support/free-ports.ts';
import { PUBLISHABLE_KEY } from '../../supabase/local/keys.ts';
import { type Backend, startBackend } from '../../supabase/local/start-backend.ts';
import { type BackendAddress, signUpConfirmed, startTestBackend, type TestUser } from '../backend/support/backend.ts';
import { aRequest, postGenerate, tokenOf } from '../backend/support/generate.ts';
import { faultsOfEnd, paintingsKnown } from '../backend/support/job-end.ts';
import { type ImageModels, startImageModels } from '../support/image-models/start-image-models.ts';

/** Processes that are killed while they work on a job, by the system. At every place where it can be: tests/backend/jobs/hazards.test.ts. */

let models: ImageModels;
beforeAll(async () => {
  models = await startImageModels();
});
afterAll(() => models?.close());

type Provider = 'openai' | 'fal' | 'replicate';
const STYLES = { openai: 'gpt-image', fal: 'flux-fal', replicate: 'flux-replicate' } as const;

/** Begins a job, and waits until the provider has been asked for something. */
async function beginAndWaitFor(backend: BackendAddress, person: TestUser, provider: Provider, kind: string) {
  models.requests.length = 0;
  models.on(provider, { paint: { milliseconds: 300 } });
  const request = aRequest({ style: STYLES[provider] });
  await postGenerate(backend, await tokenOf(person.client), request);
  const isAsked = () => models.requests.some((one) => one.kind === kind);
  await expect.poll(isAsked, { timeout: 30_000, interval: 5 }).toBe(true);
  return request;
}

/** Goes on with a job as the panel does, once its lease has run out, and looks at what came of it. */
async function goOn(backend: Backend, person: TestUser, request: { id: string }): Promise<void> {
  const known = await paintingsKnown(backend, request.id);
  await backend.query("update public.generations set leased_until = now() - interval '1 second' where id = $1", [
    request.id,
  ]);
  const token = await tokenOf(person.client);
  const ask = async () => (await postGenerate(backend, token, request)).body?.generation?.status;
  await expect.poll(ask, { timeout: 60_000, interval: 250 }).toBe('succeeded');
  expect(await faultsOfEnd(backend, person, request.id, { isComplete: true })).toEqual([]);
  // Only a painting of which nothing had been written down yet is paid for twice.
  expect(models.charged('astronaut')).toBeLessThanOrEqual(3 + (3 - known));
}

describe('the process of the Edge Functions is killed', () => {
  let backend: Backend;
  let person: TestUser;
  beforeAll(async () => {
    backend = await startTestBackend({ models: models.variables() });
    person = await signUpConfirmed(backend);
    await backend.query(
      "insert into public.credit_ledger (user_id, kind, amount, cause) values ($1, 'grant', 100, 'test')",
      [person.userId],
    );
  });
  afterAll(() => backend?.stop());

  it.each([
    ['openai', 'paint'],
    ['fal', 'paint'],
    ['fal', 'look'],
    ['replicate', 'picture'],
  ] as const)('when %s has just been asked for: %s', async (provider, kind) => {
    const request = await beginAndWaitFor(backend, person, provider, kind);
    process.kill(backend.functionsPid() ?? 0, 'SIGKILL');
    await goOn(backend, person, request);
  });
});

describe('the whole backend is killed', { timeout: 300_000 }, () => {
  it('with its database, while a provider has the paintings', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'klikk-killed-'));
    const port = await findBackendPort();
    const child = spawn(process.execPath, ['supabase/local/main.mjs', '--port', String(port), '--data', dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...models.variables() },
    });
    let backend: Backend | undefined;
    try {
      await once(child.stdout, 'data');
      const url = `http://127.0.0.1:${port}`;
      const running = { url, mailUrl: `http://127.0.0.1:${port + 3}`, publishableKey: PUBLISHABLE_KEY };
      const person = await signUpConfirmed(running);
      const request = await beginAndWaitFor(running, person, 'replicate', 'look');
      child.kill('SIGKILL');
      await once(child, 'exit');

      backend = await startBackend({ port, dataDir, models: models.variables() });
      await goOn(backend, person, request);
    } finally {
      child.kill('SIGKILL');
      await backend?.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
