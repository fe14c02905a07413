import type { BrowserContext, Page } from '@playwright/test';

/** What is read off inside a page of the extension's that opens. Times are in milliseconds since the page was asked for. */
interface OpeningProbe {
  /** When the frame was drawn in which a selector had something for the first time, pictures decoded. */
  seen: Record<string, number>;
  /** Tasks that kept the main thread for more than 50 ms. */
  longTasks: { start: number; ms: number }[];
}

declare global {
  interface Window {
    openingProbe: OpeningProbe;
  }
}

/** Has every page of the extension's that is opened from now on note when something of that is seen first. */
export async function watchOpenings(context: BrowserContext, selectors: readonly string[]): Promise<void> {
  await context.addInitScript(installProbe, selectors);
}

/** Sent to the browser as text, so it may use nothing from around it. */
function installProbe(selectors: readonly string[]): void {
  if (location.protocol !== 'chrome-extension:') return;
  const probe: OpeningProbe = { seen: {}, longTasks: [] };
  window.openingProbe = probe;
  const isThere = (selector: string) => {
    const found = document.querySelector(selector);
    return found instanceof HTMLImageElement ? found.complete && found.naturalWidth > 0 : found !== null;
  };
  const look = () => {
    for (const selector of selectors) if (isThere(selector)) probe.seen[selector] ??= performance.now();
    if (selectors.some((selector) => probe.seen[selector] === undefined)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) probe.longTasks.push({ start: startTime, ms: duration });
  }).observe({ type: 'longtask', buffered: true });
}

/** When all of that was seen, the last of it. */
export async function whenSeen(page: Page, selectors: readonly string[]): Promise<number> {
  await page.waitForFunction(
    (wanted) => wanted.every((selector) => window.openingProbe.seen[selector] !== undefined),
    selectors,
  );
  return page.evaluate(
    (wanted) => Math.max(...wanted.map((selector) => window.openingProbe.seen[selector] ?? Number.NaN)),
    selectors,
  );
}

/** The tasks over 50 ms until now. */
export const longTasksOf = (page: Page) => page.evaluate(() => window.openingProbe.longTasks);
