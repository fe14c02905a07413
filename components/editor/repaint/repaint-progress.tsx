import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Failure } from '../../../utils/domain/errors.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import type { FailureWords } from '../../failure/failure-words.ts';
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
          words={wordsOf(now.failure)}
          title={i18n.t('repaint.failed')}
          onRetry={now.canRetry ? repainting.retry : undefined}
        />
      )}
      <Status icon="info">{whatCame(repainting)}</Status>
    </>
  );
}

function whatCame({ now, putIn, discard }: Repainting): ReactNode {
  if (now.state === 'done') return i18n.t('repaint.done');
  if (now.state === 'cancelled') return i18n.t('repaint.cancelled');
  if (now.state !== 'waiting') return null;
  return (
    <>
      <p>{i18n.t('repaint.waiting')}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" variant="primary" onClick={putIn}>
          {i18n.t('repaint.putIn')}
        </Button>
        <Button size="small" onClick={discard}>
          {i18n.t('repaint.discard')}
        </Button>
      </div>
    </>
  );
}

/** Where it is another thing here than where thumbnails are made. */
function wordsOf({ code }: Failure): FailureWords | undefined {
  if (code === 'moderated') return { what: i18n.t('errors.moderated'), next: i18n.t('repaint.moderatedNext') };
  if (code === 'consent_required') return { what: i18n.t('repaint.noConsent'), next: i18n.t('repaint.noConsentNext') };
  return undefined;
}

function progressWords({ progress, isCancelling }: Extract<RepaintState, { state: 'running' }>): string {
  if (isCancelling) return i18n.t('panel.cancelling');
  return progress?.stage === 'painting' ? i18n.t('repaint.painting') : i18n.t('panel.queued');
}
