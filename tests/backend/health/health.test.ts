import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findBackendPort } from '../../../scripts/support/free-ports.ts';
import { healthResponseSchema } from '../../../supabase/functions/_shared/contract.ts';
import { type FunctionsProcess, startFunctions } from '../../../supabase/local/functions-process.ts';
import { PUBLISHABLE_KEY, SECRET_KEY } from '../../../supabase/local/keys.ts';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { type Gate, openGate } from '../../support/gate.ts';
import { signUpConfirmed, startTestBackend } from '../support/backend.ts';
import { aRequest } from '../support/generate.ts';

let backend: Backend;
/** Stands between the function and the parts that it asks. */
let gate: Gate;
let functions: FunctionsProcess | undefined;
const log: string[] = [];

beforeAll(async () => {
  backend = await startTestBackend();
  gate = await openGate(backend.url);
});
afterEach(async () => {
  gate.offline(false);
  log.length = 0;
  await functions?.stop();
  functions = undefined;
});
afterAll(async () => {
  await gate?.close();
  await backend?.stop();
});

/** The function in a Deno of its own, which reaches the backend through the gate. */
async function startBehindGate(environment: Record<string, string> = {}): Promise<string> {
  const port = await findBackendPort();
  functions = await startFunctions({
    port,
    environment: {
      SUPABASE_URL: gate.url,
      SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: PUBLISHABLE_KEY }),
      SUPABASE_SECRET_KEYS: JSON.stringify({ default: SECRET_KEY }),
      SUPABASE_JWKS: JSON.stringify({ keys: [] }),
      ...environment,
    },
    hosts: [],
    log: (line) => log.push(line),
  });
  return `http://127.0.0.1:${port}/health`;
}

