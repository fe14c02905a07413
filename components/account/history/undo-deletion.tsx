import { useEffect } from 'react';
import { i18n } from '#i18n';
import { AppError } from '../../../utils/domain/errors.ts';
import { UNDO_MILLISECONDS } from '../../../utils/domain/limits.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Status } from '../../ui/status.tsx';

/** It is no longer offered a little before it is too late, so that a press in the last moment arrives. */
const MARGIN_MILLISECONDS = 500;

interface UndoDeletionProps {
  deletion: { undo: string; count: number } | null;
  /** It can no longer be undone. */
  onGone(): void;
  onRestored(): void;
}

/** Says what was deleted, for as long as that can be undone. */
export function UndoDeletion({ deletion, onGone, onRestored }: UndoDeletionProps) {
  const call = useCall();
  useEffect(() => {
    if (!deletion) return;
    const timer = setTimeout(onGone, UNDO_MILLISECONDS - MARGIN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [deletion, onGone]);
  const restore = useAction(async () => {
    if (!deletion) return;
    const { isRestored } = await call('history.restore', { undo: deletion.undo });
    onGone();
    if (!isRestored) throw new AppError('not_found');
    onRestored();
  });
  return (
    <>
      <Status>
        {deletion && (
          <span className="flex flex-wrap items-center gap-2">
            {i18n.t('history.deleted', { count: deletion.count })}
            <Button size="small" icon={<Icon name="undo" />} busy={restore.busy} onClick={() => void restore.run()}>
              {i18n.t('history.undo')}
            </Button>
          </span>
        )}
      </Status>
      {restore.failure && <FailureAlert failure={restore.failure} title={i18n.t('history.tooLate')} />}
    </>
  );
}
