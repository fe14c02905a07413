import { type FormEvent, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Status } from '../../ui/status.tsx';
import { useFocusFirstError } from '../../ui/use-focus-first-error.ts';
import { checkNewPassword, type FieldProblem } from '../sign-in/credential-checks.ts';
import { passwordProblem } from '../sign-in/problem-words.ts';

interface PasswordCardProps {
  email: string;
  /** Whether they have signed in with Google, and so perhaps have no password. */
  hasGoogle: boolean;
  /** The other sessions are ended. */
  onChanged(): void;
}

/** A new password. Whoever is signed in need not know the old one. */
export function PasswordCard({ email, hasGoogle, onChanged }: PasswordCardProps) {
  const call = useCall();
  const form = useRef<HTMLFormElement>(null);
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<{ password?: FieldProblem }>({});
  const [wasChanged, setChanged] = useState(false);
  useFocusFirstError(form, problems);
  const change = useAction(async () => {
    await call('account.changePassword', { password });
    setPassword('');
    setChanged(true);
    onChanged();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = checkNewPassword(password);
    setChanged(false);
    setProblems(problem ? { password: problem } : {});
    if (!problem) void change.run();
  };
  return (
    <Card title={i18n.t('manage.passwordTitle')}>
      <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-2">
        {hasGoogle && <p className="text-sm text-muted">{i18n.t('google.password', { email })}</p>}
        {/* Tells a password manager whose password this is. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label={i18n.t('reset.newPassword')}
          hint={i18n.t('reset.passwordHint', { minimum: LIMITS.passwordCharactersMin })}
          error={passwordProblem(problems.password, password)}
          value={password}
          onChange={(typed) => {
            setChanged(false);
            setPassword(typed);
          }}
          autoComplete="new-password"
        />
        {change.failure && <FailureAlert failure={change.failure} />}
        <div>
          <Button type="submit" busy={change.busy}>
            {hasGoogle ? i18n.t('google.setPassword') : i18n.t('manage.changePassword')}
          </Button>
        </div>
        <Status icon="check">
          {wasChanged && (hasGoogle ? i18n.t('google.passwordSet') : i18n.t('manage.passwordChanged'))}
        </Status>
      </form>
    </Card>
  );
}
