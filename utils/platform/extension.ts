import { browser } from 'wxt/browser';
import { localeSchema } from '../domain/locale.ts';
import { type ThumbnailRef, toFragment } from '../domain/thumbnail-ref.ts';

/** Who we are, for telling our own senders from others. */
export const extensionIdentity = {
  get id(): string {
    return browser.runtime.id;
  },
  pageUrl: (page: string): string => new URL(page, browser.runtime.getURL('/')).href,
};

/** The browser's language, which the interface speaks whatever Studio's is. */
export function interfaceLocale(): string {
  const parsed = localeSchema.safeParse(browser.i18n.getUILanguage());
  return parsed.success ? parsed.data : 'en';
}

/** Opens the account page in a tab of its own, on a thumbnail where one is named. */
export async function openAccountPage(thumbnail?: ThumbnailRef): Promise<void> {
  const fragment = thumbnail ? toFragment(thumbnail) : '';
  await browser.tabs.create({ url: extensionIdentity.pageUrl('account.html') + fragment });
}

/** Opens YouTube Studio in a tab of its own. */
export async function openStudio(): Promise<void> {
  await browser.tabs.create({ url: 'https://studio.youtube.com/' });
}

/** Keeps the session's tokens, which lie in these areas, out of reach of content scripts. Firefox has no such switch. */
export async function closeStorageToContentScripts(): Promise<void> {
  const { local, session } = browser.storage;
  for (const area of [local, session]) {
    if (typeof area.setAccessLevel === 'function') await area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
  }
}
