import { signUpConfirmed, startTestBackend } from '../../tests/backend/support/backend.ts';
import { type Answer, aRequest, postGenerate, tokenOf } from '../../tests/backend/support/generate.ts';
import { paintPicture } from '../../tests/support/image-models/picture.ts';
import { startImageModels } from '../../tests/support/image-models/start-image-models.ts';
import type { Benchmark, Row } from '../benchmark.ts';
import { median, quantile, spreadOf, timed } from '../support/measure.ts';
import { cpuMilliseconds, peakMegabytes } from '../support/process-use.ts';

/** How long the stand-in for a provider waits before it paints, which takes it some time too. */
const PROVIDER_MILLISECONDS = 1_000;
const PER_SECOND = 10;
const CLIENTS = 50;

type TestBackend = Awaited<ReturnType<typeof startTestBackend>>;

const api: Benchmark = {
  title: 'The API on the embedded backend: one after the other, ten jobs a second, fifty clients at once',
  async run({ quick }) {
    const models = await startImageModels();
    const backend = await startTestBackend({ models: models.variables() });
    try {
      await backend.query('update private.rate_limits set allowed = 1000000');
      await backend.query('update private.spending_cap set usd_per_day = 99999');
      const tokens = await signUpAll(backend, quick ? 5 : 10);
      return [
        ...(await measureProcessor(backend, models, tokens, quick ? 5 : 40)),
        ...(await measureRules(backend, tokens, quick ? 10 : 100)),
        ...(await measureJobs(backend, models, tokens, quick ? 10 : 200)),
        ...(await measureCrowd(backend, tokens, quick ? 1 : 6)),
        ...measureMemory(backend),
      ];
    } finally {
      await backend.stop();
      await models.close();
    }
  },
};
export default api;

/** People with credits for everything that is to come. */
async function signUpAll(backend: TestBackend, count: number): Promise<string[]> {
  const tokens: string[] = [];
  for (let index = 0; index < count; index++) {
    const { client, userId } = await signUpConfirmed(backend);
    await backend.query(
      "insert into public.credit_ledger (user_id, kind, amount, cause) values ($1, 'grant', 100000, 'bench')",
      [userId],
    );
    tokens.push(await tokenOf(client));
  }
  return tokens;
}

async function measureRules(backend: TestBackend, tokens: readonly string[], turns: number): Promise<Row[]> {
  const ask = () => postGenerate(backend, tokens[0] ?? '', aRequest()).then(requireSuccess);
  await ask();
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) times.push(await timed(ask));
  const name = 'Three concepts over HTTP, by the rules';
  return [
    {
      name: `${name}, p50`,
      value: median(times),
      unit: 'ms',
      goal: { value: 'at most', limit: 60 },
      spread: spreadOf(times),
    },
    { name: `${name}, p99`, value: quantile(times, 0.99), unit: 'ms', goal: null, spread: '' },
  ];
}

/** The processor's time that one request takes, in the process that runs the functions. Known on Linux alone. */
async function measureProcessor(
  backend: TestBackend,
  models: Awaited<ReturnType<typeof startImageModels>>,
  tokens: readonly string[],
  turns: number,
): Promise<Row[]> {
  if (process.platform !== 'linux') return [];
  const pid = backend.functionsPid() ?? 0;
  models.on('openai', { paint: {} });
  const cases = [
    {
      name: 'a call, three concepts by the rules',
      work: async () => {
        for (let turn = 0; turn < turns; turn++) await postGenerate(backend, tokens[0] ?? '', aRequest());
      },
    },
    {
      name: 'a job of an image model, three pictures',
      work: () => runJobs(backend, tokens, turns, { count: 3 }),
    },
  ];
  const rows: Row[] = [];
  for (const { name, work } of cases) {
    await runJobs(backend, tokens, 1);
    const before = cpuMilliseconds(pid);
    await work();
    rows.push({
      name: `Processor time of ${name}`,
      value: (cpuMilliseconds(pid) - before) / turns,
      unit: 'ms',
      goal: { value: 'at most', limit: 1000 },
      spread: `mean of ${turns}`,
    });
  }
  return rows;
}

/** All functions live in one process here; hosted, each has one of its own. */
function measureMemory(backend: TestBackend): Row[] {
  if (process.platform !== 'linux') return [];
  return [
    {
      name: 'Memory of the process with all functions, at its highest in all of this',
      value: peakMegabytes(backend.functionsPid() ?? 0),
      unit: 'MB',
      goal: { value: 'at most', limit: 200 },
      spread: '',
    },
  ];
}

