import { useState } from 'react';
import { i18n } from '#i18n';
import type { AccountStatus } from '../../../utils/messaging/protocol/account.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { ResetForm } from './reset-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

interface SignedOutScreenProps {
  status: Exclude<AccountStatus, { state: 'signed-in' }>;
  onStatus(status: AccountStatus): void;
}

/** The way in: sign in or create an account, confirm the address, or choose a new password. */
export function SignedOutScreen({ status, onStatus }: SignedOutScreenProps) {
  const [step, setStep] = useState<'sign-in' | 'reset' | null>(null);
  const [email, setEmail] = useState('');
  const shown = step ?? (status.state === 'unconfirmed' ? 'confirm' : 'sign-in');

  const goTo = (next: 'sign-in' | 'reset', withEmail: string) => {
    setEmail(withEmail);
    setStep(next);
  };
  const take = (next: AccountStatus) => {
    setStep(null);
    onStatus(next);
  };

  return (
    <section className="mx-auto flex w-full max-w-md flex-col gap-4 rounded-xl border border-line bg-surface p-4 sm:p-6">
      <h1 className="text-lg font-semibold">{titleOf(shown)}</h1>
      {shown === 'confirm' && status.state === 'unconfirmed' && (
        <ConfirmForm email={status.email} onStatus={take} onOtherAddress={() => goTo('sign-in', '')} />
      )}
      {shown === 'reset' && <ResetForm email={email} onStatus={take} onBack={(typed) => goTo('sign-in', typed)} />}
      {shown === 'sign-in' && (
        <SignInForm
          email={email}
          ended={status.state === 'signed-out' ? status.ended : null}
          onStatus={take}
          onForgot={(typed) => goTo('reset', typed)}
        />
      )}
    </section>
  );
}

function titleOf(step: 'sign-in' | 'confirm' | 'reset'): string {
  switch (step) {
    case 'sign-in':
      return i18n.t('signIn.title');
    case 'confirm':
      return i18n.t('code.title');
    case 'reset':
      return i18n.t('reset.title');
  }
}
