import { expect, type Locator, type Page } from '@playwright/test';
import { violationsOf } from '../support/accessibility.ts';
import type { ExtensionBrowser } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { killWorker } from '../support/worker.ts';
import { test } from './fixtures.ts';

/** The history on the account page, and what the popup shows of it. */

/** Needs no cutting out. */
const CUT_OUT_ALREADY = 'tests/fixtures/photos/astronaut-cutout.webp';

const entries = (page: Page) => page.getByRole('list', { name: 'Your thumbnails' }).getByRole('listitem');
const entry = (page: Page, title: string) => entries(page).filter({ hasText: title });

async function openHistory(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'History' }).click();
}

async function openPopup(extension: ExtensionBrowser): Promise<Page> {
  const popup = await extension.context.newPage();
  await popup.setViewportSize({ width: 380, height: 600 });
  await popup.goto(extension.pageUrl('popup.html'));
  return popup;
}

const glanceAt = (popup: Page) => popup.getByRole('region', { name: 'Last thumbnails' });

const expectPictures = (page: Page, title: string) => expectPainted(entry(page, title), 3);

async function expectPainted(place: Locator, count: number): Promise<void> {
  const pictures = place.getByRole('img');
  await expect(pictures).toHaveCount(count);
  for (const picture of await pictures.all()) {
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
  }
}

test('a creator looks through, finds, opens, copies and deletes what they made', async ({ household, newcomer }) => {
  const { extension } = household;
  const account = newcomer.page;
  await openHistory(account);
  await expect(account.getByText('Nothing made yet')).toBeVisible();

  await creator.addPhoto(account, CUT_OUT_ALREADY);
  for (const title of ['Première Année à Paris', 'Seven Days in the Desert']) {
    const { studio, panel } = await creator.openUpload(extension, title);
    await creator.generate(panel);
    await studio.close();
  }
  // Nothing has painted them small yet, and the photo is on them.
  const first = await openPopup(extension);
  await expectPainted(glanceAt(first), 3);
  await first.close();
  await account.reload();
  await openHistory(account);
  await expectPictures(account, 'Seven Days in the Desert');
  await expect(entries(account)).toHaveText([/^Seven Days/, /^Première Année/]);
  await expectPictures(account, 'Première Année à Paris');

  // Painted once, and there at once the next time, also after the worker was ended.
  await killWorker(extension);
  await account.reload();
  await expect(entry(account, 'Seven Days').getByRole('img').first()).toHaveAttribute('src', /^data:image\/jpeg/);

  await account.getByLabel('Search titles').fill('premiere PARIS');
  await expect(entries(account)).toHaveCount(1);
  await account.getByLabel('Search titles').fill('nowhere');
  await expect(account.getByText('Nothing found')).toBeVisible();
  await account.getByRole('button', { name: 'Show everything' }).click();
  await expect(entries(account)).toHaveCount(2);

  const star = account.getByRole('button', { name: 'Favourite “Première Année à Paris”' });
  await star.click();
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await account.getByRole('switch', { name: 'Favourites only' }).check();
  await expect(entries(account)).toHaveCount(1);
  await account.getByRole('switch', { name: 'Favourites only' }).uncheck();

  for (const colorScheme of ['light', 'dark'] as const) {
    await account.emulateMedia({ colorScheme });
    expect(await violationsOf(account)).toEqual([]);
  }

  await account.getByRole('link', { name: 'Open thumbnail 1 of “Seven Days in the Desert”' }).click();
  await expect(account.getByRole('heading', { name: 'Seven Days in the Desert' })).toBeVisible();
  await expect(account.getByRole('group', { name: /^Picture/ }).getByRole('img')).toBeVisible();
  await account.getByLabel('Words on the picture').fill('Quite other words');
  await account.goBack();
  await expect(entry(account, 'Seven Days').getByRole('img', { name: /^Quite other words/ })).toBeVisible();

  await entry(account, 'Seven Days').getByRole('button', { name: 'Duplicate' }).click();
  await expectPictures(account, 'Seven Days in the Desert (copy)');
  await expect(
    entries(account)
      .first()
      .getByRole('img', { name: /^Quite other words/ }),
  ).toBeVisible();

  await entries(account).first().getByRole('button', { name: 'Delete' }).click();
  await expect(entries(account)).toHaveCount(2);
  await account.getByRole('button', { name: 'Undo' }).click();
  await expect(entries(account)).toHaveCount(3);

  await account.getByRole('checkbox', { name: 'Select “Seven Days in the Desert (copy)”' }).check();
  await account.getByRole('checkbox', { name: 'Select “Première Année à Paris”' }).check();
  await expect(account.getByText('Selected: 2')).toBeVisible();
  await account.getByRole('button', { name: 'Delete selected' }).click();
  await expect(entries(account)).toHaveText([/^Seven Days in the Desert/]);

  const popup = await openPopup(extension);
  const glance = glanceAt(popup);
  await expectPainted(glance, 3);
  expect(await violationsOf(popup)).toEqual([]);
  const opening = extension.context.waitForEvent('page');
  await glance.getByRole('button', { name: 'Open thumbnail 2 of “Seven Days in the Desert”' }).click();
  await expect((await opening).getByRole('heading', { name: 'Seven Days in the Desert' })).toBeVisible();
  await popup.close();

  await account.getByRole('button', { name: 'Delete everything…' }).click();
  const question = account.getByRole('dialog', { name: 'Delete everything that you have made?' });
  await question.getByRole('button', { name: 'Delete everything' }).click();
  await expect(account.getByText('Nothing made yet')).toBeVisible();
  await account.reload();
  await expect(account.getByText('Nothing made yet')).toBeVisible();
});
