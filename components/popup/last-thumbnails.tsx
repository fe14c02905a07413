import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { VariantId } from '../../utils/domain/ids.ts';
import type { HistoryEntry } from '../../utils/messaging/protocol/history.ts';
import { createSmallPaintings, type SmallPainter } from '../account/history/small-paintings.ts';
import { SmallPicture } from '../account/history/small-picture.tsx';
import { useCall } from '../client/client.ts';
import { useAction } from '../client/use-action.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';

/** The thumbnails that were made last, each the way to its editor. Nothing where there are none yet. */
export function LastThumbnails({ painter }: { painter: SmallPainter }) {
  const call = useCall();
  const [paintings] = useState(() => createSmallPaintings(call, painter));
  const [entry, setEntry] = useState<HistoryEntry | null>(null);
  useEffect(() => {
    // A glance: without it the popup still is of use.
    call('history.latest').then(setEntry, () => {});
  }, [call]);
  const open = useAction(async (variantId: VariantId) => {
    if (entry) await call('account.openPage', { thumbnail: { generationId: entry.id, variantId } });
  });
  if (!entry?.thumbnails.length) return null;
  const title = entry.title || i18n.t('fullSize.untitled');
  return (
    <section aria-label={i18n.t('history.last')} className="flex flex-col gap-1">
      <p className="truncate text-xs text-muted">{title}</p>
      <div className="grid grid-cols-3 gap-2">
        {entry.thumbnails.map((thumbnail) => (
          <button
            key={thumbnail.id}
            type="button"
            aria-label={i18n.t('history.open', { number: thumbnail.position + 1, title })}
            onClick={() => void open.run(thumbnail.id)}
            className="cursor-pointer rounded-md"
          >
            <SmallPicture thumbnail={thumbnail} paintings={paintings} />
          </button>
        ))}
      </div>
      {open.failure && <FailureAlert failure={open.failure} />}
    </section>
  );
}
