import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PROVIDER_IDS, type ProviderId } from '../../../supabase/functions/_shared/providers/image-provider.ts';
import { MODELS } from '../../support/image-models/models.ts';
import { paintPicture } from '../../support/image-models/picture.ts';
import { type ImageModels, startImageModels } from '../../support/image-models/start-image-models.ts';
import type { DenoCase, DenoOutcome } from './cases.ts';

/** The providers in the real Deno, as the functions have them, over real HTTP and through the real SDK. */

const root = path.resolve(import.meta.dirname, '../../..');
const PROMPT = 'A secret garden.';

interface Driver {
  run(wanted: DenoCase): Promise<DenoOutcome>;
  stop(): Promise<void>;
  /** Everything it printed besides. */
  errors: string[];
}

function startDriver(port: string): Driver {
  const deno = path.join(path.dirname(createRequire(import.meta.url).resolve('deno/package.json')), 'deno');
  const child: ChildProcess = spawn(
    deno,
    [
      'run',
      '--cached-only',
      '--no-remote',
      '--node-modules-dir=manual',
      '--no-lock',
      '--quiet',
      '--no-prompt',
      `--allow-net=127.0.0.1:${port}`,
      '--allow-env',
      // The AI SDK asks for both when it is loaded.
      '--allow-sys=hostname,osRelease',
      path.join(import.meta.dirname, 'driver.ts'),
    ],
    { cwd: root, stdio: 'pipe', env: { PATH: process.env.PATH, HOME: process.env.HOME, DENO_NO_UPDATE_CHECK: '1' } },
  );
  const errors: string[] = [];
  const waiting: ((outcome: DenoOutcome) => void)[] = [];
  const failing: ((error: Error) => void)[] = [];
  if (!child.stdout || !child.stderr) throw new Error('Deno has no output.');
  createInterface({ input: child.stdout }).on('line', (line) => {
    failing.shift();
    waiting.shift()?.(JSON.parse(line));
  });
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  child.on('exit', () => {
    for (const fail of failing.splice(0)) fail(new Error(`Deno ended: ${errors.join('\n')}`));
  });
  return {
    errors,
    run: (wanted) =>
      new Promise((resolve, reject) => {
        waiting.push(resolve);
        failing.push(reject);
        child.stdin?.write(`${JSON.stringify(wanted)}\n`);
      }),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.stdin?.end();
      }),
  };
}

let models: ImageModels;
let driver: Driver;

beforeAll(async () => {
  models = await startImageModels();
  driver = startDriver(new URL(models.origin).port);
});
afterAll(async () => {
  await driver?.stop();
  await models.close();
});
beforeEach(() => {
  models.requests.length = 0;
  for (const id of PROVIDER_IDS) models.on(id, []);
});
afterEach(() => {
  expect(models.failures).toEqual([]);
  expect(driver.errors).toEqual([]);
});

type Changes = Partial<Extract<DenoCase, { paint: unknown }>>;
const paint = (id: ProviderId, changes: Changes = {}) =>
  driver.run({
    paint: id,
    environment: models.variables(),
    model: MODELS[id],
    prompt: PROMPT,
    references: [],
    patience: 10_000,
    ...changes,
  });

const aReference = (mime: 'image/jpeg' | 'image/png', colour: string) => ({
  mime,
  base64: paintPicture(colour, mime === 'image/png' ? 'png' : 'jpeg').toString('base64'),
});
const paintings = () => models.requests.filter(({ kind }) => kind === 'paint');

