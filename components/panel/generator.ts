import type { GenerateRequest } from '../../supabase/functions/_shared/contract.ts';
import { AppError, toFailure } from '../../utils/domain/errors.ts';
import type { GenerationId } from '../../utils/domain/ids.ts';
import type { EditorRef } from '../../utils/messaging/protocol/common.ts';
import type { GenerationRecord } from '../../utils/messaging/protocol/creations.ts';
import type { PanelStore } from './panel-controller.ts';
import type { PanelServices } from './panel-services.ts';

/** Between two looks at a generation that the background works on without having answered. */
const LOOK_AGAIN_MILLISECONDS = 800;

export interface Generator {
  /** Has a generation made that was noted as started, and follows it to its end. */
  run(request: GenerateRequest): Promise<void>;
  /** Shows the editor's last generation, and follows it where it is still running. */
  resume(): Promise<void>;
  cancel(): Promise<void>;
}

/** Brings generations into the panel's state, whatever happens to the background's worker meanwhile. */
export function createGenerator(
  store: PanelStore,
  services: Pick<PanelServices, 'call' | 'wait'>,
  /** Makes ready what thumbnails are shown with. */
  prepare: (record: GenerationRecord) => Promise<void>,
  signal: AbortSignal,
): Generator {
  const { call, wait } = services;

  const isRunning = (id: GenerationId) => {
    const { job } = store.getState();
    return !signal.aborted && job.state === 'running' && job.request.id === id;
  };

  function editor(): EditorRef {
    const { studio } = store.getState();
    if (!studio) throw new AppError('studio_not_found');
    return studio.editor;
  }

  const latest = () => call('generation.forEditor', { editor: editor() });

  async function show(record: GenerationRecord): Promise<void> {
    if (record.generation?.variants.length) await prepare(record);
    if (!signal.aborted) store.send({ type: 'generation-read', record });
  }

  /** Shows what there is while the background works on its answer: of an image model's pictures, one comes after the other. */
  async function lookOn(id: GenerationId, answered: AbortSignal): Promise<void> {
    const until = AbortSignal.any([signal, answered]);
    while (!until.aborted) {
      await wait(LOOK_AGAIN_MILLISECONDS, until);
      const record = await latest();
      if (record?.request.id === id && record.status === 'running' && !until.aborted) await show(record);
    }
  }

  /** Looks again until the generation is no longer running. */
  async function follow(id: GenerationId): Promise<void> {
    while (isRunning(id)) {
      await wait(LOOK_AGAIN_MILLISECONDS, signal);
      const record = await latest();
      if (record?.request.id !== id) throw new AppError('internal', { retryable: true });
      await show(record);
    }
  }

  /** The answer may be lost while the work goes on; then the background knows more than the call. */
  async function recover(id: GenerationId, thrown: unknown): Promise<void> {
    const record = await latest().catch(() => null);
    if (record?.request.id !== id) throw thrown;
    await show(record);
    await follow(id);
  }

  async function failingInto(id: GenerationId, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      if (!signal.aborted) store.send({ type: 'generation-failed', id, failure: toFailure(thrown) });
    }
  }

  return {
    run: (request) =>
      failingInto(request.id, async () => {
        const answered = new AbortController();
        // What it shows is shown again with the answer, so that it may fail.
        void lookOn(request.id, answered.signal).catch(() => {});
        try {
          const record = await call('generation.start', { editor: editor(), request });
          answered.abort();
          await show(record);
        } catch (thrown) {
          answered.abort();
          if (isRunning(request.id)) await recover(request.id, thrown);
        }
        await follow(request.id);
      }),

    async resume() {
      const record = await latest().catch(() => null);
      if (!record) return;
      await show(record);
      await failingInto(record.request.id, () => follow(record.request.id));
    },

    async cancel() {
      const { job } = store.getState();
      if (job.state !== 'running' || job.isCancelling) return;
      store.send({ type: 'cancel-asked' });
      try {
        const record = await call('generation.cancel', { id: job.request.id });
        await show(record ?? { ...NOTHING_CAME, request: job.request });
        if (record?.status === 'succeeded' && !record.generation?.shortfall) store.send({ type: 'cancel-came-late' });
      } catch {
        store.send({ type: 'cancel-failed' });
      }
    },
  };
}

/** A generation that was cancelled before the background had heard of it. */
const NOTHING_CAME = { status: 'cancelled', failure: null, generation: null, appliedVariantId: null } as const;
