import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import { takePicture } from './take-picture.ts';
import { type CameraProblem, useCamera } from './use-camera.ts';

interface CameraDialogProps {
  onPicture(picture: File): void;
  onCancel(): void;
}

interface Taken {
  picture: File;
  /** Where the page finds it. */
  url: string;
}

/** A look into the camera, as into a mirror; a picture is taken, looked at, and used or taken again. */
export function CameraDialog({ onPicture, onCancel }: CameraDialogProps) {
  const { video, state, restart } = useCamera();
  const [taken, setTaken] = useState<Taken | null>(null);
  useEffect(() => {
    if (taken) return () => URL.revokeObjectURL(taken.url);
  }, [taken]);

  const take = useAction(async () => {
    if (!video.current) return;
    const picture = await takePicture(video.current, i18n.t('photoWays.fromCamera'));
    setTaken({ picture, url: URL.createObjectURL(picture) });
  });
  const isOn = state.type === 'on';

  return (
    <Dialog
      title={i18n.t('photoWays.camera')}
      onCancel={onCancel}
      actions={
        <>
          <Button onClick={onCancel}>{i18n.t('ui.cancel')}</Button>
          {taken && <Button onClick={() => setTaken(null)}>{i18n.t('photoWays.retake')}</Button>}
          {taken ? (
            <Button variant="primary" onClick={() => onPicture(taken.picture)}>
              {i18n.t('photoWays.use')}
            </Button>
          ) : (
            <Button variant="primary" disabled={!isOn} busy={take.busy} onClick={() => void take.run()}>
              {i18n.t('photoWays.take')}
            </Button>
          )}
        </>
      }
    >
      {state.type === 'off' && !taken && <NoCamera problem={state.problem} onRetry={restart} />}
      {state.type === 'starting' && <Loading />}
      {isOn && !taken && <p className="text-muted">{i18n.t('photoWays.cameraHint')}</p>}
      <video
        ref={video}
        autoPlay
        playsInline
        muted
        aria-label={i18n.t('photoWays.seen')}
        hidden={!isOn || taken !== null}
        className="w-full -scale-x-100 rounded-lg bg-sunken"
      />
      {taken && <img src={taken.url} alt={i18n.t('photoWays.taken')} className="w-full rounded-lg" />}
      <p role="status" className="sr-only">
        {taken && i18n.t('photoWays.taken')}
      </p>
      {take.failure && <FailureAlert failure={take.failure} />}
    </Dialog>
  );
}

function NoCamera({ problem, onRetry }: { problem: CameraProblem; onRetry(): void }) {
  const [what, next] = wordsFor(problem);
  return (
    <Alert
      title={what}
      actions={
        <Button size="small" onClick={onRetry}>
          {i18n.t('ui.tryAgain')}
        </Button>
      }
    >
      {next}
    </Alert>
  );
}

function wordsFor(problem: CameraProblem): [what: string, next: string] {
  switch (problem) {
    case 'refused':
      return [i18n.t('photoWays.cameraRefused'), i18n.t('photoWays.cameraRefusedNext')];
    case 'none':
      return [i18n.t('photoWays.cameraNone'), i18n.t('photoWays.cameraNoneNext')];
    case 'in-use':
      return [i18n.t('photoWays.cameraInUse'), i18n.t('photoWays.cameraInUseNext')];
    case 'unknown':
      return [i18n.t('photoWays.cameraFailed'), i18n.t('photoWays.cameraFailedNext')];
  }
}