/** Jobs of an image model begun at a steady pace, whatever became of the earlier ones. */
async function measureJobs(
  backend: TestBackend,
  models: Awaited<ReturnType<typeof startImageModels>>,
  tokens: readonly string[],
  count: number,
): Promise<Row[]> {
  models.on('openai', { paint: { milliseconds: PROVIDER_MILLISECONDS } });
  // The first loads what speaks to providers, and is not counted.
  await runJobs(backend, tokens, 1);
  const ids = await runJobs(backend, tokens, count);
  const rows = await backend.query<{ ms: number | string; status: string }>(
    `select extract(epoch from finished_at - created_at) * 1000 as ms, status from public.generations
     where id = any ($1::uuid[])`,
    [`{${ids.join()}}`],
  );
  const own = PROVIDER_MILLISECONDS + (await painting());
  const overheads = rows.map(({ ms }) => Number(ms) - own);
  const name = `A job of an image model at ${PER_SECOND} a second, beyond the provider’s own time`;
  return [
    {
      name: `${name}, p50`,
      value: median(overheads),
      unit: 'ms',
      goal: { value: 'at most', limit: 50 },
      spread: spreadOf(overheads),
    },
    {
      name: `${name}, p99`,
      value: quantile(overheads, 0.99),
      unit: 'ms',
      goal: { value: 'at most', limit: 250 },
      spread: '',
    },
    {
      name: 'Jobs of an image model that did not succeed',
      value: rows.filter(({ status }) => status !== 'succeeded').length,
      unit: 'jobs',
      goal: { value: 'at most', limit: 0 },
      spread: `of ${count}`,
    },
  ];
}

/** Begins jobs at a steady pace and waits until all have ended. @returns their ids */
async function runJobs(
  backend: TestBackend,
  tokens: readonly string[],
  count: number,
  changes = { count: 1 },
): Promise<string[]> {
  const ids: string[] = [];
  const answers: Promise<void>[] = [];
  const began = performance.now();
  for (let index = 0; index < count; index++) {
    const request = aRequest({ style: 'gpt-image', ...changes });
    ids.push(request.id);
    answers.push(postGenerate(backend, tokens[index % tokens.length] ?? '', request).then(requireSuccess));
    await pause(Math.max(0, began + ((index + 1) * 1000) / PER_SECOND - performance.now()));
  }
  await Promise.all(answers);
  const deadline = performance.now() + 60_000;
  for (;;) {
    const [left] = await backend.query<{ count: number | string }>(
      "select count(*) as count from public.generations where status = 'running'",
    );
    if (Number(left?.count) === 0) return ids;
    if (performance.now() > deadline) throw new Error('Some jobs did not end within a minute.');
    await pause(250);
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Milliseconds that the stand-in itself takes to paint a picture: no part of what we add. */
async function painting(): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 30; turn++) times.push(await timed(() => paintPicture(`turn ${turn}`)));
  return median(times);
}

/** Clients that each ask again as soon as they are answered. */
async function measureCrowd(backend: TestBackend, tokens: readonly string[], turns: number): Promise<Row[]> {
  let errors = 0;
  const finishes: number[] = [];
  const began = performance.now();
  const clients = Array.from({ length: CLIENTS }, async (_, index) => {
    for (let turn = 0; turn < turns; turn++) {
      const { status } = await postGenerate(backend, tokens[index % tokens.length] ?? '', aRequest());
      if (status !== 200) errors += 1;
    }
    finishes.push(performance.now() - began);
  });
  await Promise.all(clients);
  const seconds = (performance.now() - began) / 1000;
  return [
    {
      name: `${CLIENTS} clients in a closed loop, by the rules`,
      value: (CLIENTS * turns) / seconds,
      unit: 'a second',
      goal: null,
      spread: `the first client done after ${Math.round((100 * Math.min(...finishes)) / Math.max(...finishes))} % of the last one’s time`,
    },
    {
      name: `${CLIENTS} clients in a closed loop: errors`,
      value: errors,
      unit: 'errors',
      goal: { value: 'at most', limit: 0 },
      spread: `of ${CLIENTS * turns}`,
    },
  ];
}

function requireSuccess({ status }: Answer): void {
  if (status !== 200) throw new Error(`The API answered ${status}.`);
}
