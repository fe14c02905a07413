import { toBase64 } from '../../utils/domain/base64.ts';
import { type Failure, toFailure } from '../../utils/domain/errors.ts';
import type { VariantId } from '../../utils/domain/ids.ts';
import type { ApplyState, ApplyStatus } from '../../utils/messaging/protocol/studio.ts';
import { createStore, type Store } from '../client/store.ts';
import type { PanelServices } from './panel-services.ts';

/** Between two looks at a picture on its way into a slot. */
const LOOK_AGAIN_MILLISECONDS = 300;
const SLOTS = [0, 1, 2] as const;

export interface TestPicture {
  variantId: VariantId;
  /** JPEG. */
  blob: Blob;
}

export interface TestFilling {
  /** What each slot was given here, in their order. */
  slots: readonly ApplyStatus[];
  isFilling: boolean;
  /** Why a picture did not reach Studio. */
  failure: Failure | null;
}

type Changes = Partial<TestFilling>;

/** Fills the slots of Studio's A/B test, one after the other. */
export interface TestFiller extends Pick<Store<TestFilling, Changes>, 'getState' | 'subscribe'> {
  /** Stops at the first slot that does not take its picture. */
  fill(pictures: readonly TestPicture[]): Promise<void>;
  /** Gives no more pictures. The one on its way stays. */
  stop(): void;
}

export function createTestFiller({
  askStudio,
  draftKey,
  wait,
}: Pick<PanelServices, 'askStudio' | 'draftKey' | 'wait'>): TestFiller {
  const store = createStore((state: TestFilling, changes: Changes) => ({ ...state, ...changes }), {
    slots: [],
    isFilling: false,
    failure: null,
  });
  let stopping = new AbortController();

  /** @returns whether Studio shows the picture in the slot */
  async function fillSlot(slot: (typeof SLOTS)[number], { variantId, blob }: TestPicture): Promise<boolean> {
    const picture = toBase64(new Uint8Array(await blob.arrayBuffer()));
    const given = { draftKey, slot, variantId, version: null, picture, mime: 'image/jpeg' } as const;
    let status = await askStudio('studio.apply', given);
    show(slot, status);
    while (isOnItsWay(status.apply) && !stopping.signal.aborted) {
      await wait(LOOK_AGAIN_MILLISECONDS, stopping.signal).catch(() => {});
      status = await askStudio('studio.applyStatus', { draftKey, slot });
      show(slot, status);
    }
    return status.apply.state === 'applied';
  }

  function show(slot: number, status: ApplyStatus): void {
    store.send({ slots: [...store.getState().slots.slice(0, slot), status] });
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    async fill(pictures) {
      if (store.getState().isFilling) return;
      stopping = new AbortController();
      store.send({ slots: [], isFilling: true, failure: null });
      try {
        for (const slot of SLOTS) {
          const picture = pictures[slot];
          if (!picture || stopping.signal.aborted || !(await fillSlot(slot, picture))) break;
        }
      } catch (thrown) {
        store.send({ failure: toFailure(thrown) });
      } finally {
        store.send({ isFilling: false });
      }
    },
    stop: () => stopping.abort(),
  };
}

const isOnItsWay = ({ state }: ApplyState) => state === 'sending' || state === 'waiting';
