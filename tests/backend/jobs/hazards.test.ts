import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { generateRequestSchema } from '../../../supabase/functions/_shared/contract.ts';
import { createDirector } from '../../../supabase/functions/_shared/generation/direct.ts';
import { generate } from '../../../supabase/functions/_shared/generation/generate.ts';
import { createJobStarter } from '../../../supabase/functions/_shared/generation/job-starter.ts';
import { createGenerationStore } from '../../../supabase/functions/_shared/generation/store.ts';
import { readImageProviders } from '../../../supabase/functions/_shared/providers/settings.ts';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { userIdSchema } from '../../../utils/domain/ids.ts';
import { composeScene } from '../../../utils/scene/compose.ts';
import { type ImageModels, startImageModels } from '../../support/image-models/start-image-models.ts';
import { adminClient, signUpConfirmed, startTestBackend, type TestUser } from '../support/backend.ts';
import { aRequest, postGenerate, priceStyle, tokenOf } from '../support/generate.ts';
import { createHazards, type Hazard } from '../support/hazards.ts';
import { faultsOfEnd, paintingsKnown } from '../support/job-end.ts';

/**
 * A generation that breaks off at every place where it can. Our own functions work on it in this process, where they can be
 * stopped; those who go on with it are the functions in the real Deno, the database's reaper, or the creator who cancels.
 * Afterwards the credits add up, the generation is final, and nothing was paid for twice that could be known of.
 */

/** One place in so many is tried; `npm run chaos` tries them all. */
const SAMPLE = 40;
const STEP = Number(process.env.KLIKK_CHAOS_STEP ?? SAMPLE);

let models: ImageModels;
let backend: Backend;
let person: TestUser & { token: string };
let hazards: ReturnType<typeof createHazards>;
let words = 0;

beforeAll(async () => {
  models = await startImageModels();
  backend = await startTestBackend({ models: models.variables() });
  const user = await signUpConfirmed(backend);
  person = { ...user, token: await tokenOf(user.client) };
  await backend.query('update private.rate_limits set allowed = 1000000');
  await backend.query('update private.spending_cap set usd_per_day = 99999');
  await backend.query(
    "insert into public.credit_ledger (user_id, kind, amount, cause) values ($1, 'grant', 1000000, 'test')",
    [person.userId],
  );
  await priceStyle(backend, 'priced-rules', 3);
  hazards = createHazards({ isDatabase: (url) => url.startsWith(backend.url) });
  // What breaks off is logged, and here everything does.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterAll(async () => {
  vi.restoreAllMocks();
  hazards?.end();
  await backend?.stop();
  await models?.close();
});

/** By the rules, by a provider that answers with the picture, and by those that queue, of which one is enough for a sample. */
const STYLES = ['priced-rules', 'gpt-image', 'flux-fal', ...(STEP < SAMPLE ? ['flux-replicate'] : [])];

