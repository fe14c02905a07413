import { useRef, useState } from 'react';
import { type Failure, toFailure } from '../../utils/domain/errors.ts';

export interface Action<Arguments extends unknown[]> {
  /** Does nothing while the last run is still under way. */
  run(...parameters: Arguments): Promise<void>;
  busy: boolean;
  failure: Failure | null;
  /** Forgets the last failure. */
  clear(): void;
}

/** Something a person starts, of which the page shows whether it runs and how it failed. */
export function useAction<Arguments extends unknown[]>(
  work: (...parameters: Arguments) => Promise<void>,
): Action<Arguments> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);

  const run = async (...parameters: Arguments) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFailure(null);
    try {
      await work(...parameters);
    } catch (thrown) {
      setFailure(toFailure(thrown));
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { run, busy, failure, clear: () => setFailure(null) };
}
