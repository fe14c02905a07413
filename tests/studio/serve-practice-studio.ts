import type { BrowserContext } from '@playwright/test';
import { answerAsStudio } from './answer-as-studio.ts';
import './page/page-api.ts';

/**
 * Answers every request to YouTube Studio's address in this browser with the practice Studio, and none of them leaves the
 * machine. It is on the real origin, so the extension's content script runs there as it does on YouTube's page, under the
 * same kind of headers. What it can be switched to stands in `page/switches.ts`, and on the page itself under Practice controls.
 */
export async function servePracticeStudio(context: BrowserContext): Promise<void> {
  for (const addresses of ['https://studio.youtube.com/**', 'https://i9.ytimg.com/**']) {
    await context.route(addresses, async (route) => {
      const answer = await answerAsStudio(route.request().url());
      await (answer ? route.fulfill(answer) : route.fallback());
    });
  }
}

/** The practice Studio in a browser, whatever drives that. */
interface StudioInBrowser {
  evaluate<T>(work: () => T | Promise<T>): Promise<T>;
}

/** The file that the video on the page has as its thumbnail.
 * @throws where there is none
 */
export async function readAppliedFile(page: StudioInBrowser): Promise<{ name: string; type: string; bytes: Buffer }> {
  const file = await page.evaluate(() => window.practiceStudio.applied());
  if (!file) throw new Error('The practice Studio has no thumbnail for this video.');
  return { name: file.name, type: file.type, bytes: Buffer.from(file.base64, 'base64') };
}

/** What happened on the page that must never happen, in words; empty while all is well. */
export function springedTraps(page: StudioInBrowser): Promise<string[]> {
  return page.evaluate(() => window.practiceStudio.trapsSprung());
}