async function ask(address: string, init: RequestInit = {}) {
  const response = await fetch(address, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

/** Plates of a job that came to these ends just now. */
async function endPlates(userId: string, style: string, outcomes: object[], funding: string): Promise<void> {
  const request = aRequest({ style });
  await backend.query('select public.start_generation($1, $2, $3)', [
    userId,
    request.id,
    { ...request, photo_ids: [] },
  ]);
  const plates = outcomes.map(() => ({ id: crypto.randomUUID(), scene: {}, reason: '', prompt: 'a prompt' }));
  await backend.query('select public.begin_plates($1, $2, $3, $4)', [
    userId,
    request.id,
    JSON.stringify(plates),
    'rules',
  ]);
  await backend.query('update public.generations set funding = $2 where id = $1', [request.id, funding]);
  for (const [index, outcome] of outcomes.entries()) {
    await backend.query('select public.end_plate($1, $2, $3)', [userId, plates[index]?.id, outcome]);
  }
}

const noModels = { openai: 'none', google: 'none', fal: 'none', replicate: 'none' };
const allUp = { database: 'up', storage: 'up', auth: 'up' };

describe('health', () => {
  it('is told to anybody, without a token or a key', async () => {
    const { status, headers, body } = await ask(`${backend.url}/functions/v1/health`);
    expect([status, healthResponseSchema.parse(body)]).toEqual([
      200,
      { status: 'up', parts: allUp, textModel: 'none', imageModels: noModels },
    ]);
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is told to somebody whose token is no good', async () => {
    const { status } = await ask(`${backend.url}/functions/v1/health`, {
      headers: { authorization: 'Bearer nonsense' },
    });
    expect(status).toBe(200);
  });

  it('is 503 where nothing can be reached, and the log says what', async () => {
    const address = await startBehindGate();
    gate.offline(true);
    const { status, body } = await ask(address);
    const down = { database: 'down', storage: 'down', auth: 'down' };
    expect([status, body]).toEqual([503, { status: 'down', parts: down, textModel: 'none', imageModels: noModels }]);
    expect(log.join()).toContain('"down":["database","storage","auth"]');
    expect(log.join()).not.toContain(SECRET_KEY);
  });

  it.each([
    ['database', '/rest/v1/styles'],
    ['storage', '/storage/v1/'],
    ['auth', '/auth/v1/'],
  ])('names the part that is gone: %s', async (part, path) => {
    const address = await startBehindGate();
    const caught = gate.catch(path, 'GET');
    const asked = ask(address);
    (await caught).cut();
    const { status, body } = await asked;
    expect([status, body.parts]).toEqual([503, { ...allUp, [part]: 'down' }]);
  });

  it('does not wait for ever for a part that does not answer', async () => {
    const address = await startBehindGate();
    const caught = gate.catch('/storage/v1/', 'GET');
    const started = performance.now();
    const { status, body } = await ask(address);
    expect([status, body.parts]).toEqual([503, { ...allUp, storage: 'down' }]);
    expect(performance.now() - started).toBeLessThan(6_000);
    (await caught).cut();
  });

  it('makes no more work for being asked much', async () => {
    const address = await startBehindGate();
    const before = gate.count('/v1/', 'GET');
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(address)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    // One for each part, and one for what became of paintings.
    expect(gate.count('/v1/', 'GET') - before).toBe(4);
  });

  it.each([
    ['configured', 'openai:some-model'],
    ['faulty', 'some model'],
  ])('says that a text model is %s, and neither its name nor its key', async (expected, model) => {
    const address = await startBehindGate({ KLIKK_TEXT_MODEL: model, OPENAI_API_KEY: 'sk-very-secret' });
    const { body } = await ask(address);
    expect(body).toMatchObject({ status: 'up', parts: allUp, textModel: expected });
    expect(log.join()).not.toContain('sk-very-secret');
  });

  it('says how it is with each provider of image models, and not with which key', async () => {
    const address = await startBehindGate({
      OPENAI_API_KEY: 'sk-very-secret',
      FAL_KEY: 'another-secret',
      FAL_BASE_URL: 'nowhere',
      REPLICATE_API_TOKEN: 'a-third-secret',
    });
    const { text, body } = await ask(address);
    expect(body.imageModels).toEqual({ openai: 'configured', google: 'none', fal: 'faulty', replicate: 'configured' });
    expect(text + log.join()).not.toContain('secret');
  });

  it('says which provider has not painted lately, by what became of the service’s own paintings', async () => {
    const keys = { OPENAI_API_KEY: 'a-key-of-openai', FAL_KEY: 'a-key-of-fal', REPLICATE_API_TOKEN: 'a-token' };
    const { userId } = await signUpConfirmed(backend);
    const stateAfter = async (style: string, outcomes: object[], funding = 'credits') => {
      await endPlates(userId, style, outcomes, funding);
      const { body } = await ask(await startBehindGate(keys));
      await functions?.stop();
      return [body.status, body.imageModels];
    };
    const trouble = { error: 'model_unavailable' };
    const well = { openai: 'configured', google: 'none', fal: 'configured', replicate: 'configured' };
    expect(await stateAfter('flux-fal', [trouble, { error: 'model_busy' }])).toEqual(['up', well]);
    expect(await stateAfter('flux-replicate', Array(3).fill({ error: 'moderated' }))).toEqual(['up', well]);
    expect(await stateAfter('gpt-image', Array(3).fill(trouble), 'own_key')).toEqual(['up', well]);
    expect(await stateAfter('flux-fal', [{ error: 'model_timeout' }])).toEqual(['up', { ...well, fal: 'failing' }]);
    expect(await stateAfter('flux-fal', [{ usd: 0.04, requestId: 'one' }])).toEqual(['up', well]);
  });

  it('is read only', async () => {
    const { status, headers, body } = await ask(`${backend.url}/functions/v1/health`, { method: 'POST', body: '{}' });
    expect([status, headers.get('allow'), body.error.code]).toEqual([405, 'GET', 'invalid_input']);
  });
});
