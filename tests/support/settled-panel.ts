import { expect, type Locator } from '@playwright/test';
import { waitToSee } from './wait-to-see.ts';

/**
 * Waits until the panel shows what it has to show and its frame has taken that height. A click while a frame is being resized
 * can get lost between the two documents.
 * @param iframe the panel's frame in Studio's page
 */
export async function waitForSettledPanel(iframe: Locator): Promise<void> {
  const region = iframe.contentFrame().getByRole('region', { name: 'Klikk' });
  await waitToSee(region.getByRole('button'), 30_000);
  await expect(async () => {
    const wanted = await region.evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
    expect(await iframe.evaluate((element) => element.clientHeight)).toBe(wanted);
  }).toPass({ intervals: [50] });
}
