import { browser } from 'wxt/browser';

/**
 * Starts the content script in the tabs that were open when the extension was updated: theirs is cut off, and gives way to it.
 * Firefox does so by itself, and has no permission for it here.
 */
export async function adoptOpenTabs(): Promise<void> {
  if (!browser.scripting) return;
  const matches = browser.runtime.getManifest().content_scripts?.flatMap((script) => script.matches ?? []) ?? [];
  const tabs = await browser.tabs.query({ url: matches });
  // A tab may be closed meanwhile, or show an error page.
  await Promise.allSettled(tabs.map(({ id }) => start(id)));
}

async function start(tabId: number | undefined): Promise<void> {
  if (tabId === undefined) return;
  await browser.scripting.executeScript({ target: { tabId }, files: ['/content-scripts/studio.js'] });
}
