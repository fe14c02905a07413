import { i18n } from '#i18n';
import { generationIdSchema } from '../../../utils/domain/ids.ts';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { toFragment } from '../../../utils/domain/thumbnail-ref.ts';
import type { HistoryEntry } from '../../../utils/messaging/protocol/history.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatDate } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import type { SmallPaintings } from './small-paintings.ts';
import { SmallPicture } from './small-picture.tsx';

interface HistoryItemProps {
  entry: HistoryEntry;
  paintings: SmallPaintings;
  isSelected: boolean;
  onSelect(isSelected: boolean): void;
  onFavourite(isFavourite: boolean): void;
  onCopied(copy: HistoryEntry): void;
  onDelete(): Promise<void>;
  /** Shows what else was made for its video; null where it belongs to none, or they are shown already. */
  onVideo: (() => void) | null;
}

/** A generation in the history: its thumbnails, each the way to its editor, and what can be done with it as a whole. */
export function HistoryItem(props: HistoryItemProps) {
  const { entry, paintings, isSelected, onSelect, onFavourite, onCopied, onDelete, onVideo } = props;
  const call = useCall();
  const title = entry.title || i18n.t('fullSize.untitled');
  const star = useAction(async () => {
    const isFavourite = !entry.isFavourite;
    await call('history.favourite', { id: entry.id, isFavourite });
    onFavourite(isFavourite);
  });
  const duplicate = useAction(async () => {
    const copy = generationIdSchema.parse(crypto.randomUUID());
    onCopied(await call('history.duplicate', { id: entry.id, copy, title: copyTitle(title) }));
  });
  const remove = useAction(onDelete);
  const failure = star.failure ?? duplicate.failure ?? remove.failure;

  return (
    <li
      className={classNames(
        'flex flex-col gap-3 rounded-xl border bg-surface p-3',
        isSelected ? 'border-accent' : 'border-line',
      )}
    >
      <div className="flex items-start gap-3">
        <input
          type="checkbox"
          aria-label={i18n.t('history.select', { title })}
          checked={isSelected}
          onChange={(event) => onSelect(event.target.checked)}
          className="mt-1 size-5 shrink-0 cursor-pointer accent-accent"
        />
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold wrap-anywhere">{title}</h2>
          <p className="text-xs text-muted">{formatDate(entry.madeAt)}</p>
        </div>
        <button
          type="button"
          aria-label={i18n.t('history.favourite', { title })}
          aria-pressed={entry.isFavourite}
          title={i18n.t('history.favourite', { title })}
          onClick={() => void star.run()}
          className={classNames(
            'grid size-8 shrink-0 cursor-pointer place-items-center rounded-md hover:bg-sunken',
            entry.isFavourite ? 'text-accent [&_path]:fill-current' : 'text-muted',
          )}
        >
          <Icon name="star" className="size-5" />
        </button>
      </div>
      {entry.thumbnails.length === 0 && <p className="text-sm text-muted">{i18n.t('history.elsewhere')}</p>}
      <div className="grid grid-cols-3 gap-2">
        {entry.thumbnails.map((thumbnail) => (
          <a
            key={thumbnail.id}
            href={toFragment({ generationId: entry.id, variantId: thumbnail.id })}
            aria-label={i18n.t('history.open', { number: thumbnail.position + 1, title })}
            className="relative block rounded-md"
          >
            <SmallPicture thumbnail={thumbnail} paintings={paintings} />
            {thumbnail.id === entry.appliedVariantId && (
              <span className="absolute start-1 bottom-1 flex items-center gap-1 rounded bg-surface px-1.5 py-0.5 text-xs font-semibold text-ink">
                <Icon name="check" className="size-3" />
                {i18n.t('history.applied')}
              </span>
            )}
          </a>
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        {entry.thumbnails.length > 0 && (
          <Button size="small" busy={duplicate.busy} onClick={() => void duplicate.run()}>
            {i18n.t('history.duplicate')}
          </Button>
        )}
        {onVideo && (
          <Button size="small" onClick={onVideo}>
            {i18n.t('history.ofVideo')}
          </Button>
        )}
        <Button
          size="small"
          variant="danger"
          busy={remove.busy}
          icon={<Icon name="trash" />}
          onClick={() => void remove.run()}
        >
          {i18n.t('history.delete')}
        </Button>
      </div>
      {failure && <FailureAlert failure={failure} />}
    </li>
  );
}

/** Cut, where the words for a copy would make it too long. */
function copyTitle(title: string): string {
  const room = LIMITS.titleCharacters - i18n.t('history.copyOf', { title: '' }).length;
  return i18n.t('history.copyOf', { title: title.slice(0, room) });
}
