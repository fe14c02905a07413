import { useCallback, useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../utils/domain/errors.ts';
import type { AccountStatus } from '../../utils/messaging/protocol/account.ts';
import { useCall } from '../client/client.ts';
import { useReturn } from '../client/use-return.ts';

export interface AccountView {
  /** Null until it is known for the first time. */
  status: AccountStatus | null;
  failure: Failure | null;
  setStatus(status: AccountStatus): void;
  reload(): void;
}

/** Who is signed in: at once what this device knows, then what the server says, asked again whenever the person comes back to the page. */
export function useAccount(): AccountView {
  const call = useCall();
  const [status, setStatus] = useState<AccountStatus | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const reload = useCallback(() => {
    setFailure(null);
    call('account.status').then(setStatus, (thrown) => setFailure(toFailure(thrown)));
  }, [call]);

  // What is known is shown until the server has answered.
  useEffect(() => {
    call('account.known').then(
      (known) => setStatus((status) => status ?? known),
      () => {},
    );
  }, [call]);
  useEffect(reload, [reload]);
  useReturn(reload);
  return { status, failure, setStatus, reload };
}
