import { type KeyboardEvent, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { type Failure, toFailure } from '../../../utils/domain/errors.ts';
import type { PhotoId } from '../../../utils/domain/ids.ts';
import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import type { Mender } from './brush-services.ts';
import { BrushWorkbench } from './brush-workbench.tsx';

interface BrushDialogProps {
  mender: Mender;
  photoId: PhotoId;
  onDone(photo: PhotoSummary): void;
  onCancel(): void;
}

type Opened = Awaited<ReturnType<Mender['open']>> & { photoUrl: string | null };

/** The brush, over everything else until it is put away. */
export function BrushDialog({ mender, photoId, onDone, onCancel }: BrushDialogProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    let photoUrl: string | null = null;
    let isCurrent = true;
    mender.open(photoId).then(
      (found) => {
        if (!isCurrent) return;
        photoUrl = found.photo && URL.createObjectURL(found.photo);
        setOpened({ ...found, photoUrl });
      },
      (thrown) => isCurrent && setFailure(toFailure(thrown)),
    );
    return () => {
      isCurrent = false;
      if (photoUrl) URL.revokeObjectURL(photoUrl);
    };
  }, [mender, photoId]);

  const save = useAction(async () => {
    if (opened) onDone(await mender.save(photoId, opened.mending));
  });
  const isChanged = () => opened?.mending.cutout.canUndo ?? false;
  const finish = () => {
    if (isChanged()) void save.run();
    else onCancel();
  };
  // What was painted is thrown away by a button, never by the key that closes whatever is open.
  const pressEscape = () => {
    if (!isChanged()) onCancel();
  };

  return (
    // The editor around hears the keys of what is shown over it too.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps keys to itself.
    <div onKeyDown={(event: KeyboardEvent) => event.stopPropagation()}>
      <Dialog
        title={i18n.t('brush.title')}
        size="large"
        onCancel={pressEscape}
        actions={
          <>
            <Button onClick={onCancel}>{i18n.t('ui.cancel')}</Button>
            <Button variant="primary" disabled={!opened} busy={save.busy} onClick={finish}>
              {i18n.t('brush.done')}
            </Button>
          </>
        }
      >
        {!opened && !failure && <Loading />}
        {failure && <FailureAlert failure={failure} title={i18n.t('brush.openFailed')} />}
        {opened && <BrushWorkbench mending={opened.mending} photoUrl={opened.photoUrl} />}
        {save.failure && <FailureAlert failure={save.failure} title={i18n.t('brush.saveFailed')} />}
      </Dialog>
    </div>
  );
}
