import type { Clock } from './clock.ts';
import { cssOf } from './look-up.ts';
import { observeThrottled } from './observe.ts';

/** Two glances a second at most, while there is an editor. */
const GLANCE_MILLISECONDS = 500;
const SIGHTING = 'klikk-sighting';

/** What looks at the page once something has been sighted. */
export interface EditorWatch {
  /** Whether there is an editor, so that one has to see what goes away and what is thrown out. */
  setBusy(isBusy: boolean): void;
  /** Has what the selectors name now sighted. */
  renew(): void;
}

/**
 * Calls `look` whenever an editor may have come, and `glance` whenever one may have gone or been built anew.
 *
 * An editor is found by an animation of no effect that a style rule gives to thumbnail sections, to text fields and to what an
 * A/B test compares: the browser reports its start in the frame in which they are first laid out, however they came about, and a
 * page without any costs nothing. The rule outweighs those of a page that switches animations off. Only while there is an editor is
 * the page watched for changes, by one throttled observer.
 */
export function watchEditors(options: {
  document: Document;
  look: () => void;
  glance: () => void;
  clock: Clock;
  signal: AbortSignal;
}): EditorWatch {
  const { document, look, glance, clock, signal } = options;
  const style = document.createElement('style');
  style.dataset.klikk = '';
  const renew = () => {
    const sighted = `:is(#klikk, ${(['thumbnail-section', 'text-field', 'test-row'] as const).map(cssOf).join()})`;
    style.textContent = `@keyframes ${SIGHTING} {} ${sighted} { animation: ${SIGHTING} 1ms !important; }`;
  };
  renew();
  document.head.append(style);
  signal.addEventListener('abort', () => style.remove());
  const notice = ({ animationName }: AnimationEvent) => {
    if (animationName === SIGHTING) look();
  };
  document.addEventListener('animationstart', notice, { capture: true, signal });
  let busy: AbortController | null = null;
  return {
    renew,
    setBusy(isBusy) {
      if (isBusy === (busy !== null)) return;
      busy?.abort();
      busy = isBusy ? new AbortController() : null;
      if (!busy) return;
      observeThrottled(document.body, { childList: true, subtree: true }, glance, {
        interval: GLANCE_MILLISECONDS,
        clock,
        signal: AbortSignal.any([signal, busy.signal]),
      });
    },
  };
}

/** Takes away what a script of an earlier version may have left in the page. */
export function removeLeftovers(document: Document): void {
  for (const element of document.querySelectorAll('klikk-panel, klikk-notice, style[data-klikk]')) element.remove();
}
