import { expect, type Locator } from '@playwright/test';

/** Twenty looks a second. Playwright's own assertions look once a second after the first two, which every test would wait for. */
const OFTEN = { intervals: [50] };

/** Waits until that is on the screen, for what every test goes through. */
export async function waitToSee(what: Locator, timeout = 10_000): Promise<void> {
  await expect.poll(() => what.first().isVisible(), { ...OFTEN, timeout, message: `${what} is to be seen` }).toBe(true);
}

/** Waits until there are so many. */
export async function waitToCount(what: Locator, count: number, timeout = 30_000): Promise<void> {
  await expect.poll(() => what.count(), { ...OFTEN, timeout, message: `how many there are of ${what}` }).toBe(count);
}
