import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import type { PersonSummary } from '../../../utils/messaging/protocol/people.ts';
import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';
import { photoHints } from '../../../utils/scene/photo-hints.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import type { Mender } from '../../editor/brush/brush-services.ts';
import { MendCutout } from '../../editor/brush/mend-cutout.tsx';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { TurnPhoto } from '../../photos/crop/turn-photo.tsx';
import type { Turner } from '../../photos/crop/turner.ts';
import { PhotoHints } from '../../photos/photo-hints.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { CutoutPicture, type Ground } from '../../ui/cutout-picture.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { MovePhoto } from '../people/move-photo.tsx';
import { RenameForm } from './rename-form.tsx';

/** `cards` where there is space, `rows` where a glance must do. */
export type PhotoDensity = 'cards' | 'rows';

interface PhotoItemProps {
  photo: PhotoSummary;
  density: PhotoDensity;
  ground: Ground;
  mender: Mender | undefined;
  turner: Turner | undefined;
  /** Whom it may show, where there are several. */
  people: readonly PersonSummary[];
  onChanged(photo: PhotoSummary): void;
  onDeleted(photo: PhotoSummary): void;
}

/** One reference photo: what it looks like, how it is called, where it stands, and what can be done with it. */
export function PhotoItem({ photo, density, ground, mender, turner, people, onChanged, onDeleted }: PhotoItemProps) {
  const call = useCall();
  const isKept = photo.state === 'stored' || photo.state === 'mending';
  const [mode, setMode] = useState<'shown' | 'renaming' | 'deleting'>('shown');
  const retry = useAction(async () => onChanged(await call('photos.retry', { id: photo.id })));

  return (
    <li
      className={classNames(
        // Of hundreds, those that are out of sight are not laid out.
        'flex gap-2 rounded-xl border border-line bg-surface [content-visibility:auto]',
        density === 'rows'
          ? 'items-center p-2 [contain-intrinsic-size:auto_4.6rem]'
          : 'flex-col p-3 [contain-intrinsic-size:auto_17rem]',
      )}
    >
      <CutoutPicture
        source={photo.preview}
        alt={i18n.t('photos.alt', { label: photo.label })}
        ground={ground}
        className={classNames('shrink-0 rounded-lg', density === 'rows' ? 'size-14' : 'h-32')}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {mode === 'renaming' ? (
          <RenameForm
            field={i18n.t('photos.label')}
            missing={i18n.t('photos.labelMissing')}
            label={photo.label}
            onRename={async (label) => onChanged(await call('photos.rename', { id: photo.id, label }))}
            onDone={() => setMode('shown')}
          />
        ) : (
          <div className="flex items-center gap-1">
            <p className="min-w-0 flex-1 font-semibold">{photo.label}</p>
            {photo.state !== 'deleting' && (
              <>
                {isKept && <MovePhoto photo={photo} people={people} onMoved={onChanged} />}
                <IconButton
                  icon="edit"
                  label={i18n.t('photos.renameOf', { label: photo.label })}
                  onClick={() => setMode('renaming')}
                />
                <IconButton
                  icon="trash"
                  label={i18n.t('photos.deleteOf', { label: photo.label })}
                  onClick={() => setMode('deleting')}
                />
              </>
            )}
          </div>
        )}
        {density === 'cards' && <PhotoHints hints={photoHints(photo.analysis)} />}
        <PhotoState photo={photo} isRetrying={retry.busy} onRetry={() => void retry.run()} />
        {turner && isKept && <TurnPhoto turner={turner} photo={photo} onTurned={onChanged} />}
        {mender && isKept && (
          <MendCutout
            mender={mender}
            photoId={photo.id}
            label={i18n.t('brush.openOf', { label: photo.label })}
            onMended={onChanged}
          />
        )}
        {retry.failure && <FailureAlert failure={retry.failure} />}
      </div>
      {mode === 'deleting' && (
        <DeleteDialog photo={photo} onDone={() => setMode('shown')} onDeleted={() => onDeleted(photo)} />
      )}
    </li>
  );
}

interface PhotoStateProps {
  photo: PhotoSummary;
  isRetrying: boolean;
  onRetry(): void;
}

function PhotoState({ photo, isRetrying, onRetry }: PhotoStateProps): ReactNode {
  switch (photo.state) {
    case 'stored':
      return null;
    case 'mending':
      if (photo.failure && !photo.failure.retryable)
        return <NotStored photo={photo} isRetrying={isRetrying} onRetry={onRetry} />;
      return <UnderWay words={i18n.t('photos.uploading')} />;
    case 'uploading':
      return <UnderWay words={i18n.t('photos.uploading')} />;
    case 'deleting':
      return <UnderWay words={i18n.t('photos.deleting')} />;
    case 'failed':
      return <NotStored photo={photo} isRetrying={isRetrying} onRetry={onRetry} />;
  }
}

function UnderWay({ words }: { words: string }) {
  return (
    <p className="flex items-center gap-2 text-xs text-muted">
      <Spinner />
      {words}
    </p>
  );
}

function NotStored({ photo, isRetrying, onRetry }: PhotoStateProps) {
  if (isRetrying) return <UnderWay words={i18n.t('photos.uploading')} />;
  return (
    <FailureAlert
      failure={photo.failure ?? { code: 'internal', retryable: true }}
      title={i18n.t('photos.uploadFailed')}
      onRetry={onRetry}
    />
  );
}

interface DeleteDialogProps {
  photo: PhotoSummary;
  onDone(): void;
  onDeleted(): void;
}

function DeleteDialog({ photo, onDone, onDeleted }: DeleteDialogProps) {
  const call = useCall();
  const remove = useAction(async () => {
    await call('photos.delete', { id: photo.id });
    onDone();
    onDeleted();
  });
  return (
    <Dialog
      title={i18n.t('photos.deleteTitle')}
      onCancel={onDone}
      actions={
        <>
          <Button onClick={onDone}>{i18n.t('photos.keep')}</Button>
          <Button variant="danger" busy={remove.busy} onClick={() => void remove.run()}>
            {i18n.t('photos.deleteConfirm')}
          </Button>
        </>
      }
    >
      <p>
        {photo.isDeviceOnly
          ? i18n.t('photoPlace.deleteText', { label: photo.label })
          : i18n.t('photos.deleteText', { label: photo.label })}
      </p>
      {remove.failure && <FailureAlert failure={remove.failure} />}
    </Dialog>
  );
}
