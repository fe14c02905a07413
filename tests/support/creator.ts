import { expect, type FrameLocator, type Page } from '@playwright/test';
import type { ExtensionBrowser } from './browser.ts';
import { readCode } from './mailbox.ts';
import { inventPerson, type Person } from './person.ts';
import { press } from './press.ts';
import { waitForSettledPanel } from './settled-panel.ts';
import { waitToCount, waitToSee } from './wait-to-see.ts';

/** A person who uses Klikk: what they do, one function a thing, by the names that they see. */

export { inventPerson, type Person };

export async function openAccountPage(browser: ExtensionBrowser): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(browser.pageUrl('account.html'));
  return page;
}

/** Fills the form and presses Create account; the page then asks for the code. */
export async function createAccount(page: Page, person: Person): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill(person.name);
  await page.getByRole('textbox', { name: 'Email' }).fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await waitToSee(page.getByRole('textbox', { name: 'Code' }));
}

/** Takes the code out of the mail; afterwards the account's tabs are there. */
export async function confirmEmail(page: Page, person: Person, mailUrl: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Code' }).fill(await readCode(mailUrl, person.email));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await waitToSee(page.getByRole('tab', { name: 'Photos' }));
}

export async function signIn(page: Page, person: Person): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await waitToSee(page.getByRole('tab', { name: 'Photos' }));
}

/** A cut-out is worked out by the processor alone, which the other tests want too. */
const CUT_OUT_MILLISECONDS = 90_000;

/** Adds a photo and consents when asked; done once it is cut out and stored. */
export async function addPhoto(page: Page, file: string): Promise<void> {
  await page.getByRole('tab', { name: 'Photos' }).click();
  const photos = page.getByRole('list', { name: 'Reference photos' }).getByRole('listitem');
  const before = await photos.count();
  await page.getByLabel('Add photos').setInputFiles(file);
  const consent = page.getByRole('dialog', { name: 'Consent' });
  const added = photos.nth(before);
  await waitToSee(consent.or(added), CUT_OUT_MILLISECONDS);
  if (await consent.isVisible()) await consent.getByRole('button', { name: 'I agree' }).click();
  await waitToSee(added, CUT_OUT_MILLISECONDS);
}

/** Opens the upload dialog of a video called `title`, and the panel in it. */
export async function openUpload(
  browser: ExtensionBrowser,
  title = 'I Trained Like an Astronaut for 30 Days',
): Promise<{ studio: Page; panel: FrameLocator }> {
  const studio = await browser.context.newPage();
  await studio.goto(`https://studio.youtube.com/?${new URLSearchParams({ open: 'upload', title })}`);
  return { studio, panel: await openPanel(studio) };
}

/** Presses the launcher in the shown editor and answers the panel's document. */
export async function openPanel(studio: Page): Promise<FrameLocator> {
  const launcher = studio.getByRole('button', { name: 'Generate thumbnail' });
  if ((await launcher.getAttribute('aria-expanded')) !== 'true') await launcher.click();
  const frame = studio.locator('klikk-panel iframe');
  await waitForSettledPanel(frame);
  return frame.contentFrame();
}

/** Presses Generate and waits for `count` pictures. */
export async function generate(panel: FrameLocator, count = 3): Promise<void> {
  await press(panel.getByRole('button', { name: 'Generate', exact: true }));
  const items = panel.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem');
  await waitToCount(items, count);
  for (const picture of await items.getByRole('img').all()) {
    await waitToSee(picture);
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { intervals: [50] })
      .toBeGreaterThan(0);
  }
}

/** Presses Apply of the `position`-th thumbnail and waits until the panel says that Studio has it. */
export async function apply(panel: FrameLocator, position = 0): Promise<void> {
  const item = panel.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem').nth(position);
  await press(item.getByRole('button', { name: 'Apply' }));
  await waitToSee(panel.getByRole('status').filter({ hasText: /^Applied/ }), 30_000);
}
