import { type FormEvent, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { EmailChange } from '../../../utils/messaging/protocol/account.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Status } from '../../ui/status.tsx';
import { useFocusFirstError } from '../../ui/use-focus-first-error.ts';
import { CodeField, isWholeCode } from '../sign-in/code-field.tsx';
import { ResendButton } from '../sign-in/resend-button.tsx';

interface EmailCodesProps {
  change: EmailChange;
  takesFocus: boolean;
  onChange(change: EmailChange | null): Promise<void>;
  onDropped(): void;
}

type Mailbox = 'old' | 'new';
const MAILBOXES: readonly Mailbox[] = ['old', 'new'];

/** Asks for the code from each of the two mailboxes. They can be given together or one after the other. */
export function EmailCodes({ change, takesFocus, onChange, onDropped }: EmailCodesProps) {
  const call = useCall();
  const form = useRef<HTMLFormElement>(null);
  const [codes, setCodes] = useState<Record<Mailbox, string>>({ old: '', new: '' });
  const [incomplete, setIncomplete] = useState<{ [box in Mailbox]?: true }>({});
  const [wasResent, setResent] = useState(false);
  useFocusFirstError(form, incomplete);
  const { oldEmail, newEmail } = change;
  const addressOf = (box: Mailbox) => (box === 'old' ? oldEmail : newEmail);
  const open = MAILBOXES.filter((box) => !(box === 'old' ? change.oldConfirmed : change.newConfirmed));

  const confirm = useAction(async () => {
    for (const box of open.filter((one) => codes[one])) {
      const next = await call('account.confirmEmailChange', { email: addressOf(box), code: codes[box] });
      await onChange(next);
      if (!next) return;
    }
  });
  const drop = useAction(async () => {
    await call('account.dropEmailChange');
    onDropped();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = open.filter((box) => codes[box]);
    const wrong = given.length > 0 ? given.filter((box) => !isWholeCode(codes[box])) : open;
    setIncomplete(Object.fromEntries(wrong.map((box) => [box, true])));
    setResent(false);
    if (wrong.length === 0) void confirm.run();
  };
  const resent = () => {
    setCodes({ old: '', new: '' });
    setResent(true);
  };

  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-3">
      <p>{i18n.t('manage.codesSent', { oldEmail, newEmail })}</p>
      {confirm.failure && <FailureAlert failure={confirm.failure} />}
      {MAILBOXES.map((box) =>
        open.includes(box) ? (
          <CodeField
            key={box}
            label={i18n.t('manage.codeFor', { email: addressOf(box) })}
            takesFocus={takesFocus && box === open[0]}
            value={codes[box]}
            onChange={(code) => setCodes({ ...codes, [box]: code })}
            error={incomplete[box] && i18n.t('code.wrong')}
          />
        ) : (
          <p key={box} className="flex items-start gap-2">
            <Icon name="check" className="mt-0.5 size-4 text-accent" />
            <span className="min-w-0">{i18n.t('manage.codeTaken', { email: addressOf(box) })}</span>
          </p>
        ),
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" type="submit" busy={confirm.busy}>
          {i18n.t('manage.confirmEmail')}
        </Button>
        <ResendButton
          onResend={async () => onChange(await call('account.changeEmail', { email: newEmail }))}
          onSent={resent}
        />
        <Button variant="quiet" busy={drop.busy} onClick={() => void drop.run()}>
          {i18n.t('manage.keepEmail')}
        </Button>
      </div>
      {drop.failure && <FailureAlert failure={drop.failure} />}
      <Status icon="check">{wasResent && i18n.t('manage.codesResent')}</Status>
    </form>
  );
}
