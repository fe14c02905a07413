import { type FormEvent, useState } from 'react';
import { i18n } from '#i18n';
import type { AccountStatus } from '../../../utils/messaging/protocol/account.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Status } from '../../ui/status.tsx';
import { CodeField, isWholeCode } from './code-field.tsx';
import { ResendButton } from './resend-button.tsx';

interface ConfirmFormProps {
  email: string;
  onStatus(status: AccountStatus): void;
  onOtherAddress(): void;
}

/** Asks for the code that was sent when the account was made. */
export function ConfirmForm({ email, onStatus, onOtherAddress }: ConfirmFormProps) {
  const call = useCall();
  const [code, setCode] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const [wasResent, setResent] = useState(false);
  const confirm = useAction(async () => onStatus(await call('account.confirm', { email, code })));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIncomplete(!isWholeCode(code));
    if (isWholeCode(code)) void confirm.run();
  };

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <p>{i18n.t('code.sent', { email })}</p>
      {confirm.failure && <FailureAlert failure={confirm.failure} />}
      <CodeField value={code} onChange={setCode} error={isIncomplete ? i18n.t('code.wrong') : undefined} />
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" type="submit" busy={confirm.busy}>
          {i18n.t('code.confirm')}
        </Button>
        <ResendButton onResend={() => call('account.resendCode', { email })} onSent={() => setResent(true)} />
        <Button variant="quiet" onClick={onOtherAddress}>
          {i18n.t('code.otherAddress')}
        </Button>
      </div>
      <Status icon="check">{wasResent && i18n.t('code.resent')}</Status>
    </form>
  );
}
