import type { Locator } from '@playwright/test';

/**
 * Presses what may have to be scrolled to first, in a document that is embedded in another. A click scrolls and presses in the same
 * instant, and for as long as the scrolled page is not drawn the browser takes the press to where the embedded document was: about
 * one in sixty is lost. So two frames are drawn between the two.
 */
export async function press(target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  await target
    .page()
    .evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await target.click();
}
