import { toBase64 } from '../../utils/domain/base64.ts';
import { toFailure } from '../../utils/domain/errors.ts';
import type { VariantId } from '../../utils/domain/ids.ts';
import type { ApplyStatus } from '../../utils/messaging/protocol/studio.ts';
import type { TimelineEntry } from '../../utils/messaging/protocol/timeline.ts';
import type { HistoryBook } from '../editor/history-book.ts';
import type { PanelStore } from './panel-controller.ts';
import type { PanelServices } from './panel-services.ts';
import { findVariant } from './panel-state.ts';

/** Between two looks at a picture on its way. The content script also says when something changed, but nobody need have heard. */
const LOOK_AGAIN_MILLISECONDS = 1_000;

export interface Applier {
  /** Reads where the editor's apply stands, and follows it while it is on its way. */
  read(): Promise<void>;
  apply(variantId: VariantId): Promise<void>;
  restore(): Promise<void>;
  /** @throws AppError where the picture is no longer kept, or does not reach Studio */
  putBack(entry: TimelineEntry): Promise<void>;
}

/** Hands pictures to Studio by way of the content script, and follows what becomes of them. */
export function createApplier(
  store: PanelStore,
  services: PanelServices,
  settle: HistoryBook['settle'],
  signal: AbortSignal,
): Applier {
  const { call, askStudio, draftKey, wait } = services;
  /** Variants of which the background knows that Studio took them. */
  const told = new Set<VariantId>();
  let isFollowing = false;

  function note({ variantId, apply }: ApplyStatus): void {
    const { results } = store.getState();
    if (apply.state !== 'applied' || !variantId || !results || told.has(variantId)) return;
    if (!results.variants.some((variant) => variant.id === variantId)) return;
    told.add(variantId);
    call('generation.applied', { id: results.request.id, variantId }).catch(() => told.delete(variantId));
  }

  async function look(): Promise<void> {
    const status = await askStudio('studio.applyStatus', { draftKey });
    if (signal.aborted) return;
    store.send({ type: 'apply-read', status });
    note(status);
  }

  /** Looks again and again while the picture is on its way. */
  async function follow(): Promise<void> {
    if (isFollowing) return;
    isFollowing = true;
    try {
      while (isOnItsWay(store.getState().apply)) {
        await wait(LOOK_AGAIN_MILLISECONDS, signal);
        // The content script may be busy, or gone with its page: then this panel is gone as well.
        await look().catch(() => {});
      }
    } catch {
      // The panel was closed while waiting.
    } finally {
      isFollowing = false;
    }
  }

  return {
    async read() {
      await look().catch(() => {});
      void follow();
    },

    async apply(variantId) {
      const state = store.getState();
      const variant = findVariant(state, variantId);
      const picture = state.pictures.get(variantId);
      if (!variant || !picture?.blob || picture.isPainting || state.handingOver) return;
      const version = settle(variantId);
      store.send({ type: 'hand-over-started', variantId });
      try {
        const bytes = toBase64(new Uint8Array(await picture.blob.arrayBuffer()));
        const status = await askStudio('studio.apply', {
          draftKey,
          variantId,
          version,
          picture: bytes,
          mime: 'image/jpeg',
        });
        store.send({ type: 'handed-over', variantId, version, status });
        note(status);
        void follow();
      } catch (thrown) {
        store.send({ type: 'apply-failed', failed: { variantId, of: 'apply', failure: toFailure(thrown) } });
      }
    },

    async putBack({ id, variantId, version, mime }) {
      const { picture } = await call('timeline.picture', { id });
      const status = await askStudio('studio.apply', { draftKey, variantId, version, picture, mime });
      if (variantId) store.send({ type: 'handed-over', variantId, version, status });
      else store.send({ type: 'apply-read', status });
      note(status);
      void follow();
    },

    async restore() {
      const { variantId } = store.getState().apply;
      if (!variantId) return;
      try {
        store.send({ type: 'apply-read', status: await askStudio('studio.restore', { draftKey }) });
        void follow();
      } catch (thrown) {
        store.send({ type: 'apply-failed', failed: { variantId, of: 'restore', failure: toFailure(thrown) } });
      }
    },
  };
}

function isOnItsWay({ apply }: ApplyStatus): boolean {
  return apply.state === 'sending' || apply.state === 'waiting';
}
