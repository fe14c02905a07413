import { useState } from 'react';
import { i18n } from '#i18n';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Deletes the whole history, once the person has said so twice. */
export function DeleteAll({ onDeleted }: { onDeleted(): void }) {
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const remove = useAction(async () => {
    await call('history.deleteAll');
    setAsking(false);
    onDeleted();
  });
  return (
    <>
      <Button variant="danger" className="ms-auto" onClick={() => setAsking(true)}>
        {i18n.t('history.deleteAll')}
      </Button>
      {isAsking && (
        <Dialog
          title={i18n.t('history.deleteAllTitle')}
          onCancel={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{i18n.t('history.keep')}</Button>
              <Button variant="danger" busy={remove.busy} onClick={() => void remove.run()}>
                {i18n.t('history.deleteAllConfirm')}
              </Button>
            </>
          }
        >
          <p>{i18n.t('history.deleteAllText')}</p>
          {remove.failure && <FailureAlert failure={remove.failure} />}
        </Dialog>
      )}
    </>
  );
}
