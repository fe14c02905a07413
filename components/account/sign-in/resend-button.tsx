import { i18n } from '#i18n';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { useCountdown } from './use-countdown.ts';

/** Between two e-mails to one address; the auth server's own pause. */
const PAUSE_SECONDS = 60;

/** Has another code sent, once the last one has had time to arrive. */
export function ResendButton({ onResend, onSent }: { onResend(): Promise<unknown>; onSent(): void }) {
  const [seconds, restart] = useCountdown(PAUSE_SECONDS);
  const resend = useAction(async () => {
    await onResend();
    restart(PAUSE_SECONDS);
    onSent();
  });
  const wait = resend.failure?.detail?.retryAfterSeconds;
  return (
    <>
      <Button variant="quiet" disabled={seconds > 0} busy={resend.busy} onClick={() => void resend.run()}>
        {seconds > 0 ? i18n.t('code.resendIn', { seconds }) : i18n.t('code.resend')}
      </Button>
      {resend.failure && <FailureAlert key={wait} failure={resend.failure} />}
    </>
  );
}
