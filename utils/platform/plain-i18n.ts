import { browser } from 'wxt/browser';

/** Stands in for `@wxt-dev/i18n` in the content script, whose few sentences have no numbers or names in them. */
export const createI18n = () => ({
  t: (key: string): string => Reflect.apply(browser.i18n.getMessage, browser.i18n, [key.replaceAll('.', '_')]),
});
