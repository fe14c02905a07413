import AxeBuilder from '@axe-core/playwright';
import { expect, type FrameLocator, type Locator, type Page, test } from '@playwright/test';
import { servePracticeStudio } from '../studio/serve-practice-studio.ts';
import { type ExtensionBrowser, launchExtension } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { killWorker } from '../support/worker.ts';

/** Edits of a thumbnail in the panel and, full size, on the account page: one history, kept for good. */

const UPLOAD = 'https://studio.youtube.com/?open=upload&title=I+Trained+Like+an+Astronaut+for+30+Days';

let browser: ExtensionBrowser;
let account: Page;
let studio: Page;
let panel: FrameLocator;

/** Two pages that paint, and a browser that starts twice. */
test.describe.configure({ timeout: 300_000 });

test.beforeEach(async () => {
  browser = await launchExtension({ reducedMotion: 'reduce', profile: test.info().outputPath('profile') });
  await servePracticeStudio(browser.context);
  const person = creator.inventPerson();
  account = await creator.openAccountPage(browser);
  await creator.createAccount(account, person);
  await creator.confirmEmail(account, person, process.env.KLIKK_TEST_MAIL ?? '');
  studio = await browser.context.newPage();
  await studio.goto(UPLOAD);
  panel = await creator.openPanel(studio);
});
test.afterEach(() => browser.close());

const firstItem = (of: FrameLocator) => of.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem').first();
const tab = (within: Locator | Page, name: RegExp | string) => within.getByRole('tab', { name });
const words = (within: Locator | Page) => within.getByLabel('Words on the picture');

async function openFullSize(): Promise<Page> {
  const item = firstItem(panel);
  const opening = browser.context.waitForEvent('page');
  await item.getByRole('button', { name: 'Open full size' }).click();
  const page = await opening;
  await expect(page.getByRole('group', { name: /^Picture/ }).getByRole('img')).toBeVisible();
  return page;
}

test('an edit in the panel is there full size, one made there is in the panel, and both outlive worker and page', async () => {
  await creator.generate(panel);
  const item = firstItem(panel);
  await item.getByRole('button', { name: 'Edit' }).click();
  await words(item).fill('Made in the panel');
  const full = await openFullSize();
  await expect(words(full)).toHaveValue('Made in the panel');
  await expect(full.getByRole('heading', { name: 'I Trained Like an Astronaut for 30 Days' })).toBeVisible();

  await words(full).fill('Made full size');
  await expect(tab(full, 'Versions (3)')).toBeVisible();
  // Without a look at the tab: the panel hears of it.
  await expect(item.getByRole('img', { name: /Made full size/ })).toBeVisible();
  await expect(tab(item, 'Versions (3)')).toBeVisible();

  await studio.bringToFront();
  await tab(item, /^Background/).click();
  await item.getByRole('radio', { name: 'Forest' }).click();
  await expect(tab(full, 'Versions (4)')).toBeVisible();
  await expect(tab(item, 'Versions (4)')).toBeVisible();

  await killWorker(browser);
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
  panel = studio.locator('klikk-panel iframe').contentFrame();
  await expect(firstItem(panel).getByRole('img', { name: /Made in the panel/ })).toBeVisible();
  await firstItem(panel).getByRole('button', { name: 'Edit' }).click();
  await expect(tab(firstItem(panel), 'Versions (4)')).toBeVisible();
});

test('edits are there when the browser has been closed and opened again', async () => {
  await creator.generate(panel);
  await firstItem(panel).getByRole('button', { name: 'Edit' }).click();
  const full = await openFullSize();
  // The last letters are still to be kept when the page closes.
  await words(full).fill('Kept');
  await words(full).press('End');
  await words(full).pressSequentially(' for good');
  const address = full.url();
  await full.close();
  // Closing the page handed them over.
  await expect(firstItem(panel).getByRole('img', { name: /^Kept for good/ })).toBeVisible();
  await browser.close();
  browser = await launchExtension({ reducedMotion: 'reduce', profile: test.info().outputPath('profile') });
  const again = await browser.context.newPage();
  await again.goto(address);
  await expect(words(again)).toHaveValue('Kept for good');
  await expect(tab(again, 'Versions (2)')).toBeVisible();
});

test('another photo takes a person’s place, and more people join them', async () => {
  await creator.addPhoto(account, 'tests/fixtures/photos/astronaut.jpg');
  await creator.addPhoto(account, 'tests/fixtures/photos/astronaut-cutout.webp');
  await studio.reload();
  panel = await creator.openPanel(studio);
  await creator.generate(panel);
  const item = firstItem(panel);
  await item.getByRole('button', { name: 'Edit' }).click();
  await tab(item, 'People').click();
  const photos = item.getByRole('list', { name: 'Photo', exact: true }).getByRole('button');
  await expect(photos.first()).toHaveAttribute('aria-pressed', 'true');
  await photos.nth(1).click();
  await expect(photos.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await item.getByRole('list', { name: 'Add another person' }).getByRole('button').first().click();
  await expect(item.getByRole('radiogroup', { name: 'Which person' }).getByRole('radio')).toHaveCount(2);
  await expect(tab(item, 'Versions (3)')).toBeVisible();
  await tab(item, /^Versions/).click();
  await expect(item.getByRole('button', { name: '3. Person' })).toBeVisible();
});

for (const { width, colorScheme } of [
  { width: 1280, colorScheme: 'light' },
  { width: 700, colorScheme: 'dark' },
] as const) {
  test(`the full-size editor, ${colorScheme} at ${width} pixels, has nothing that the accessibility checker minds`, async () => {
    await creator.generate(panel);
    await firstItem(panel).getByRole('button', { name: 'Edit' }).click();
    const full = await openFullSize();
    await full.setViewportSize({ width, height: 900 });
    const [stage, tabs] = [full.getByRole('group', { name: /^Picture/ }), full.getByRole('tablist')];
    const [picture, controls] = [await stage.boundingBox(), await tabs.boundingBox()];
    if (!picture || !controls) throw new Error('The editor is not to be seen.');
    const isBeside = controls.x >= picture.x + picture.width;
    expect(isBeside).toBe(width === 1280);
    await full.emulateMedia({ colorScheme });
    for (const name of ['Words', 'People', 'Background', 'Extras', /^Checks/, /^Versions/, 'Save']) {
      await tab(full, name).click();
      const { violations } = await new AxeBuilder({ page: full }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' '))}`)).toEqual([]);
    }
  });
}

test('a thumbnail that this browser does not know is said to be missing', async () => {
  const unknown = `${crypto.randomUUID()}/${crypto.randomUUID()}`;
  await account.goto(browser.pageUrl(`account.html#thumbnail/${unknown}`));
  await expect(account.getByRole('alert')).toContainText('This thumbnail is not in this browser.');
  await account.getByRole('link', { name: 'To your account' }).click();
  await expect(tab(account, 'Photos')).toBeVisible();
});
