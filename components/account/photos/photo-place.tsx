import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { PhotoPlace, PhotoPlaceNotice, PhotoPlaceState } from '../../../utils/messaging/protocol/photos.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Status } from '../../ui/status.tsx';
import { usePhotoPlace } from './use-photo-place.ts';
import type { PhotosView } from './use-photos.ts';

/** Where photos are kept: the choice, what moving them means, how far it has come, and what it did. */
export function PhotoPlaceChoice({ photos }: { photos: PhotosView }) {
  const { state, keepIn, forgetNotice } = usePhotoPlace(photos.reload);
  const [asking, setAsking] = useState<PhotoPlace | null>(null);
  if (!state) return null;

  const choose = (place: PhotoPlace) => {
    if (place === state.place) return;
    if (photos.photos?.length === 0) void keepIn.run(place);
    else setAsking(place);
  };

  return (
    <div className="flex flex-col gap-3">
      {state.move ? (
        <Moving
          place={state.place}
          move={state.move}
          isBusy={keepIn.busy}
          onKeepIn={(place) => void keepIn.run(place)}
        />
      ) : (
        <Places place={state.place} onChoose={choose} />
      )}
      {keepIn.failure && <FailureAlert failure={keepIn.failure} />}
      <Status icon="check">
        {state.notice && (
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p className="min-w-48 flex-1">{noticeWords(state.notice)}</p>
            <Button size="small" onClick={forgetNotice}>
              {i18n.t('photoPlace.gotIt')}
            </Button>
          </div>
        )}
      </Status>
      {asking && (
        <MoveDialog
          place={asking}
          onDecide={(isWanted) => {
            setAsking(null);
            if (isWanted) void keepIn.run(asking);
          }}
        />
      )}
    </div>
  );
}

function Places({ place, onChoose }: { place: PhotoPlace; onChoose(place: PhotoPlace): void }) {
  const id = useId();
  const options = [
    { value: 'account', label: i18n.t('photoPlace.account'), hint: i18n.t('photoPlace.accountHint') },
    { value: 'device', label: i18n.t('photoPlace.device'), hint: i18n.t('photoPlace.deviceHint') },
  ] as const;
  return (
    <fieldset className="flex min-w-0 flex-col">
      <legend className="mb-1 text-sm font-semibold">{i18n.t('photoPlace.label')}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {options.map(({ value, label, hint }) => (
          <label
            key={value}
            className={classNames(
              'relative flex cursor-pointer items-start gap-2 rounded-xl border p-3 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
              value === place ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:border-control',
            )}
          >
            <input
              type="radio"
              name={id}
              checked={value === place}
              aria-labelledby={`${id}-${value}`}
              aria-describedby={`${id}-${value}-hint`}
              onChange={() => onChoose(value)}
              className="mt-0.5 size-4 cursor-pointer accent-accent outline-none"
            />
            <span className="flex flex-col gap-0.5">
              <span id={`${id}-${value}`} className="font-semibold">
                {label}
              </span>
              <span id={`${id}-${value}-hint`} className="text-xs text-muted">
                {hint}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface MovingProps {
  place: PhotoPlace;
  move: NonNullable<PhotoPlaceState['move']>;
  isBusy: boolean;
  onKeepIn(place: PhotoPlace): void;
}

function Moving({ place, move: { done, total, failure, isCancelling }, isBusy, onKeepIn }: MovingProps) {
  const count = { number: Math.min(done + 1, total ?? 1), of: total ?? 1 };
  const moving = isCancelling ? i18n.t('photoPlace.cancelling', count) : i18n.t('photoPlace.moving', count);
  const cancel = (
    <Button size="small" busy={isBusy} onClick={() => onKeepIn(place === 'device' ? 'account' : 'device')}>
      {i18n.t('photoPlace.cancel')}
    </Button>
  );
  return (
    <section
      aria-label={i18n.t('photoPlace.label')}
      className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-4"
    >
      {failure ? (
        <FailureAlert
          failure={failure}
          title={i18n.t('photoPlace.stopped')}
          onRetry={() => onKeepIn(place)}
          actions={!isCancelling && cancel}
        />
      ) : (
        <>
          <ProgressBar
            label={total ? moving : i18n.t('photoPlace.counting')}
            value={total ? (done + 0.5) / (total + 0.5) : undefined}
          />
          {!isCancelling && <div>{cancel}</div>}
        </>
      )}
    </section>
  );
}

function MoveDialog({ place, onDecide }: { place: PhotoPlace; onDecide(isWanted: boolean): void }) {
  const toDevice = place === 'device';
  return (
    <Dialog
      title={toDevice ? i18n.t('photoPlace.toDeviceTitle') : i18n.t('photoPlace.toAccountTitle')}
      onCancel={() => onDecide(false)}
      actions={
        <>
          <Button onClick={() => onDecide(false)}>{i18n.t('photoPlace.stay')}</Button>
          <Button variant="primary" onClick={() => onDecide(true)}>
            {toDevice ? i18n.t('photoPlace.toDevice') : i18n.t('photoPlace.toAccount')}
          </Button>
        </>
      }
    >
      <p>{toDevice ? i18n.t('photoPlace.toDeviceText') : i18n.t('photoPlace.toAccountText')}</p>
    </Dialog>
  );
}

function noticeWords(notice: PhotoPlaceNotice): string {
  switch (notice.kind) {
    case 'moved':
      return movedWords(notice);
    case 'cancelled':
      return notice.to === 'account' ? i18n.t('photoPlace.cancelledToAccount') : i18n.t('photoPlace.cancelledToDevice');
    case 'moved-elsewhere':
      return i18n.t('photoPlace.movedElsewhere', notice.photos);
  }
}

function movedWords({ to, photos, left }: Extract<PhotoPlaceNotice, { kind: 'moved' }>): string {
  const moved =
    to === 'device' ? i18n.t('photoPlace.movedToDevice', photos) : i18n.t('photoPlace.movedToAccount', photos);
  return left > 0 ? `${moved} ${i18n.t('photoPlace.left', left)}` : moved;
}
