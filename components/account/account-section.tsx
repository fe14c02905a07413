import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { AccountStatus } from '../../utils/messaging/protocol/account.ts';
import { useCall } from '../client/client.ts';
import { useAction } from '../client/use-action.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Button } from '../ui/button.tsx';
import type { SignedIn } from './account-gate.tsx';

interface AccountSectionProps {
  person: SignedIn;
  onStatus(status: AccountStatus): void;
  /** More buttons beside the one that signs out. */
  actions?: ReactNode;
  /** In place of the bare details, where there is space to change them. */
  details?: ReactNode;
  /** Another way out, below the one from this browser. */
  otherWayOut?: ReactNode;
}

/** Who is signed in, and the way out. */
export function AccountSection({ person, onStatus, actions, details, otherWayOut }: AccountSectionProps) {
  const call = useCall();
  const signOut = useAction(async () => onStatus(await call('account.signOut')));
  return (
    <div className="flex flex-col gap-4">
      {details ?? (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 rounded-xl border border-line bg-surface p-4">
          <dt className="text-muted">{i18n.t('account.name')}</dt>
          <dd>{person.name}</dd>
          <dt className="text-muted">{i18n.t('account.email')}</dt>
          <dd>{person.email}</dd>
        </dl>
      )}
      {signOut.failure && <FailureAlert failure={signOut.failure} />}
      <div className="flex flex-wrap items-center gap-2">
        {actions}
        <Button busy={signOut.busy} onClick={() => void signOut.run()}>
          {i18n.t('account.signOut')}
        </Button>
      </div>
      <p className="text-xs text-muted">
        {i18n.t('account.signOutHint')} {i18n.t('photoPlace.signOut')}
      </p>
      {otherWayOut}
    </div>
  );
}
