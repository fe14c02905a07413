import { type FormEvent, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { AccountStatus } from '../../../utils/messaging/protocol/account.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Status } from '../../ui/status.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFocusFirstError } from '../../ui/use-focus-first-error.ts';
import { checkName, type FieldProblem } from '../sign-in/credential-checks.ts';
import { nameProblem } from '../sign-in/problem-words.ts';

interface NameCardProps {
  name: string;
  onStatus(status: AccountStatus): void;
}

/** What the person is called. */
export function NameCard({ name: current, onStatus }: NameCardProps) {
  const call = useCall();
  const form = useRef<HTMLFormElement>(null);
  // Null until something is written: what was known first may be older than what the server says.
  const [draft, setDraft] = useState<string | null>(null);
  const name = draft ?? current;
  const [problems, setProblems] = useState<{ name?: FieldProblem }>({});
  const [wasSaved, setSaved] = useState(false);
  useFocusFirstError(form, problems);
  const save = useAction(async () => {
    onStatus(await call('account.changeName', { name: name.trim() }));
    setDraft(null);
    setSaved(true);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = checkName(name);
    setSaved(false);
    setProblems(problem ? { name: problem } : {});
    if (!problem) void save.run();
  };
  return (
    <Card title={i18n.t('manage.nameTitle')}>
      <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-2">
        <TextField
          label={i18n.t('account.name')}
          error={nameProblem(problems.name)}
          value={name}
          onChange={(typed) => {
            setSaved(false);
            setDraft(typed);
          }}
          autoComplete="name"
        />
        {save.failure && <FailureAlert failure={save.failure} />}
        <div>
          <Button type="submit" busy={save.busy}>
            {i18n.t('manage.saveName')}
          </Button>
        </div>
        <Status icon="check">{wasSaved && i18n.t('manage.nameSaved')}</Status>
      </form>
    </Card>
  );
}
