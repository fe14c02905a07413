import { useCallback, useEffect, useRef, useState } from 'react';
import { type Failure, toFailure } from '../../../utils/domain/errors.ts';
import type { GenerationId, VideoId } from '../../../utils/domain/ids.ts';
import type { HistoryCursor, HistoryEntry } from '../../../utils/messaging/protocol/history.ts';
import { useCall } from '../../client/client.ts';

/** What of the history is looked for. */
export interface HistoryFilter {
  search: string;
  videoId: VideoId | null;
  favouritesOnly: boolean;
}

export interface HistoryView {
  /** Null until they are known. */
  entries: HistoryEntry[] | null;
  hasMore: boolean;
  isLoadingMore: boolean;
  failure: Failure | null;
  /** Whether other devices' work could not be asked for. */
  isOnlyHere: boolean;
  reload(): void;
  more(): void;
  change(id: GenerationId, changes: Partial<HistoryEntry>): void;
  putFirst(entry: HistoryEntry): void;
  drop(ids: readonly GenerationId[]): void;
}

interface Found {
  entries: HistoryEntry[] | null;
  next: HistoryCursor | null;
  failure: Failure | null;
}

const NOTHING: Found = { entries: null, next: null, failure: null };

/** What this device has, at once; then what other devices made, where the account can be asked. */
export function useHistory({ search, videoId, favouritesOnly }: HistoryFilter): HistoryView {
  const call = useCall();
  const [found, setFound] = useState(NOTHING);
  const [isLoadingMore, setLoadingMore] = useState(false);
  const [isOnlyHere, setOnlyHere] = useState(false);
  /** Counts what was asked for, so that a late answer to another question is passed over. */
  const asked = useRef(0);

  const load = useCallback(
    async (after: HistoryCursor | null) => {
      asked.current += 1;
      const question = asked.current;
      const isCurrent = () => question === asked.current;
      try {
        const page = await call('history.page', { after, search, videoId, favouritesOnly });
        if (!isCurrent()) return;
        setFound(({ entries }) => ({
          entries: after ? [...(entries ?? []), ...page.entries] : page.entries,
          next: page.next,
          failure: null,
        }));
      } catch (thrown) {
        if (isCurrent()) setFound((before) => ({ ...before, failure: toFailure(thrown) }));
      }
    },
    [call, search, videoId, favouritesOnly],
  );
  const reload = useCallback(() => void load(null), [load]);
  useEffect(reload, [reload]);

  const reloadNow = useRef(reload);
  reloadNow.current = reload;
  useEffect(() => {
    call('history.refresh').then(
      ({ isChanged }) => isChanged && reloadNow.current(),
      () => setOnlyHere(true),
    );
  }, [call]);

  const update = (how: (entries: HistoryEntry[]) => HistoryEntry[]) =>
    setFound((before) => ({ ...before, entries: before.entries && how(before.entries) }));

  return {
    entries: found.entries,
    failure: found.failure,
    hasMore: found.next !== null,
    isLoadingMore,
    isOnlyHere,
    reload,
    more() {
      if (isLoadingMore || !found.next) return;
      setLoadingMore(true);
      void load(found.next).finally(() => setLoadingMore(false));
    },
    change: (id, changes) => update((entries) => entries.map((one) => (one.id === id ? { ...one, ...changes } : one))),
    putFirst: (entry) => update((entries) => [entry, ...entries]),
    drop: (ids) => update((entries) => entries.filter(({ id }) => !ids.includes(id))),
  };
}
