import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { AccountStatus } from '../../../utils/messaging/protocol/account.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Status } from '../../ui/status.tsx';
import { GoogleMark } from './google-mark.tsx';

/** Signs in with Google, in a window of Google's, where the server offers that. Shows nothing until that is known. */
export function GoogleButton({ onStatus }: { onStatus(status: AccountStatus): void }) {
  const call = useCall();
  const [isOffered, setOffered] = useState(false);
  useEffect(() => {
    call('account.waysToSignIn').then(
      ({ google }) => setOffered(google),
      () => {},
    );
  }, [call]);

  const signIn = useAction(async () => {
    onStatus(await call('account.signInWithGoogle', { attempt: crypto.randomUUID() }));
  });
  const cancel = useAction(async () => onStatus(await call('account.cancelGoogle')));

  if (!isOffered) return null;
  return (
    <div className="flex flex-col gap-3 border-line border-t pt-4">
      {signIn.failure && <FailureAlert failure={signIn.failure} />}
      <Button className="w-full" icon={<GoogleMark />} busy={signIn.busy} onClick={() => void signIn.run()}>
        {i18n.t('google.continue')}
      </Button>
      <Status icon="info">{signIn.busy && i18n.t('google.waiting')}</Status>
      {signIn.busy && (
        <div>
          <Button variant="quiet" size="small" busy={cancel.busy} onClick={() => void cancel.run()}>
            {i18n.t('ui.cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}
