import { i18n } from '#i18n';
import type { AccountStatus } from '../../../utils/messaging/protocol/account.ts';
import { useCall } from '../../client/client.ts';
import { Button } from '../../ui/button.tsx';
import { CodeForm } from './code-form.tsx';

interface SignInCodeFormProps {
  email: string;
  onStatus(status: AccountStatus): void;
  onBack(): void;
}

/** Asks for the code that signs in without a password. */
export function SignInCodeForm({ email, onStatus, onBack }: SignInCodeFormProps) {
  const call = useCall();
  return (
    <CodeForm
      lead={i18n.t('reset.sent', { email })}
      onConfirm={async (code) => onStatus(await call('account.signInWithCode', { email, code }))}
      onResend={() => call('account.requestSignInCode', { email })}
      back={
        <Button variant="quiet" onClick={onBack}>
          {i18n.t('reset.back')}
        </Button>
      }
    />
  );
}
