import { pause } from '../providers/patience.ts';

/** Before each further attempt, in milliseconds: together well within a lease. */
const PAUSES = [250, 1000, 3000, 6000];

/**
 * Does what must not be dropped for a moment's trouble of the database or the storage, because something that was paid for is at
 * stake. It is tried once in any case, and again until the signal is aborted.
 */
export async function insist<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  for (const milliseconds of PAUSES) {
    try {
      return await work();
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      await pause(milliseconds, signal);
    }
  }
  return await work();
}
