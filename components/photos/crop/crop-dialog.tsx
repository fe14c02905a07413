import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { DEGREES_MAX, straighten, turnQuarter } from '../../../utils/domain/crop.ts';
import { type Failure, toFailure } from '../../../utils/domain/errors.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { SliderField } from '../../ui/slider-field.tsx';
import { CropBoard } from './crop-board.tsx';
import type { Cropper } from './cropper.ts';
import { useCrop } from './use-crop.ts';

interface CropDialogProps {
  cropper: Cropper;
  /** Asked once, when the dialog opens. */
  load(): Promise<Blob>;
  /** What becomes of what is cropped away. */
  hint: string;
  /** Takes what is kept. The dialog shows that it takes its time, and why it failed. */
  onDone(photo: Blob, signal: AbortSignal): Promise<void>;
  onCancel(): void;
}

/** A photo is turned, made to stand straight, and cropped. */
export function CropDialog({ cropper, load, hint, onDone, onCancel }: CropDialogProps) {
  const { photo, failure } = usePhoto(cropper, load);
  const { crop, canUndo, change, undo } = useCrop();
  const saving = useRef<AbortController | null>(null);
  const save = useAction(async () => {
    if (!photo) return;
    const controller = new AbortController();
    saving.current = controller;
    try {
      await onDone(await cropper.crop(photo, crop), controller.signal);
    } catch (thrown) {
      if (!controller.signal.aborted) throw thrown;
    }
  });
  useEffect(() => () => saving.current?.abort(), []);

  const cancel = () => {
    if (save.busy) saving.current?.abort();
    else onCancel();
  };
  const press = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || save.busy) return;
    event.preventDefault();
    undo();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key has a button beside it.
    <div onKeyDown={press}>
      <Dialog
        title={i18n.t('crop.title')}
        size="large"
        onCancel={cancel}
        actions={
          <>
            <Button onClick={cancel}>{i18n.t('ui.cancel')}</Button>
            <Button variant="primary" disabled={!photo || !canUndo} busy={save.busy} onClick={() => void save.run()}>
              {i18n.t('crop.done')}
            </Button>
          </>
        }
      >
        {!photo && !failure && <Loading />}
        {failure && <FailureAlert failure={failure} title={i18n.t('crop.openFailed')} />}
        {photo && (
          <div inert={save.busy} className="flex flex-col gap-3">
            <p className="text-muted">{hint}</p>
            <CropBoard photo={photo} crop={crop} onChange={(box, movement) => change({ ...crop, box }, movement)} />
            <div className="flex flex-wrap items-end gap-3">
              <Button
                size="small"
                icon={<Icon name="turn-left" />}
                onClick={() => change(turnQuarter(crop, 'left'), `turn ${crop.quarters}`)}
              >
                {i18n.t('crop.turnLeft')}
              </Button>
              <Button
                size="small"
                icon={<Icon name="turn-right" />}
                onClick={() => change(turnQuarter(crop, 'right'), `turn ${crop.quarters}`)}
              >
                {i18n.t('crop.turnRight')}
              </Button>
              <div className="w-64">
                <SliderField
                  label={i18n.t('crop.straighten')}
                  value={crop.degrees}
                  min={-DEGREES_MAX}
                  max={DEGREES_MAX}
                  unit="°"
                  onChange={(degrees) => change(straighten(photo, crop, degrees), 'straighten')}
                />
              </div>
              <Button size="small" disabled={!canUndo} aria-keyshortcuts="Control+Z" onClick={undo}>
                {i18n.t('editor.undo')}
              </Button>
            </div>
          </div>
        )}
        {save.busy && <ProgressBar label={i18n.t('crop.saving')} />}
        {save.failure && <FailureAlert failure={save.failure} title={i18n.t('crop.saveFailed')} />}
      </Dialog>
    </div>
  );
}

/** The photo to be cropped, opened once and let go of when the dialog closes. */
function usePhoto(cropper: Cropper, load: () => Promise<Blob>): { photo: ImageBitmap | null; failure: Failure | null } {
  const [photo, setPhoto] = useState<ImageBitmap | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const first = useRef(load);
  useEffect(() => {
    let isShown = true;
    let opened: ImageBitmap | null = null;
    first
      .current()
      .then((file) => cropper.open(file))
      .then(
        (picture) => {
          opened = picture;
          if (isShown) setPhoto(picture);
          else picture.close();
        },
        (thrown) => isShown && setFailure(toFailure(thrown)),
      );
    return () => {
      isShown = false;
      opened?.close();
    };
  }, [cropper]);
  return { photo, failure };
}
