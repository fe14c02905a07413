import { useCallback, useEffect, useState } from 'react';
import type { ProviderId } from '../../../supabase/functions/_shared/contract.ts';
import { type Failure, toFailure } from '../../../utils/domain/errors.ts';
import type { KeptKey } from '../../../utils/messaging/protocol/providers.ts';
import { useCall } from '../../client/client.ts';
import { useReturn } from '../../client/use-return.ts';

/** For which providers a key is kept. */
export interface OwnKeysView {
  /** Null until they are known for the first time. */
  keys: readonly KeptKey[] | null;
  failure: Failure | null;
  reload(): void;
  /** Shows that a key has just been kept, without asking again. */
  put(provider: ProviderId): void;
  remove(provider: ProviderId): void;
}

/** The creator's own keys, asked for again when they come back to the page: another tab may have changed them. */
export function useOwnKeys(): OwnKeysView {
  const call = useCall();
  const [keys, setKeys] = useState<readonly KeptKey[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const reload = useCallback(() => {
    call('keys.list').then(
      (list) => {
        setKeys(list);
        setFailure(null);
      },
      (thrown) => setFailure(toFailure(thrown)),
    );
  }, [call]);
  useEffect(reload, [reload]);
  useReturn(reload);

  const without = (provider: ProviderId) => (list: readonly KeptKey[] | null) =>
    (list ?? []).filter((key) => key.provider !== provider);
  return {
    keys,
    failure,
    reload,
    put: (provider) => setKeys((list) => [...without(provider)(list), { provider, keptAt: new Date().toISOString() }]),
    remove: (provider) => setKeys(without(provider)),
  };
}
