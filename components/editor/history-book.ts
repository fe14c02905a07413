import { type Failure, toFailure } from '../../utils/domain/errors.ts';
import type { VariantId } from '../../utils/domain/ids.ts';
import { LIMITS } from '../../utils/domain/limits.ts';
import type { ThumbnailRef } from '../../utils/domain/thumbnail-ref.ts';
import {
  addVersion,
  type EditKind,
  goTo,
  type History,
  mergeHistories,
  type Stamp,
  startHistory,
  versionNow,
} from '../../utils/scene/edit/history.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { Call } from '../client/client.ts';
import { createStore, type Store } from '../client/store.ts';

export interface HistoryBookState {
  histories: ReadonlyMap<VariantId, History>;
  /** Why the last edits are not kept; they are tried again with the next, and by themselves where it may pass. */
  failure: Failure | null;
}

/** A thumbnail before anybody has changed it. */
export interface NewThumbnail extends ThumbnailRef {
  scene: Scene;
  /** The same in the creator's brand, where new thumbnails begin with that. */
  branded: Scene | null;
}

/**
 * The histories of the thumbnails that a document shows. The background keeps them for good; other documents may add to the same
 * ones at the same time, and each picks up what the others made.
 */
export interface HistoryBook extends Pick<Store<HistoryBookState, never>, 'getState' | 'subscribe'> {
  /** Takes up these thumbnails in place of all others: as they are kept, or as they were made. */
  open(thumbnails: readonly NewThumbnail[]): Promise<void>;
  /**
   * Makes a version; `goesOn` where it goes on with the last of its kind, so that the two are one. What has a name of its own is
   * made once, whoever does so.
   */
  edit(variantId: VariantId, scene: Scene, kind: EditKind, goesOn: boolean, name?: string): void;
  /** Shows another version. */
  goTo(variantId: VariantId, version: string): void;
  /** Lets nothing go on with the present version any more, so that its name stands for this picture. @returns its name */
  settle(variantId: VariantId): string | null;
  /** A document wrote to a history. */
  hear(hint: { variantId: VariantId; writer: string }): void;
  /** Picks up what other documents have made. */
  refresh(): Promise<void>;
  /** Hands over at once what is still to be kept. */
  flush(): Promise<void>;
  /** Forgets everything, also what is still to be kept: somebody else may be signed in now. */
  close(): void;
}

/** Typing and dragging make a step every few milliseconds; they are kept after a rest of so long, everything else at once. */
const REST_MILLISECONDS = 400;

/** After a failure. */
const RETRY_MILLISECONDS = 5_000;

const makeStamp = (): Stamp => ({ id: crypto.randomUUID(), at: Date.now() });

