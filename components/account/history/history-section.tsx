import { useCallback, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { GenerationId } from '../../../utils/domain/ids.ts';
import { LIMITS } from '../../../utils/domain/limits.ts';
import type { HistoryEntry } from '../../../utils/messaging/protocol/history.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Status } from '../../ui/status.tsx';
import { DeleteAll } from './delete-all.tsx';
import { HistoryFilters } from './history-filters.tsx';
import { HistoryItem } from './history-item.tsx';
import { createSmallPaintings, type SmallPainter } from './small-paintings.ts';
import { UndoDeletion } from './undo-deletion.tsx';
import { type HistoryFilter, useHistory } from './use-history.ts';

const ALL: HistoryFilter = { search: '', videoId: null, favouritesOnly: false };

/** Everything that was ever generated: looked through, opened, copied and deleted. */
export function HistorySection({ painter }: { painter: SmallPainter }) {
  const call = useCall();
  const [paintings] = useState(() => createSmallPaintings(call, painter));
  const [filter, setFilter] = useState(ALL);
  const [selected, setSelected] = useState<readonly GenerationId[]>([]);
  const [deletion, setDeletion] = useState<{ undo: string; count: number } | null>(null);
  const [isCopied, setCopied] = useState(false);
  const region = useRef<HTMLDivElement>(null);
  const forgetDeletion = useCallback(() => setDeletion(null), []);
  const view = useHistory(filter);
  const isFiltered = filter.search !== '' || filter.videoId !== null || filter.favouritesOnly;

  const remove = async (wanted: readonly GenerationId[]) => {
    const ids = wanted.slice(0, LIMITS.generationsPerDeletion);
    const { undo } = await call('history.delete', { ids });
    view.drop(ids);
    setSelected((before) => before.filter((id) => !ids.includes(id)));
    setDeletion({ undo, count: ids.length });
    setCopied(false);
    region.current?.focus({ preventScroll: true });
  };
  const removal = useAction(() => remove(selected));
  const showCopy = (copy: HistoryEntry) => {
    view.putFirst(copy);
    setCopied(true);
    region.current?.focus();
  };

  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose">{i18n.t('history.lead')}</p>
      <HistoryFilters filter={filter} onChange={setFilter} />
      <div ref={region} tabIndex={-1} className="flex flex-col gap-3 outline-none">
        <div className="sticky top-2 z-10 flex flex-col gap-2">
          <UndoDeletion deletion={deletion} onGone={forgetDeletion} onRestored={view.reload} />
          {selected.length > 0 && (
            <Selection
              count={selected.length}
              isDeleting={removal.busy}
              onDelete={() => void removal.run()}
              onClear={() => setSelected([])}
            />
          )}
        </div>
        {removal.failure && <FailureAlert failure={removal.failure} />}
        <Status>{isCopied && i18n.t('history.copied')}</Status>
        <Status icon="info">{view.isOnlyHere && i18n.t('history.onlyHere')}</Status>
        {view.failure && (
          <FailureAlert failure={view.failure} title={i18n.t('history.loadFailed')} onRetry={view.reload} />
        )}
        {!view.entries && !view.failure && <Loading />}
        {view.entries?.length === 0 && (
          <EmptyState
            icon={isFiltered ? 'info' : 'clock'}
            title={i18n.t(isFiltered ? 'history.notFound' : 'history.none')}
            action={isFiltered && <Button onClick={() => setFilter(ALL)}>{i18n.t('history.showAll')}</Button>}
          >
            {i18n.t(isFiltered ? 'history.notFoundHint' : 'history.noneHint')}
          </EmptyState>
        )}
        {view.entries && view.entries.length > 0 && (
          <ul aria-label={i18n.t('history.list')} className="flex flex-col gap-3">
            {view.entries.map((entry) => (
              <HistoryItem
                key={entry.id}
                entry={entry}
                paintings={paintings}
                isSelected={selected.includes(entry.id)}
                onSelect={(isSelected) =>
                  setSelected((before) => (isSelected ? [...before, entry.id] : before.filter((id) => id !== entry.id)))
                }
                onFavourite={(isFavourite) => view.change(entry.id, { isFavourite })}
                onCopied={showCopy}
                onDelete={() => remove([entry.id])}
                onVideo={entry.videoId && !filter.videoId ? () => setFilter({ ...ALL, videoId: entry.videoId }) : null}
              />
            ))}
          </ul>
        )}
        <div className="flex flex-wrap justify-between gap-2">
          {view.hasMore && (
            <Button busy={view.isLoadingMore} onClick={view.more}>
              {i18n.t('history.more')}
            </Button>
          )}
          {view.entries && view.entries.length > 0 && !isFiltered && (
            <DeleteAll
              onDeleted={() => {
                setSelected([]);
                forgetDeletion();
                view.reload();
                region.current?.focus();
              }}
            />
          )}
        </div>
      </div>
    </div>
  );
}

interface SelectionProps {
  count: number;
  isDeleting: boolean;
  onDelete(): void;
  onClear(): void;
}

function Selection({ count, isDeleting, onDelete, onClear }: SelectionProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-lg border border-accent bg-surface p-2">
      <p role="status" className="flex-1 font-semibold">
        {i18n.t('history.selected', { count })}
      </p>
      <Button size="small" variant="danger" busy={isDeleting} onClick={onDelete}>
        {i18n.t('history.deleteSelected')}
      </Button>
      <Button size="small" onClick={onClear}>
        {i18n.t('history.clearSelection')}
      </Button>
    </div>
  );
}
