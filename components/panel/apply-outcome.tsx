import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { ApplyState } from '../../utils/messaging/protocol/studio.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import type { IconName } from '../ui/icon.tsx';
import { Icon } from '../ui/icon.tsx';
import { Status } from '../ui/status.tsx';
import type { ApplyFailure } from './panel-state.ts';

interface ApplyOutcomeProps {
  apply: ApplyState;
  /** Whether the picture is on its way to the content script. */
  isHandingOver: boolean;
  failed: ApplyFailure | null;
  isChangedSince: boolean;
  /** Whether the picture is of thumbnails that are not shown any more. */
  isOfEarlierSet?: boolean;
  onApply: (() => void) | undefined;
  onRestore(): void;
}

/** Where a picture stands in Studio, and the truth about it: nothing is called applied that Studio does not show. */
export function ApplyOutcome(props: ApplyOutcomeProps) {
  const { apply, isHandingOver, failed, onApply, onRestore } = props;
  const isQuiet = isHandingOver || failed !== null;
  const words = isHandingOver ? i18n.t('apply.sending') : failed ? null : statusWords(props);
  return (
    <div className="flex flex-col gap-2 has-[>*>*]:pt-3 @md:col-span-2">
      <Status icon={statusIcon(apply)}>{words}</Status>
      {failed && <HandOverFailure failed={failed} onRetry={failed.of === 'apply' ? onApply : onRestore} />}
      {!isQuiet && <Complaint apply={apply} />}
      {apply.state === 'applied' && apply.canRestore && !isHandingOver && (
        <div>
          <Button size="small" icon={<Icon name="undo" />} onClick={onRestore}>
            {i18n.t('apply.restore')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Begins with `Applied` and `Waiting` where that is so. */
function statusWords({ apply, isChangedSince, isOfEarlierSet }: ApplyOutcomeProps): ReactNode {
  switch (apply.state) {
    case 'sending':
      return i18n.t('apply.sending');
    case 'waiting':
      return (
        <>
          <p>{apply.for === 'video-upload' ? i18n.t('apply.waitingForVideo') : i18n.t('apply.waitingForImage')}</p>
          {apply.progress && <p>{i18n.t('thumbnails.studioSays', { reason: apply.progress })}</p>}
        </>
      );
    case 'applied':
      return (
        <>
          <p className="font-semibold">{isOfEarlierSet ? i18n.t('apply.appliedOther') : i18n.t('apply.applied')}</p>
          <p>{isChangedSince ? i18n.t('apply.changedSince') : savingWords(apply.saving)}</p>
        </>
      );
    case 'restored':
      return (
        <>
          <p className="font-semibold">{i18n.t('apply.restored')}</p>
          <p>{savingWords(apply.saving)}</p>
        </>
      );
    default:
      return null;
  }
}

/** What the creator still has to do in Studio, so that the video keeps the picture. */
function savingWords(saving: Extract<ApplyState, { state: 'applied' }>['saving']): string {
  switch (saving) {
    case 'unknown':
      return i18n.t('apply.appliedSave');
    case 'needed':
      return i18n.t('apply.saveNeeded');
    case 'saved':
      return i18n.t('apply.saved');
  }
}

function statusIcon(apply: ApplyState): IconName {
  return apply.state === 'applied' || apply.state === 'restored' ? 'check' : 'clock';
}

/** What Studio would not do, in its own words where it has any. */
function Complaint({ apply }: { apply: ApplyState }) {
  switch (apply.state) {
    case 'refused':
      return <StudioAlert title={refusalTitle(apply.by)} reason={apply.reason} next={refusalNext(apply.by)} />;
    case 'reverted':
      return <StudioAlert title={i18n.t('apply.reverted')} reason={apply.reason} next={i18n.t('apply.revertedNext')} />;
    case 'unavailable':
      return (
        <StudioAlert title={i18n.t('apply.unavailable')} reason={apply.reason} next={i18n.t('apply.unavailableNext')} />
      );
    case 'interrupted':
      return <StudioAlert title={i18n.t('apply.interrupted')} reason={null} next={i18n.t('apply.interruptedNext')} />;
    case 'silent':
      return <StudioAlert title={i18n.t('apply.silent')} reason={null} next={i18n.t('apply.silentNext')} />;
    default:
      return null;
  }
}

type RefusedBy = Extract<ApplyState, { state: 'refused' }>['by'];

const refusalTitle = (by: RefusedBy) => (by === 'dialog' ? i18n.t('apply.asked') : i18n.t('apply.refused'));

function refusalNext(by: RefusedBy): string {
  switch (by) {
    case 'form':
      return i18n.t('apply.refusedNext');
    case 'toast':
      return i18n.t('apply.refusedToastNext');
    case 'dialog':
      return i18n.t('apply.askedNext');
    case 'upload':
      return i18n.t('apply.refusedUploadNext');
  }
}

/** What went wrong in Studio, in its own words where it has any, and what to do next. */
export function StudioAlert({ title, reason, next }: { title: string; reason: string | null; next: string }) {
  return (
    <Alert title={title}>
      {reason && <p className="font-semibold">{i18n.t('thumbnails.studioSays', { reason })}</p>}
      <p>{next}</p>
    </Alert>
  );
}

function HandOverFailure({ failed, onRetry }: { failed: ApplyFailure; onRetry: (() => void) | undefined }) {
  const title = failed.of === 'apply' ? i18n.t('apply.failed') : i18n.t('apply.restoreFailed');
  return <FailureAlert failure={failed.failure} title={title} onRetry={onRetry} />;
}
