import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { useCall } from '../client/client.ts';
import { useAction } from '../client/use-action.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Switch } from '../ui/switch.tsx';

/** Whether the server may be asked where the parts of Studio's page are found now. */
export function MendingSwitch() {
  const call = useCall();
  const [isOn, setOn] = useState<boolean>();
  useEffect(() => {
    let isCurrent = true;
    call('selectors.mending').then(
      (mending) => isCurrent && setOn(mending.isOn),
      // The rest of the page stands without it.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [call]);
  const change = useAction(async () => {
    setOn((await call('selectors.setMending', { isOn: !isOn })).isOn);
  });
  if (isOn === undefined) return null;
  return (
    <div>
      <Switch
        label={`${i18n.t('privacy.mendingTitle')}: ${i18n.t('privacy.mendingSwitch')}`}
        isOn={isOn}
        onChange={() => void change.run()}
      />
      {change.failure && <FailureAlert failure={change.failure} />}
    </div>
  );
}
