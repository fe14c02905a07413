import { useState } from 'react';
import { i18n } from '#i18n';
import type { ProviderId } from '../../../supabase/functions/_shared/contract.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { providerName } from '../../providers/provider-name.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Removes a kept key, once the person has said so twice. */
export function RemoveKey({ provider, onRemoved }: { provider: ProviderId; onRemoved(): void }) {
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const name = { provider: providerName(provider) };
  const remove = useAction(async () => {
    await call('keys.keep', { provider, key: null });
    setAsking(false);
    onRemoved();
  });
  return (
    <>
      <Button
        size="small"
        variant="danger"
        aria-label={i18n.t('ownKeys.removeFor', name)}
        onClick={() => setAsking(true)}
      >
        {i18n.t('ownKeys.remove')}
      </Button>
      {isAsking && (
        <Dialog
          title={i18n.t('ownKeys.removeTitle', name)}
          onCancel={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{i18n.t('ownKeys.keep')}</Button>
              <Button variant="danger" busy={remove.busy} onClick={() => void remove.run()}>
                {i18n.t('ownKeys.removeConfirm')}
              </Button>
            </>
          }
        >
          <p>{i18n.t('ownKeys.removeText', name)}</p>
          {remove.failure && <FailureAlert failure={remove.failure} />}
        </Dialog>
      )}
    </>
  );
}
