import type { Clock } from './clock.ts';
import { cssOf } from './look-up.ts';
import { observeThrottled } from './observe.ts';

/** Four looks a second at most, where the animation does not serve. */
const SAFETY_NET_MILLISECONDS = 250;
const SIGHTING = 'klikk-sighting';

/**
 * Calls `look` whenever an editor's thumbnail section may have come, gone or been built anew.
 *
 * A section is found by an animation of no effect that a style rule gives it: the browser reports its start in the frame in
 * which the section is first laid out, however it came about, and a page without one costs nothing. A throttled observer is
 * the safety net for pages whose styles switch animations off, and notices what goes away.
 */
export function watchSections(options: {
  document: Document;
  look: () => void;
  clock: Clock;
  signal: AbortSignal;
}): void {
  const { document, look, clock, signal } = options;
  if (signal.aborted) return;
  const style = document.createElement('style');
  style.dataset.klikk = '';
  style.textContent = `@keyframes ${SIGHTING} {} :is(${cssOf('thumbnail-section')}) { animation: ${SIGHTING} 1ms; }`;
  document.head.append(style);
  signal.addEventListener('abort', () => style.remove());
  const notice = ({ animationName }: AnimationEvent) => {
    if (animationName === SIGHTING) look();
  };
  document.addEventListener('animationstart', notice, { capture: true, signal });
  observeThrottled(document.body, { childList: true, subtree: true }, look, {
    interval: SAFETY_NET_MILLISECONDS,
    clock,
    signal,
  });
  look();
}

/** Takes away what a script of an earlier version may have left in the page. */
export function removeLeftovers(document: Document): void {
  for (const element of document.querySelectorAll('klikk-panel, style[data-klikk]')) element.remove();
}
