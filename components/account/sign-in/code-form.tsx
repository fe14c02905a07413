import { type FormEvent, type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Status } from '../../ui/status.tsx';
import { CodeField, isWholeCode } from './code-field.tsx';
import { ResendButton } from './resend-button.tsx';

interface CodeFormProps {
  /** Where the code was sent. */
  lead: string;
  onConfirm(code: string): Promise<void>;
  onResend(): Promise<unknown>;
  /** Another way out, beside the buttons. */
  back: ReactNode;
}

/** Asks for a code that was sent by e-mail, and for nothing else. */
export function CodeForm({ lead, onConfirm, onResend, back }: CodeFormProps) {
  const [code, setCode] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const [wasResent, setResent] = useState(false);
  const confirm = useAction(onConfirm);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIncomplete(!isWholeCode(code));
    if (isWholeCode(code)) void confirm.run(code);
  };

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <p>{lead}</p>
      {confirm.failure && <FailureAlert failure={confirm.failure} />}
      <CodeField value={code} onChange={setCode} error={isIncomplete ? i18n.t('code.wrong') : undefined} />
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" type="submit" busy={confirm.busy}>
          {i18n.t('code.confirm')}
        </Button>
        <ResendButton onResend={onResend} onSent={() => setResent(true)} />
        {back}
      </div>
      <Status icon="check">{wasResent && i18n.t('code.resent')}</Status>
    </form>
  );
}
