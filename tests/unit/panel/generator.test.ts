import { expect, it } from 'vitest';
import { createStore } from '../../../components/client/store.ts';
import { createGenerator } from '../../../components/panel/generator.ts';
import { INITIAL_STATE, reducePanel } from '../../../components/panel/panel-state.ts';
import type { GenerationRecord } from '../../../utils/messaging/protocol/creations.ts';
import { aRecord } from '../../support/interface/builders.ts';
import { fakeCall } from '../../support/interface/fake-call.ts';

const succeeded = aRecord();
const running: GenerationRecord = { ...succeeded, status: 'running', generation: null };
const cancelled: GenerationRecord = { ...running, status: 'cancelled' };

/** A panel that waits for a generation, and what the background answers to its cancel. */
async function cancelAnswered(answer: GenerationRecord | null) {
  const store = createStore(reducePanel, INITIAL_STATE);
  store.send({ type: 'generation-started', request: running.request });
  const generator = createGenerator(
    store,
    { call: fakeCall({ 'generation.cancel': () => answer }), wait: async () => {} },
    async () => {},
    new AbortController().signal,
  );
  await generator.cancel();
  return store.getState();
}

it('says that a generation was cancelled, also one that the background had not heard of', async () => {
  for (const answer of [cancelled, null]) {
    const { job, results } = await cancelAnswered(answer);
    expect(job).toEqual({ state: 'cancelled' });
    expect(results).toBeNull();
  }
});

it('shows what was made before the cancel arrived, and says so', async () => {
  const { job, results } = await cancelAnswered(succeeded);
  expect(job).toEqual({ state: 'cancelled-late' });
  expect(results?.variants).toHaveLength(3);
});

it('of a cancel that left some of the pictures, says that they are fewer', async () => {
  const { generation } = succeeded;
  if (!generation) throw new Error('There is no generation.');
  const part = { ...generation, variants: generation.variants.slice(0, 1), shortfall: 'cancelled' as const };
  const { job, results } = await cancelAnswered({ ...succeeded, generation: part });
  expect(job).toEqual({ state: 'idle' });
  expect(results).toMatchObject({ shortfall: 'cancelled' });
});
