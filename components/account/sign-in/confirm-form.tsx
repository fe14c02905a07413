import { i18n } from '#i18n';
import type { AccountStatus } from '../../../utils/messaging/protocol/account.ts';
import { useCall } from '../../client/client.ts';
import { Button } from '../../ui/button.tsx';
import { CodeForm } from './code-form.tsx';

interface ConfirmFormProps {
  email: string;
  onStatus(status: AccountStatus): void;
  onOtherAddress(): void;
}

/** Asks for the code that was sent when the account was made. */
export function ConfirmForm({ email, onStatus, onOtherAddress }: ConfirmFormProps) {
  const call = useCall();
  return (
    <CodeForm
      lead={i18n.t('code.sent', { email })}
      onConfirm={async (code) => onStatus(await call('account.confirm', { email, code }))}
      onResend={() => call('account.resendCode', { email })}
      back={
        <Button variant="quiet" onClick={onOtherAddress}>
          {i18n.t('code.otherAddress')}
        </Button>
      }
    />
  );
}