export function createHistoryBook(call: Call, stamp: () => Stamp = makeStamp): HistoryBook {
  const initial: HistoryBookState = { histories: new Map(), failure: null };
  const store = createStore<HistoryBookState, Partial<HistoryBookState>>(
    (state, changes) => ({ ...state, ...changes }),
    initial,
  );
  const writer = crypto.randomUUID();
  let shown = new Map<VariantId, Shown>();
  /** Histories with something that is still to be kept. */
  const unkept = new Set<VariantId>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refreshing: Promise<void> | null = null;
  let refreshingNext: Promise<void> | null = null;

  const historyOf = (variantId: VariantId) => store.getState().histories.get(variantId);

  function put(variantId: VariantId, history: History): void {
    store.send({ histories: new Map(store.getState().histories).set(variantId, history) });
  }

  function keepSoon(variantId: VariantId, milliseconds: number): void {
    unkept.add(variantId);
    if (milliseconds === 0) void flush();
    else timer ??= setTimeout(() => void flush(), milliseconds);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const ids = [...unkept];
    unkept.clear();
    await Promise.all(ids.map(keep));
  }

  async function keep(variantId: VariantId): Promise<void> {
    const history = historyOf(variantId);
    const one = shown.get(variantId);
    if (!history || !one) return;
    try {
      for (const part of partsToKeep(history, one)) {
        await call('edits.write', { generationId: one.generationId, variantId, writer, history: part });
        noteKept(one, part);
      }
      if (store.getState().failure) store.send({ failure: null });
    } catch (thrown) {
      if (shown.get(variantId) !== one) return;
      const failure = toFailure(thrown);
      store.send({ failure });
      unkept.add(variantId);
      if (failure.retryable) keepSoon(variantId, RETRY_MILLISECONDS);
    }
  }

  /** Brings what is kept together with what is here. */
  async function readInto(of: ReadonlyMap<VariantId, Shown>): Promise<Map<VariantId, History>> {
    const found = of.size > 0 ? await call('edits.read', { variantIds: [...of.keys()] }) : [];
    for (const { variantId, history } of found) {
      const one = of.get(variantId);
      if (one) noteKept(one, history);
    }
    return new Map(found.map(({ variantId, history }) => [variantId, history]));
  }

  async function readAgain(): Promise<void> {
    const asked = shown;
    const kept = await readInto(asked).catch(() => new Map<VariantId, History>());
    if (shown !== asked) return;
    for (const [variantId, history] of kept) {
      const here = historyOf(variantId);
      put(variantId, here ? mergeHistories(here, history) : history);
    }
  }

  /** One look at a time; whoever asks meanwhile gets one that begins after their asking. */
  function refresh(): Promise<void> {
    if (refreshing) {
      refreshingNext ??= refreshing.then(() => {
        refreshingNext = null;
        return refresh();
      });
      return refreshingNext;
    }
    refreshing = readAgain().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,

    async open(thumbnails) {
      await flush();
      const opened = new Map(
        thumbnails.map(({ generationId, variantId }): [VariantId, Shown] => [
          variantId,
          { generationId, steps: new Map(), chosenAt: 0, begun: null },
        ]),
      );
      shown = opened;
      const kept = await readInto(opened).catch(() => new Map<VariantId, History>());
      if (shown !== opened) return;
      const histories = new Map(
        thumbnails.map(({ variantId, scene, branded }) => [
          variantId,
          kept.get(variantId) ?? startHistory(scene, branded),
        ]),
      );
      store.send({ histories });
      // The brand may change; what was begun with it stays as it was begun.
      for (const { variantId, branded } of thumbnails) if (branded && !kept.has(variantId)) keepSoon(variantId, 0);
    },

    edit(variantId, scene, kind, goesOn, name) {
      const [history, one] = [historyOf(variantId), shown.get(variantId)];
      if (!history || !one || history.versions.some(({ id }) => id === name)) return;
      const { id, at } = stamp();
      const isStepOn = goesOn && one.begun === history.current;
      const added = addVersion(history, scene, kind, { id: name ?? id, at }, isStepOn);
      const isStep = added.versions.length === history.versions.length;
      one.begun = added.current;
      put(variantId, added);
      keepSoon(variantId, isStep ? REST_MILLISECONDS : 0);
    },

    goTo(variantId, version) {
      const [history, one] = [historyOf(variantId), shown.get(variantId)];
      if (!history || !one) return;
      one.begun = null;
      put(variantId, goTo(history, version, stamp().at));
      keepSoon(variantId, 0);
    },

    settle(variantId) {
      const [history, one] = [historyOf(variantId), shown.get(variantId)];
      if (one) one.begun = null;
      return history ? versionNow(history).id : null;
    },

    hear(hint) {
      if (hint.writer !== writer && shown.has(hint.variantId)) void refresh();
    },

    refresh,
    flush,

    close() {
      clearTimeout(timer);
      timer = undefined;
      unkept.clear();
      shown = new Map();
      store.send(initial);
    },
  };
}

/** What the document knows of a thumbnail beside its history. */
interface Shown {
  generationId: ThumbnailRef['generationId'];
  /** Of every version that is kept, the steps it is kept with. */
  steps: Map<string, number>;
  /** When what is kept as the present version was chosen. */
  chosenAt: number;
  /** The version that this document made last and may still go on with. */
  begun: string | null;
}

/** What of a history is not kept yet, in portions of what travels in one message. */
function partsToKeep(history: History, { steps, chosenAt }: Shown): History[] {
  const fresh = history.versions.filter((version) => version.steps > (steps.get(version.id) ?? -1));
  if (fresh.length === 0 && history.chosenAt <= chosenAt) return [];
  const versions = fresh.length > 0 ? fresh : [versionNow(history)];
  const count = Math.ceil(versions.length / LIMITS.versionsPerWrite);
  return Array.from({ length: count }, (_, index) => ({
    ...history,
    versions: versions.slice(index * LIMITS.versionsPerWrite, (index + 1) * LIMITS.versionsPerWrite),
  }));
}

function noteKept(one: Shown, { versions, chosenAt }: History): void {
  for (const { id, steps } of versions) one.steps.set(id, Math.max(steps, one.steps.get(id) ?? -1));
  one.chosenAt = Math.max(one.chosenAt, chosenAt);
}
