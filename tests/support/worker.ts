import type { ExtensionBrowser } from './browser.ts';

/**
 * Kills the extension's background worker, as Chromium does when it needs the memory or thirty seconds have passed.
 * It starts again with the next message.
 */
export async function killWorker(browser: ExtensionBrowser): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(browser.pageUrl('_locales/en/messages.json'));
  const session = await browser.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await page.close();
}
