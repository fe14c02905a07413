import { useState } from 'react';
import { i18n } from '#i18n';
import type { ConsentSurface } from '../../../utils/messaging/protocol/common.ts';
import type { PersonSummary } from '../../../utils/messaging/protocol/people.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { personName } from '../../people/person-name.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface WithdrawConsentProps {
  person: PersonSummary;
  surface: ConsentSurface;
  onWithdrawn(person: PersonSummary): void;
}

/** Withdraws consent to photos of somebody, once it was said what that does. */
export function WithdrawConsent({ person, surface, onWithdrawn }: WithdrawConsentProps) {
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const withdraw = useAction(async () => {
    const withdrawn = await call('people.withdraw', { id: person.id, surface });
    setAsking(false);
    onWithdrawn(withdrawn);
  });
  const name = { name: personName(person) };
  return (
    <>
      <Button size="small" aria-label={i18n.t('people.withdrawFor', name)} onClick={() => setAsking(true)}>
        {i18n.t('people.withdraw')}
      </Button>
      {isAsking && (
        <Dialog
          title={person.isMe ? i18n.t('people.withdrawMineTitle') : i18n.t('people.withdrawTitle', name)}
          startsAtTitle
          onCancel={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{i18n.t('people.keep')}</Button>
              <Button variant="danger" busy={withdraw.busy} onClick={() => void withdraw.run()}>
                {i18n.t('people.withdrawConfirm')}
              </Button>
            </>
          }
        >
          <ul className="flex list-disc flex-col gap-2 ps-5">
            <li>{i18n.t('people.withdrawPhotos')}</li>
            <li>{i18n.t('people.withdrawUse')}</li>
            <li>
              {i18n.t('people.withdrawKept')}{' '}
              <a href="account.html#history" target="_blank" rel="noreferrer" className="text-accent underline">
                {i18n.t('people.withdrawHistory')}
              </a>
            </li>
            <li>{i18n.t('people.withdrawAgain')}</li>
          </ul>
          {withdraw.failure && <FailureAlert failure={withdraw.failure} />}
        </Dialog>
      )}
    </>
  );
}
