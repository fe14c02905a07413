import { type FormEvent, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { EmailChange } from '../../../utils/messaging/protocol/account.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFocusFirstError } from '../../ui/use-focus-first-error.ts';
import { checkEmail } from '../sign-in/credential-checks.ts';
import { emailProblem } from '../sign-in/problem-words.ts';

interface NewEmailFormProps {
  email: string;
  onSent(change: EmailChange | null): Promise<void>;
}

/** Asks for another address and has the codes sent. */
export function NewEmailForm({ email: current, onSent }: NewEmailFormProps) {
  const call = useCall();
  const form = useRef<HTMLFormElement>(null);
  const [email, setEmail] = useState('');
  const [problems, setProblems] = useState<{ email?: string }>({});
  useFocusFirstError(form, problems);
  const send = useAction(async () => onSent(await call('account.changeEmail', { email: email.trim() })));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isSame = email.trim().toLowerCase() === current.toLowerCase();
    const problem = isSame ? i18n.t('manage.emailSame') : emailProblem(checkEmail(email) ?? undefined);
    setProblems(problem ? { email: problem } : {});
    if (!problem) void send.run();
  };
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-2">
      <TextField
        label={i18n.t('manage.newEmail')}
        hint={i18n.t('manage.emailHint')}
        error={problems.email}
        value={email}
        onChange={setEmail}
        type="email"
        autoComplete="email"
      />
      {send.failure && <FailureAlert failure={send.failure} />}
      <div>
        <Button type="submit" busy={send.busy}>
          {i18n.t('manage.sendCodes')}
        </Button>
      </div>
    </form>
  );
}
