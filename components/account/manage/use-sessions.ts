import { useCallback, useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../../utils/domain/errors.ts';
import type { SessionSummary } from '../../../utils/messaging/protocol/account.ts';
import { useCall } from '../../client/client.ts';
import { useReturn } from '../../client/use-return.ts';

export interface SessionsView {
  /** Null until they are known for the first time. */
  sessions: readonly SessionSummary[] | null;
  failure: Failure | null;
  reload(): void;
}

/** Where the person is signed in, asked again when they come back to the page. */
export function useSessions(): SessionsView {
  const call = useCall();
  const [sessions, setSessions] = useState<readonly SessionSummary[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const reload = useCallback(() => {
    call('account.sessions').then(
      (list) => {
        setSessions(list);
        setFailure(null);
      },
      (thrown) => setFailure(toFailure(thrown)),
    );
  }, [call]);
  useEffect(reload, [reload]);
  useReturn(reload);
  return { sessions, failure, reload };
}
