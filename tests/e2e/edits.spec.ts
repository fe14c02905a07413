import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { servePracticeStudio } from '../studio/serve-practice-studio.ts';
import { violationsOf } from '../support/accessibility.ts';
import { type ExtensionBrowser, launchExtension } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { press } from '../support/press.ts';
import { killWorker } from '../support/worker.ts';
import { test } from './fixtures.ts';

/** Edits of a thumbnail in the panel and, full size, on the account page: one history, kept for good. */

const firstItem = (of: FrameLocator) => of.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem').first();
const tab = (within: Locator | Page, name: RegExp | string) => within.getByRole('tab', { name });
const words = (within: Locator | Page) => within.getByLabel('Words on the picture');

async function openFullSize({ context }: ExtensionBrowser, panel: FrameLocator): Promise<Page> {
  const item = firstItem(panel);
  const opening = context.waitForEvent('page');
  await press(item.getByRole('button', { name: 'Open full size' }));
  const page = await opening;
  await expect(page.getByRole('group', { name: /^Picture/ }).getByRole('img')).toBeVisible();
  return page;
}

test('an edit in the panel is there full size, one made there is in the panel, and both outlive worker and page', async ({
  household: { extension },
  member: _,
}) => {
  const { studio, panel } = await creator.openUpload(extension);
  await creator.generate(panel);
  const item = firstItem(panel);
  await press(item.getByRole('button', { name: 'Edit' }));
  await words(item).fill('Made in the panel');
  const full = await openFullSize(extension, panel);
  await expect(words(full)).toHaveValue('Made in the panel');
  await expect(full.getByRole('heading', { name: 'I Trained Like an Astronaut for 30 Days' })).toBeVisible();

  await words(full).fill('Made full size');
  await expect(tab(full, 'Versions (3)')).toBeVisible();
  // Without a look at the tab: the panel hears of it.
  await expect(item.getByRole('img', { name: /Made full size/ })).toBeVisible();
  await expect(tab(item, 'Versions (3)')).toBeVisible();

  await studio.bringToFront();
  await press(tab(item, /^Background/));
  await press(item.getByRole('radio', { name: 'Forest' }));
  await expect(tab(full, 'Versions (4)')).toBeVisible();
  await expect(tab(item, 'Versions (4)')).toBeVisible();

  await killWorker(extension);
  await full.reload();
  await expect(words(full)).toHaveValue('Made full size');
  await expect(tab(full, 'Versions (4)')).toBeVisible();
  await full.getByRole('button', { name: 'Undo' }).click();
  await full.getByRole('button', { name: 'Undo' }).click();
  await expect(words(full)).toHaveValue('Made in the panel');
  await full.close();

  // The same document built anew, as Studio does it.
  await studio.evaluate(() => {
    const frame = document.querySelector('klikk-panel')?.shadowRoot?.querySelector('iframe');
    if (frame) frame.src = frame.src.replace('panel.html', 'panel.html?again');
  });
  const again = firstItem(studio.locator('klikk-panel iframe').contentFrame());
  await expect(again.getByRole('img', { name: /Made in the panel/ })).toBeVisible();
  await press(again.getByRole('button', { name: 'Edit' }));
  await expect(tab(again, 'Versions (4)')).toBeVisible();
});

test('edits are there when the browser has been closed and opened again', async () => {
  const profile = test.info().outputPath('profile');
  const browser = await launchExtension({ reducedMotion: 'reduce', profile });
  await servePracticeStudio(browser.context);
  const person = creator.inventPerson();
  const account = await creator.openAccountPage(browser);
  await creator.createAccount(account, person);
  await creator.confirmEmail(account, person, process.env.KLIKK_TEST_MAIL ?? '');
  const { panel } = await creator.openUpload(browser);
  await creator.generate(panel);
  await press(firstItem(panel).getByRole('button', { name: 'Edit' }));
  const full = await openFullSize(browser, panel);
  // The last letters are still to be kept when the page closes.
  await words(full).fill('Kept');
  await words(full).press('End');
  await words(full).pressSequentially(' for good');
  const address = full.url();
  await full.close();
  // Closing the page handed them over.
  await expect(firstItem(panel).getByRole('img', { name: /^Kept for good/ })).toBeVisible();
  await browser.close();
  const reopened = await launchExtension({ reducedMotion: 'reduce', profile });
  const again = await reopened.context.newPage();
  await again.goto(address);
  await expect(words(again)).toHaveValue('Kept for good');
  await expect(tab(again, 'Versions (2)')).toBeVisible();
  await reopened.close();
});

test('another photo takes a person’s place, and more people join them', async ({ household, newcomer }) => {
  for (let photo = 1; photo <= 2; photo += 1) {
    await creator.addPhoto(newcomer.page, 'tests/fixtures/photos/astronaut-cutout.webp');
  }
  const { panel } = await creator.openUpload(household.extension);
  await creator.generate(panel);
  const item = firstItem(panel);
  await press(item.getByRole('button', { name: 'Edit' }));
  await press(tab(item, 'People'));
  const photos = item.getByRole('list', { name: 'Photo', exact: true }).getByRole('button');
  await expect(photos.first()).toHaveAttribute('aria-pressed', 'true');
  await press(photos.nth(1));
  await expect(photos.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await press(item.getByRole('list', { name: 'Add another person' }).getByRole('button').first());
  await expect(item.getByRole('radiogroup', { name: 'Which person' }).getByRole('radio')).toHaveCount(2);
  await expect(tab(item, 'Versions (3)')).toBeVisible();
  await press(tab(item, /^Versions/));
  await expect(item.getByRole('button', { name: '3. Person' })).toBeVisible();
});

for (const { width, colorScheme } of [
  { width: 1280, colorScheme: 'light' },
  { width: 700, colorScheme: 'dark' },
] as const) {
  test(`the full-size editor, ${colorScheme} at ${width} pixels, has nothing that the accessibility checker minds`, async ({
    household: { extension },
    member: _,
  }) => {
    const { panel } = await creator.openUpload(extension);
    await creator.generate(panel);
    await press(firstItem(panel).getByRole('button', { name: 'Edit' }));
    const full = await openFullSize(extension, panel);
    await full.setViewportSize({ width, height: 900 });
    const [stage, tabs] = [full.getByRole('group', { name: /^Picture/ }), full.getByRole('tablist')];
    const [picture, controls] = [await stage.boundingBox(), await tabs.boundingBox()];
    if (!picture || !controls) throw new Error('The editor is not to be seen.');
    const isBeside = controls.x >= picture.x + picture.width;
    expect(isBeside).toBe(width === 1280);
    await full.emulateMedia({ colorScheme });
    for (const name of ['Words', 'People', 'Background', 'Extras', /^Checks/, /^Versions/, 'Save']) {
      await press(tab(full, name));
      expect(await violationsOf(full)).toEqual([]);
    }
  });
}

test('a thumbnail that this browser does not know is said to be missing', async ({
  household,
  member: { page: account },
}) => {
  const unknown = `${crypto.randomUUID()}/${crypto.randomUUID()}`;
  await account.goto(household.extension.pageUrl(`account.html#thumbnail/${unknown}`));
  await expect(account.getByRole('alert')).toContainText('This thumbnail is not in this browser.');
  await account.getByRole('link', { name: 'To your account' }).click();
  await expect(tab(account, 'Photos')).toBeVisible();
});
