import { i18n } from '#i18n';
import type { StudioContext } from '../../utils/messaging/protocol/studio.ts';
import { Alert } from '../ui/alert.tsx';
import { CopyDiagnostic } from './copy-diagnostic.tsx';

type Uploader = Exclude<StudioContext['uploader'], { state: 'ready' }>;

interface CannotApplyProps {
  id: string;
  uploader: Uploader;
  /** @throws where Studio does not show the editor any more */
  onDiagnose(): Promise<string>;
}

/** Why no thumbnail can be put into this editor now, in Studio's own words where it has any. */
export function CannotApply({ id, uploader, onDiagnose }: CannotApplyProps) {
  return (
    <div className="flex flex-col gap-2">
      <div id={id}>
        <Alert tone="caution" title={i18n.t('thumbnails.cannotApply')}>
          {uploader.reason && <p>{i18n.t('thumbnails.studioSays', { reason: uploader.reason })}</p>}
          <p>{nextStep(uploader)}</p>
        </Alert>
      </div>
      {uploader.state === 'unknown' && <CopyDiagnostic onDiagnose={onDiagnose} />}
    </div>
  );
}

function nextStep({ state, reason }: Uploader): string {
  switch (state) {
    case 'absent':
      return i18n.t('thumbnails.cannotApplyAbsent');
    case 'disabled':
      return reason ? i18n.t('thumbnails.cannotApplyDisabled') : i18n.t('thumbnails.cannotApplyDisabledSilently');
    case 'unknown':
      return i18n.t('thumbnails.cannotApplyUnknown');
  }
}
