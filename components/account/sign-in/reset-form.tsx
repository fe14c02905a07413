import { type FormEvent, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { LIMITS } from '../../../utils/domain/limits.ts';
import type { AccountStatus } from '../../../utils/messaging/protocol/account.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFocusFirstError } from '../../ui/use-focus-first-error.ts';
import { CodeField, isWholeCode } from './code-field.tsx';
import { checkEmail, checkNewPassword, type FieldProblem } from './credential-checks.ts';
import { emailProblem, passwordProblem } from './problem-words.ts';
import { ResendButton } from './resend-button.tsx';

interface ResetFormProps {
  email: string;
  onStatus(status: AccountStatus): void;
  onBack(email: string): void;
}

/** A new password for somebody who forgot the old one: address, then code and new password. */
export function ResetForm({ email: initialEmail, onStatus, onBack }: ResetFormProps) {
  const [email, setEmail] = useState(initialEmail);
  const [wasSent, setSent] = useState(false);
  const back = (
    <Button variant="quiet" onClick={() => onBack(email)}>
      {i18n.t('reset.back')}
    </Button>
  );
  return wasSent ? (
    <NewPasswordForm email={email} onStatus={onStatus} back={back} />
  ) : (
    <AddressForm email={email} onEmail={setEmail} onSent={() => setSent(true)} back={back} />
  );
}

interface AddressFormProps {
  email: string;
  onEmail(email: string): void;
  onSent(): void;
  back: React.ReactNode;
}

function AddressForm({ email, onEmail, onSent, back }: AddressFormProps) {
  const call = useCall();
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<{ email?: FieldProblem }>({});
  useFocusFirstError(form, problems);
  const send = useAction(async () => {
    await call('account.requestPasswordReset', { email: email.trim() });
    onSent();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = checkEmail(email);
    setProblems(problem ? { email: problem } : {});
    if (!problem) void send.run();
  };
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <p>{i18n.t('reset.lead')}</p>
      {send.failure && <FailureAlert failure={send.failure} />}
      <TextField
        label={i18n.t('signIn.email')}
        value={email}
        onChange={onEmail}
        error={emailProblem(problems.email)}
        type="email"
        autoComplete="email"
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" type="submit" busy={send.busy}>
          {i18n.t('reset.send')}
        </Button>
        {back}
      </div>
    </form>
  );
}

interface NewPasswordFormProps {
  email: string;
  onStatus(status: AccountStatus): void;
  back: React.ReactNode;
}

function NewPasswordForm({ email: typedEmail, onStatus, back }: NewPasswordFormProps) {
  const call = useCall();
  const email = typedEmail.trim();
  const form = useRef<HTMLFormElement>(null);
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<{ code?: true; password?: FieldProblem }>({});
  useFocusFirstError(form, problems);
  const confirm = useAction(async () => onStatus(await call('account.resetPassword', { email, code, password })));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = checkNewPassword(password);
    const found = { ...(!isWholeCode(code) && { code: true as const }), ...(problem && { password: problem }) };
    setProblems(found);
    if (Object.keys(found).length === 0) void confirm.run();
  };
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <p>{i18n.t('reset.sent', { email })}</p>
      {confirm.failure && <FailureAlert failure={confirm.failure} />}
      <CodeField value={code} onChange={setCode} error={problems.code && i18n.t('code.wrong')} />
      <PasswordField
        label={i18n.t('reset.newPassword')}
        hint={i18n.t('reset.passwordHint', { minimum: LIMITS.passwordCharactersMin })}
        error={passwordProblem(problems.password, password)}
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" type="submit" busy={confirm.busy}>
          {i18n.t('code.confirm')}
        </Button>
        <ResendButton onResend={() => call('account.requestPasswordReset', { email })} onSent={() => setCode('')} />
        {back}
      </div>
    </form>
  );
}
