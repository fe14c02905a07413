import { browser } from 'wxt/browser';
import { AppError } from '../domain/errors.ts';

/** The browser's window in which somebody signs in elsewhere. Tests hand in one of their own. */
export interface WebAuth {
  /** Where the window has to end. The browser knows it; it is another one for each browser and each id of the extension. */
  redirectUrl(): string;
  /**
   * @returns the address at which the window ended, or null where the person closed it
   * @throws AppError `offline` where its page could not be loaded
   */
  open(url: string): Promise<string | null>;
}

/** What Chromium and Firefox say when the person closed the window. */
const CLOSED = /did not approve|cancelled or denied/i;

export const webAuth: WebAuth = {
  redirectUrl: () => browser.identity.getRedirectURL(),
  async open(url) {
    try {
      return (await browser.identity.launchWebAuthFlow({ url, interactive: true })) ?? null;
    } catch (thrown) {
      if (thrown instanceof Error && CLOSED.test(thrown.message)) return null;
      throw new AppError('offline', { cause: thrown });
    }
  },
};