describe.each(PROVIDER_IDS)('%s in Deno', (id) => {
  it('paints', async () => {
    const outcome = await paint(id);
    expect(outcome).toMatchObject({ painted: { mime: 'image/jpeg' } });
    const { base64 } = 'painted' in outcome ? outcome.painted : { base64: '' };
    expect(Buffer.from(base64, 'base64').equals(paintPicture(PROMPT))).toBe(true);
  });

  it('gets every reference, byte by byte, in its order', async () => {
    const references = [aReference('image/jpeg', '#ff0000'), aReference('image/png', '#00ff00')];
    expect(await paint(id, { references })).toHaveProperty('painted');
    expect(
      paintings()[0]?.references?.map(({ mime, bytes }) => ({ mime, base64: Buffer.from(bytes).toString('base64') })),
    ).toEqual(references);
  });

  it('refuses', async () => {
    models.on(id, { refuse: { openai: 'input', google: 'prompt:SAFETY', fal: 'black', replicate: 'E005' }[id] });
    const outcome = await paint(id);
    expect(outcome).toMatchObject({ trouble: { kind: 'moderated' } });
    expect(JSON.stringify(outcome)).not.toMatch(/secret|garden/);
    expect(paintings()).toHaveLength(1);
  });

  it('is asked again when it said that one may', async () => {
    models.on(id, [{ fail: 429, retryAfter: '1' }]);
    expect(await paint(id)).toHaveProperty('painted');
    expect(paintings()).toHaveLength(2);
  });

  it('turns away a key that is none', async () => {
    expect(await paint(id, { environment: models.variables([]) })).toMatchObject({ trouble: { kind: 'key' } });
  });

  it('is asked once where a connection breaks that was kept open', async () => {
    models.on(id, [{ paint: {} }, { drop: true }]);
    expect(await paint(id)).toHaveProperty('painted');
    expect(await paint(id)).toMatchObject({ trouble: { kind: 'unavailable', detail: { error: 'network' } } });
    expect(paintings()).toHaveLength(2);
  });

  it('is out of time', async () => {
    models.on(id, { paint: { milliseconds: 5000 } });
    expect(await paint(id, { patience: 300 })).toMatchObject({ trouble: { kind: 'timeout' } });
  });

  it('is given up for the caller’s own reason', async () => {
    models.on(id, { paint: { milliseconds: 5000 } });
    expect(await paint(id, { abortAfter: 200 })).toMatchObject({ aborted: 'Nobody wants it any more.' });
  });

  it('is of no use where what it paints is no picture', async () => {
    models.on(id, { paint: { bytes: 'html' } });
    expect(await paint(id)).toMatchObject({ trouble: { kind: 'unavailable', detail: { error: 'not_a_picture' } } });
  });
});

describe.each(['fal', 'replicate'] as const)('the queue of %s in Deno', (id) => {
  it('is told to cancel what is given up, and what takes too long', async () => {
    models.on(id, { paint: { milliseconds: 60_000 } });
    const [givenUp, late] = [await paint(id, { abortAfter: 50 }), await paint(id, { patience: 300 })];
    for (const outcome of [givenUp, late]) {
      expect(models.cancelled()).toContain('tickets' in outcome ? outcome.tickets[0]?.id : null);
    }
  });

  it('is gone on with by its ticket, and paints once', async () => {
    models.on(id, [{ paint: { milliseconds: 300, isDeafToCancelling: true } }]);
    const died = await paint(id, { abortAfter: 0 });
    const ticket = 'tickets' in died ? died.tickets[0] : undefined;
    expect(died).toHaveProperty('aborted');
    if (!ticket) throw new Error('no ticket');
    expect(await paint(id, { ticket })).toMatchObject({ painted: { requestId: ticket.id } });
    expect(paintings()).toHaveLength(1);
  });

  it('is asked anew where a picture is whose address has expired', async () => {
    models.on(id, [{ paint: { gone: 1 } }]);
    expect(await paint(id)).toHaveProperty('painted');
  });

  it('leads nowhere but to its own hosts', async () => {
    models.on(id, [{ paint: { pictureUrl: 'http://localhost:1/picture.jpg' } }]);
    expect(await paint(id)).toMatchObject({ trouble: { detail: { error: 'foreign_address' } } });
  });

  it('calls, and the signature holds or does not', async () => {
    const body = JSON.stringify(
      id === 'fal' ? { request_id: 'one', status: 'OK' } : { id: 'one', status: 'succeeded' },
    );
    const wanted = { verify: id, environment: models.variables(), headers: models.signer[id](body) };
    expect(await driver.run({ ...wanted, body })).toEqual({ call: { ticketId: 'one', done: true } });
    expect(await driver.run({ ...wanted, body: body.replace('one', 'two') })).toEqual({ fault: 'signature' });
  });
});

describe('a mask in Deno', () => {
  it('goes to OpenAI along with its picture', async () => {
    const mask = paintPicture('#000000', 'png').toString('base64');
    expect(await paint('openai', { references: [aReference('image/jpeg', '#ff0000')], mask })).toHaveProperty(
      'painted',
    );
    expect(Buffer.from(paintings()[0]?.mask?.bytes ?? []).toString('base64')).toBe(mask);
  });
});
