import { PaintTrouble } from './image-provider.ts';

/** Pauses in milliseconds, so that a test need not wait as long as a person would. */
export interface Pace {
  /** Before the second, third and fourth attempt, where the provider does not say when to come back. */
  retry: readonly number[];
  /** Between two looks at a queue: the first pause, and the longest that it grows to. */
  poll: { first: number; longest: number };
  /** From 0 to 1: spreads out those who were all turned away at once. */
  random(): number;
}

export const UNHURRIED: Pace = {
  retry: [1000, 3000, 6000],
  poll: { first: 500, longest: 3000 },
  random: Math.random,
};

/** The time that is left for a painting. */
export interface Patience {
  /** Aborted when the time is over, or when whoever asked has gone. */
  signal: AbortSignal;
  pace: Pace;
  /** Milliseconds left. */
  left(): number;
  /** Waits, and rejects as soon as the signal is aborted. */
  pause(milliseconds: number): Promise<void>;
}

/**
 * Does something within a time.
 * @throws the signal's own reason where it was aborted; PaintTrouble `timeout` where the time was over
 */
export async function withPatience<Result>(
  options: { signal: AbortSignal; milliseconds: number; pace: Pace },
  work: (patience: Patience) => Promise<Result>,
): Promise<Result> {
  options.signal.throwIfAborted();
  const end = Date.now() + options.milliseconds;
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new PaintTrouble('timeout')), options.milliseconds);
  const signal = AbortSignal.any([options.signal, deadline.signal]);
  try {
    return await work({
      signal,
      pace: options.pace,
      left: () => end - Date.now(),
      pause: (milliseconds) => pause(milliseconds, signal),
    });
  } catch (thrown) {
    if (options.signal.aborted) throw options.signal.reason;
    if (deadline.signal.aborted && !(thrown instanceof PaintTrouble)) throw deadline.signal.reason;
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Tries again where that may help and the time allows it: what is said to be overloaded up to three times, what failed at the
 * provider's twice.
 * @param retriesFor how often to try again after such a trouble
 */
export async function persist<Result>(
  patience: Patience,
  attempt: () => Promise<Result>,
  retriesFor: (trouble: PaintTrouble) => number = retriesByDefault,
): Promise<Result> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await attempt();
    } catch (thrown) {
      if (!(thrown instanceof PaintTrouble) || patience.signal.aborted) throw thrown;
      if (retries >= retriesFor(thrown)) throw thrown;
      const wait = pauseAfter(thrown, retries, patience.pace);
      if (wait >= patience.left()) throw thrown;
      await patience.pause(wait);
    }
  }
}

export function retriesByDefault({ kind, detail }: PaintTrouble): number {
  if (kind === 'busy') return 3;
  return kind === 'unavailable' && detail.status !== undefined && detail.status >= 500 ? 2 : 0;
}

function pauseAfter({ retryAfterSeconds }: PaintTrouble, retries: number, { retry, random }: Pace): number {
  if (retryAfterSeconds !== undefined) return retryAfterSeconds * 1000;
  return (retry[Math.min(retries, retry.length - 1)] ?? 0) * (0.75 + random() / 2);
}

/** Waits, and rejects with the signal's reason as soon as that is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, milliseconds);
    function giveUp() {
      clearTimeout(timer);
      reject(signal.reason);
    }
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
