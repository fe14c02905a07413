import { useId } from 'react';
import { i18n } from '#i18n';
import type { AccountStatus } from '../../../utils/messaging/protocol/account.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';

/** The way out here and everywhere else. */
export function EndAllSessions({ onStatus }: { onStatus(status: AccountStatus): void }) {
  const call = useCall();
  const hint = useId();
  const end = useAction(async () => onStatus(await call('account.signOutEverywhere')));
  return (
    <div className="flex flex-col items-start gap-2">
      <Button variant="danger" busy={end.busy} aria-describedby={hint} onClick={() => void end.run()}>
        {i18n.t('sessions.endAll')}
      </Button>
      {end.failure && <FailureAlert failure={end.failure} />}
      <p id={hint} className="text-xs text-muted">
        {i18n.t('sessions.endAllHint')}
      </p>
    </div>
  );
}
