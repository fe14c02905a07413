import { useCallback, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { type Failure, toFailure } from '../../../utils/domain/errors.ts';
import type { AccountStatus, EmailChange } from '../../../utils/messaging/protocol/account.ts';
import { useCall } from '../../client/client.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Card } from '../../ui/card.tsx';
import { Status } from '../../ui/status.tsx';
import { EmailCodes } from './email-codes.tsx';
import { NewEmailForm } from './new-email-form.tsx';

interface EmailCardProps {
  email: string;
  onStatus(status: AccountStatus): void;
}

/** The e-mail address, and its change: a new one, then the codes from both mailboxes. */
export function EmailCard({ email, onStatus }: EmailCardProps) {
  const call = useCall();
  // Undefined until it is known whether a change was begun.
  const [change, setChange] = useState<EmailChange | null | undefined>();
  const [wasJustSent, setJustSent] = useState(false);
  const [wasChanged, setChanged] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const load = useCallback(() => {
    setFailure(null);
    call('account.emailChange').then(setChange, (thrown) => setFailure(toFailure(thrown)));
  }, [call]);
  useEffect(load, [load]);

  const take = async (next: EmailChange | null) => {
    setChange(next);
    setChanged(next === null);
    if (next === null) onStatus(await call('account.status'));
  };

  return (
    <Card title={i18n.t('manage.emailTitle')}>
      <p>{i18n.t('manage.emailNow', { email })}</p>
      {failure && <FailureAlert failure={failure} onRetry={load} />}
      {change === null && (
        <NewEmailForm
          email={email}
          onSent={async (sent) => {
            setJustSent(true);
            await take(sent);
          }}
        />
      )}
      {change && (
        <EmailCodes
          key={change.newEmail}
          change={change}
          takesFocus={wasJustSent}
          onChange={take}
          onDropped={() => setChange(null)}
        />
      )}
      <Status icon="check">{wasChanged && i18n.t('manage.emailChanged', { email })}</Status>
    </Card>
  );
}
