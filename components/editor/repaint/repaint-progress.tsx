import { i18n } from '#i18n';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Status } from '../../ui/status.tsx';
import type { Repainting, RepaintState } from './use-repaint.ts';

/** How the repaint of the background goes, and what can be done about it. Stands where it is seen from every group. */
export function RepaintProgress({ repainting }: { repainting: Repainting }) {
  const { now } = repainting;
  return (
    <>
      {now.state === 'running' && (
        <div className="flex items-center gap-3">
          <div className="min-w-0 flex-1">
            <ProgressBar label={progressWords(now)} />
          </div>
          <Button size="small" busy={now.isCancelling} onClick={repainting.cancel}>
            {i18n.t('ui.cancel')}
          </Button>
        </div>
      )}
      {now.state === 'failed' && (
        <FailureAlert
          failure={now.failure}
          title={i18n.t('repaint.failed')}
          onRetry={now.canRetry ? repainting.retry : undefined}
        />
      )}
      <Status icon="info">
        {now.state === 'done' && i18n.t('repaint.done')}
        {now.state === 'cancelled' && i18n.t('repaint.cancelled')}
        {now.state === 'waiting' && (
          <>
            <p>{i18n.t('repaint.waiting')}</p>
            <div className="mt-2 flex flex-wrap gap-2">
              <Button size="small" variant="primary" onClick={repainting.putIn}>
                {i18n.t('repaint.putIn')}
              </Button>
              <Button size="small" onClick={repainting.discard}>
                {i18n.t('repaint.discard')}
              </Button>
            </div>
          </>
        )}
      </Status>
    </>
  );
}

function progressWords({ progress, isCancelling }: Extract<RepaintState, { state: 'running' }>): string {
  if (isCancelling) return i18n.t('panel.cancelling');
  return progress?.stage === 'painting' ? i18n.t('repaint.painting') : i18n.t('panel.queued');
}
