import { type FormEvent, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { ErrorCode } from '../../../utils/domain/errors.ts';
import { LIMITS } from '../../../utils/domain/limits.ts';
import type { AccountStatus } from '../../../utils/messaging/protocol/account.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Status } from '../../ui/status.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFocusFirstError } from '../../ui/use-focus-first-error.ts';
import { type CredentialProblems, checkEmail, checkForSignIn, checkForSignUp } from './credential-checks.ts';
import { GoogleButton } from './google-button.tsx';
import { emailProblem, nameProblem, passwordProblem } from './problem-words.ts';

interface SignInFormProps {
  email: string;
  /** Set when the session ended without the person asking for it. */
  ended: ErrorCode | null;
  /** Why signing in with Google has just come to nothing. */
  googleFailure: ErrorCode | null;
  onStatus(status: AccountStatus): void;
  onForgot(email: string): void;
}

/**
 * One form for a new account and for an old one. Return signs in, or creates an account where a name was written; the
 * two buttons say which.
 */
export function SignInForm({ email: initialEmail, ended, googleFailure, onStatus, onForgot }: SignInFormProps) {
  const call = useCall();
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState('');
  const [email, setEmail] = useState(initialEmail);
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<CredentialProblems>({});
  const credentials = { name: name.trim(), email: email.trim(), password };
  useFocusFirstError(form, problems);

  const signUp = useAction(async () => onStatus(await call('account.signUp', credentials)));
  const signIn = useAction(async () => {
    const { email, password } = credentials;
    onStatus(await call('account.signIn', { email, password }));
  });
  const requestCode = useAction(async () => {
    onStatus(await call('account.requestSignInCode', { email: credentials.email }));
  });
  const google = useAction(async () => {
    clear();
    onStatus(await call('account.signInWithGoogle', { attempt: crypto.randomUUID() }));
  });

  // Google's window may be lost behind others; it keeps nobody from signing in another way.
  const isBusy = signUp.busy || signIn.busy || requestCode.busy;
  const clear = () => {
    for (const action of [signUp, signIn, requestCode, google]) action.clear();
  };
  const attempt = (isNew: boolean) => {
    if (isBusy) return;
    const found = isNew ? checkForSignUp(credentials) : checkForSignIn(credentials);
    clear();
    setProblems(found);
    if (Object.keys(found).length === 0) void (isNew ? signUp : signIn).run();
  };
  const attemptByCode = () => {
    if (isBusy) return;
    const problem = checkEmail(credentials.email);
    clear();
    setProblems(problem ? { email: problem } : {});
    if (!problem) void requestCode.run();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt(credentials.name !== '');
  };
  const failure = signUp.failure ?? signIn.failure ?? requestCode.failure ?? google.failure;
  const isAtIt = isBusy || google.busy;
  const shownFailure = failure ?? (!isAtIt && googleFailure ? { code: googleFailure, retryable: false } : null);

  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
      {ended && <Status icon="info">{i18n.t('signIn.ended')}</Status>}
      {shownFailure && <FailureAlert failure={shownFailure} />}
      <TextField
        label={i18n.t('signIn.name')}
        hint={i18n.t('signIn.nameHint')}
        error={nameProblem(problems.name)}
        value={name}
        onChange={setName}
        autoComplete="name"
      />
      <TextField
        label={i18n.t('signIn.email')}
        error={emailProblem(problems.email)}
        value={email}
        onChange={setEmail}
        type="email"
        autoComplete="email"
      />
      <PasswordField
        label={i18n.t('signIn.password')}
        hint={i18n.t('signIn.passwordHint', { minimum: LIMITS.passwordCharactersMin })}
        error={passwordProblem(problems.password, password)}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <div className="flex flex-wrap items-center gap-2">
        {/* The one that Return presses must be the form's only submit button. */}
        <Button
          variant="primary"
          type={credentials.name ? 'submit' : 'button'}
          busy={signUp.busy}
          onClick={() => !credentials.name && attempt(true)}
        >
          {i18n.t('signIn.create')}
        </Button>
        <Button
          type={credentials.name ? 'button' : 'submit'}
          busy={signIn.busy}
          onClick={() => credentials.name && attempt(false)}
        >
          {i18n.t('signIn.signIn')}
        </Button>
      </div>
      <div className="-ms-3 -mt-2 flex flex-wrap items-center">
        <Button variant="quiet" size="small" onClick={() => onForgot(credentials.email)}>
          {i18n.t('signIn.forgot')}
        </Button>
        <Button variant="quiet" size="small" busy={requestCode.busy} onClick={attemptByCode}>
          {i18n.t('signInCode.request')}
        </Button>
      </div>
      <GoogleButton signIn={google} onStatus={onStatus} />
    </form>
  );
}
