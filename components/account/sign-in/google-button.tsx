import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { AccountStatus } from '../../../utils/messaging/protocol/account.ts';
import { useCall } from '../../client/client.ts';
import { type Action, useAction } from '../../client/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Status } from '../../ui/status.tsx';
import { GoogleMark } from './google-mark.tsx';

interface GoogleButtonProps {
  /** Opens Google's window, and runs for as long as it is waited for. */
  signIn: Action<[]>;
  onStatus(status: AccountStatus): void;
}

/** Signs in with Google, where the server offers that. Shows nothing until that is known. */
export function GoogleButton({ signIn, onStatus }: GoogleButtonProps) {
  const call = useCall();
  const [isOffered, setOffered] = useState(false);
  useEffect(() => {
    call('account.waysToSignIn').then(
      ({ google }) => setOffered(google),
      () => {},
    );
  }, [call]);

  const cancel = useAction(async () => onStatus(await call('account.cancelGoogle')));

  if (!isOffered) return null;
  return (
    <div className="flex flex-col gap-3 border-line border-t pt-4">
      <Button className="w-full" icon={<GoogleMark />} busy={signIn.busy} onClick={() => void signIn.run()}>
        {i18n.t('google.continue')}
      </Button>
      <Status icon="info">{signIn.busy && i18n.t('google.waiting')}</Status>
      {signIn.busy && (
        <div className="-ms-3 -mt-1">
          <Button variant="quiet" size="small" busy={cancel.busy} onClick={() => void cancel.run()}>
            {i18n.t('ui.cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}
