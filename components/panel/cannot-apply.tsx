import { i18n } from '#i18n';
import type { StudioContext } from '../../utils/messaging/protocol.ts';
import { Alert } from '../ui/alert.tsx';

interface CannotApplyProps {
  id: string;
  uploader: Exclude<StudioContext['uploader'], { state: 'ready' }>;
}

/** Why no thumbnail can be put into this editor now, in Studio's own words where it has any. */
export function CannotApply({ id, uploader }: CannotApplyProps) {
  return (
    <div id={id}>
      <Alert tone="caution" title={i18n.t('thumbnails.cannotApply')}>
        {uploader.reason && <p>{i18n.t('thumbnails.studioSays', { reason: uploader.reason })}</p>}
        <p>
          {uploader.state === 'absent'
            ? i18n.t('thumbnails.cannotApplyAbsent')
            : i18n.t('thumbnails.cannotApplyDisabled')}
        </p>
      </Alert>
    </div>
  );
}
