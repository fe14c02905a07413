import { useState } from 'react';
import { i18n } from '#i18n';
import type { AccountStatus } from '../../../utils/messaging/protocol/account.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { ResetForm } from './reset-form.tsx';
import { SignInCodeForm } from './sign-in-code-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

interface SignedOutScreenProps {
  status: Exclude<AccountStatus, { state: 'signed-in' }>;
  onStatus(status: AccountStatus): void;
}

type Step = 'sign-in' | 'code' | 'confirm' | 'reset';

/** The way in: sign in or create an account, by password or by code, confirm the address, or choose a new password. */
export function SignedOutScreen({ status, onStatus }: SignedOutScreenProps) {
  const [step, setStep] = useState<'sign-in' | 'reset' | null>(null);
  const [email, setEmail] = useState('');
  const shown = step ?? stepOf(status);
  const codeSentTo = status.state === 'signed-out' ? status.codeSentTo : undefined;

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
      {shown === 'code' && codeSentTo && (
        <SignInCodeForm email={codeSentTo} onStatus={take} onBack={() => goTo('sign-in', codeSentTo)} />
      )}
      {shown === 'reset' && <ResetForm email={email} onStatus={take} onBack={(typed) => goTo('sign-in', typed)} />}
      {shown === 'sign-in' && (
        <SignInForm
          email={email}
          ended={status.state === 'signed-out' ? status.ended : null}
          googleFailure={(status.state === 'signed-out' && status.googleFailure) || null}
          onStatus={take}
          onForgot={(typed) => goTo('reset', typed)}
        />
      )}
    </section>
  );
}

function stepOf(status: SignedOutScreenProps['status']): Step {
  if (status.state === 'unconfirmed') return 'confirm';
  return status.codeSentTo ? 'code' : 'sign-in';
}

function titleOf(step: Step): string {
  switch (step) {
    case 'sign-in':
      return i18n.t('signIn.title');
    case 'code':
      return i18n.t('signInCode.title');
    case 'confirm':
      return i18n.t('code.title');
    case 'reset':
      return i18n.t('reset.title');
  }
}
