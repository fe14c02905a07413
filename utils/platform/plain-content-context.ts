import { browser } from 'wxt/browser';

/**
 * Stands in for WXT's class of that name in the content script, of which it uses a quarter. A script is valid until the browser
 * cuts it off from its extension, or the script of a newer version starts in the same page.
 */
export class ContentScriptContext {
  readonly #controller = new AbortController();
  readonly signal = this.#controller.signal;

  constructor(name: string) {
    const started = `${browser.runtime.id}:${name}`;
    document.dispatchEvent(new Event(started));
    document.addEventListener(started, () => this.#controller.abort(), { signal: this.signal });
  }

  get isValid(): boolean {
    if (!browser.runtime?.id) this.#controller.abort();
    return !this.signal.aborted;
  }
}