/** Who comes after the worker that was struck. */
const SUCCESSORS = {
  /** The panel, which asks again every one and a half seconds: a function in Deno goes on with it. */
  async asking(request: { id: string }) {
    for (let turn = 0; turn < 60; turn++) {
      // A connection that was kept open for too long is no answer either.
      await postGenerate(backend, person.token, request).catch(() => {});
      for (let look = 0; look < 30; look++) {
        const sql = "select from public.generations where id = $1 and status <> 'running'";
        if ((await backend.query(sql, [request.id])).length > 0) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  },
  async reaper({ id }: { id: string }) {
    await backend.query("update public.generations set created_at = now() - interval '11 minutes' where id = $1", [id]);
    await backend.query('select private.reap_generations()');
  },
  /** Who presses again where a connection that was kept open for too long is no answer. */
  async creator({ id }: { id: string }) {
    const cancel = () => person.client.rpc('cancel_generation', { id }).throwOnError();
    await cancel().then(null, cancel);
  },
};
type Successor = keyof typeof SUCCESSORS;

/** Works on a generation in this process, as the Edge Function does once it knows who is calling. */
function work(request: ReturnType<typeof aRequest>): () => Promise<unknown> {
  const project = { url: backend.url, secretKey: backend.secretKey };
  const reading = readImageProviders(models.variables());
  const direct = createDirector(null);
  const startJob = createJobStarter({ project, models: reading, direct, sealing: null });
  const caller = { userId: userIdSchema.parse(person.userId), client: person.client, service: adminClient(backend) };
  return () =>
    generate(generateRequestSchema.parse(request), {
      store: createGenerationStore(caller),
      direct,
      composeScene,
      startJob: ({ id }) => startJob(caller.service, caller.userId, id),
    });
}

interface Life {
  /** Null where the work had ended before it came to that place. */
  place: string | null;
  places: number;
  /** What is not as it has to be. */
  faults: string[];
}

async function live(style: string, hazard: Hazard, successor: Successor, at: number): Promise<Life> {
  words += 1;
  const word = `word${words}x`;
  const request = aRequest({ style, prompt: `A ${word} at night` });
  const worker = hazards.endanger(work(request), hazard, at);
  const place = await worker.struck;
  // One call is all that it lost, and without its provider it has nothing to go on with: it comes to an end by itself.
  if (hazard === 'call lost' || hazard === 'provider gone') await worker.ended;
  await worker.quiet();
  const known = await paintingsKnown(backend, request.id);

  // As if the lease had run out.
  await backend.query(
    "update public.generations set leased_until = now() - interval '1 second' where id = $1 and worker is not null",
    [request.id],
  );
  await SUCCESSORS[successor](request);
  // What a worker that stands still has sent, or is about to send.
  let asked = worker.paintingsAsked;
  worker.wake();
  if (hazard !== 'killed') await worker.ended;
  // The provider itself never fails here, so whoever asks gets everything, unless the worker could not reach it.
  const isUnreached =
    hazard === 'provider gone' || (hazard === 'call lost' && !/ \/(rest|storage)\//.test(place ?? ''));
  const faults = await faultsOfEnd(backend, person, request.id, {
    isComplete: successor === 'asking' && !isUnreached,
  });
  // Cut off from the database it cannot hear that somebody else has come.
  if (hazard === 'database gone') asked = worker.paintingsAsked;
  const unknown = Math.max(0, asked - known);
  const charged = models.charged(word);
  if (charged > (style === 'priced-rules' ? 0 : 3) + unknown)
    faults.push(`${charged} paintings charged, ${unknown} unknown`);
  return {
    place,
    places: worker.places,
    faults: faults.map((fault) => `${style}, ${hazard} at ${at} ${place}, then ${successor}: ${fault}`),
  };
}

const undisturbed = new Map<string, Promise<Life>>();

/** At how many places a generation can be struck that goes its way: for a sample of them. */
async function placesOf(style: string): Promise<number> {
  const life = undisturbed.get(style) ?? live(style, 'killed', 'asking', Number.POSITIVE_INFINITY);
  undisturbed.set(style, life);
  const { faults, places } = await life;
  expect(faults).toEqual([]);
  return places;
}

/** Lives one life for each place, or for a sample of them, which is another one in each case. */
async function sweep(style: string, [hazard, successor]: Case) {
  const places = await placesOf(style);
  const faults: string[] = [];
  const struck: string[] = [];
  const nth = CASES.findIndex((one) => one[0] === hazard && one[1] === successor);
  // In the first half: a life in which much fails has fewer places than an undisturbed one.
  let next = (nth * 7) % Math.min(STEP, Math.ceil(places / 2));
  // Where a queue is looked at more often than that, the machine is slow, and the places are the same ones again.
  let last = STEP === 1 ? places * 1.5 : places - 1;
  const runner = async () => {
    while (next <= last) {
      const at = next;
      next += STEP;
      const life = await live(style, hazard, successor, at);
      faults.push(...life.faults);
      if (life.place !== null) struck.push(life.place);
      // How many there are is not the same each time: a queue is looked at as often as it takes.
      if (at >= life.places) last = at;
    }
  };
  await Promise.all(Array.from({ length: 4 }, runner));
  return { faults, struck };
}

/** Who comes after whom: those whose worker is heard of no more, or again when all is over, meet everybody. */
type Case = readonly [Hazard, Successor];
const CASES: readonly Case[] = [
  ['killed', 'asking'],
  ['killed', 'reaper'],
  ['killed', 'creator'],
  ['stalled', 'asking'],
  ['stalled', 'reaper'],
  ['stalled', 'creator'],
  ['call lost', 'asking'],
  ['database gone', 'asking'],
  ['provider gone', 'asking'],
];

describe.each(STYLES)('a generation by %s', (style) => {
  const cases = CASES.filter(([hazard]) => style !== 'priced-rules' || hazard !== 'provider gone');

  it.each(cases)('ends well wherever it breaks off: %s, then %s', { timeout: 600_000 }, async (hazard, successor) => {
    const { faults, struck } = await sweep(style, [hazard, successor]);
    expect(faults).toEqual([]);
    expect(struck.length).toBeGreaterThan(0);
  });
});
