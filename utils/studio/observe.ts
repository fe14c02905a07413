import type { Clock } from './clock.ts';

/**
 * Calls back once after a change, at most once an `interval`. Between a change and the call it does not observe at all, so
 * that a page with hundreds of mutations a second costs no more than a quiet one.
 */
export function observeThrottled(
  target: Node,
  changes: MutationObserverInit,
  callback: () => void,
  { interval, clock, signal }: { interval: number; clock: Clock; signal: AbortSignal },
): void {
  if (signal.aborted) return;
  let cancel = () => {};
  const observer = new MutationObserver(() => {
    observer.disconnect();
    cancel = clock.schedule(() => {
      callback();
      if (!signal.aborted) observer.observe(target, changes);
    }, interval);
  });
  observer.observe(target, changes);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    cancel();
  });
}
