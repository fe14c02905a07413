import { expect, type FrameLocator, type Page } from '@playwright/test';
import { type PracticeOptions, toSearch } from '../studio/page/switches.ts';
import { springedTraps } from '../studio/serve-practice-studio.ts';
import { violationsOf } from '../support/accessibility.ts';
import type { ExtensionBrowser } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { press } from '../support/press.ts';
import { waitForSettledPanel } from '../support/settled-panel.ts';
import { test } from './fixtures.ts';

/** Studio's own dialog for an A/B test, opened by the creator: the three thumbnails go into its slots, and nothing else is done. */

async function openEditPage(extension: ExtensionBrowser, options: Partial<PracticeOptions>): Promise<Page> {
  const studio = await extension.context.newPage();
  await studio.setViewportSize({ width: 1280, height: 1000 });
  const search = toSearch({ transfer: 100, title: 'Thirty Days as an Astronaut', ...options });
  await studio.goto(`https://studio.youtube.com/video/${newVideoId()}/edit?${search}`);
  return studio;
}

const newVideoId = () => `test${crypto.randomUUID().slice(0, 7)}`;

async function openTestDialog(studio: Page): Promise<FrameLocator> {
  await studio.getByRole('button', { name: 'A/B Testing' }).first().click();
  const dialog = studio.getByRole('dialog', { name: 'A/B Testing' });
  await dialog.getByRole('button', { name: 'Fill the test' }).click();
  const frame = dialog.locator('klikk-panel iframe');
  await expect(frame.contentFrame().getByText(/Klikk puts these|Only titles|no thumbnails/)).toBeVisible();
  return frame.contentFrame();
}

const testFiles = (studio: Page) => studio.evaluate(() => window.practiceStudio.testFiles());

/** The pictures as the panel on the page has them, in full. */
async function picturesOf(panel: FrameLocator): Promise<string[]> {
  const items = panel.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem');
  await expect(items.getByRole('button', { name: 'Apply' }).and(panel.locator('[aria-disabled=true]'))).toHaveCount(0);
  return items.getByRole('img').evaluateAll((images) =>
    Promise.all(
      images.map(async (image) => {
        const blob = await (await fetch((image as HTMLImageElement).src)).blob();
        const reader = new FileReader();
        const read = new Promise((resolve) => reader.addEventListener('load', resolve));
        reader.readAsDataURL(blob);
        await read;
        return String(reader.result).replace(/^.*,/, '');
      }),
    ),
  );
}

test('puts the three thumbnails into the slots, in order, and leaves Set test to the creator', async ({
  household,
  member: _,
}) => {
  const studio = await openEditPage(household.extension, { experiment: 'filled' });
  const panel = await creator.openPanel(studio);
  await creator.generate(panel);
  const pictures = await picturesOf(panel);

  const filling = await openTestDialog(studio);
  await waitForSettledPanel(studio.getByRole('dialog').locator('klikk-panel iframe'));
  expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
  await press(filling.getByRole('button', { name: 'Fill the test' }));
  await expect(filling.getByText('All are in their slots')).toBeVisible();
  await expect(filling.getByText('In its slot')).toHaveCount(3);

  const files = await testFiles(studio);
  expect(files.map((file) => file?.base64)).toEqual(pictures);
  expect(new Set(pictures).size).toBe(3);
  await expect(studio.getByRole('button', { name: 'Set test' })).toBeVisible();
  // The video’s own thumbnail is as it was.
  expect(await studio.evaluate(() => window.practiceStudio.receivedCount())).toBe(0);
  expect(await springedTraps(studio)).toEqual([]);

  await studio.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(studio.locator('klikk-panel')).toHaveCount(1);
  await creator.apply(panel);
});

test('waits until thumbnails are what is compared', async ({ household, member: _ }) => {
  const studio = await openEditPage(household.extension, { experiment: 'titles' });
  await creator.generate(await creator.openPanel(studio));
  const filling = await openTestDialog(studio);
  await expect(filling.getByText('Only titles are being compared')).toBeVisible();
  await studio.getByRole('radio', { name: 'Title and thumbnail' }).click();
  await press(filling.getByRole('button', { name: 'Fill the test' }));
  await expect(filling.getByText('All are in their slots')).toBeVisible();
  expect((await testFiles(studio)).every((file) => file !== null)).toBe(true);
});

test('stops where Studio refuses a picture, and says which', async ({ household, member: _ }) => {
  const studio = await openEditPage(household.extension, { experiment: 'refuses-second' });
  await creator.generate(await creator.openPanel(studio));
  const filling = await openTestDialog(studio);
  await press(filling.getByRole('button', { name: 'Fill the test' }));
  await expect(filling.getByRole('alert')).toContainText('Slot 2 did not take its picture.');
  await expect(filling.getByText('In its slot')).toHaveCount(1);
  expect((await testFiles(studio)).map((file) => file !== null)).toEqual([true, false, false]);
  await expect(filling.getByText('All are in their slots')).toBeHidden();
});

test('can be stopped, and a closed dialog leaves nothing behind', async ({ household, member: _ }) => {
  const studio = await openEditPage(household.extension, { experiment: 'silent' });
  await creator.generate(await creator.openPanel(studio));
  const filling = await openTestDialog(studio);
  await press(filling.getByRole('button', { name: 'Fill the test' }));
  await expect(filling.getByText('On its way…')).toBeVisible();
  await press(filling.getByRole('button', { name: 'Stop' }));
  await expect(filling.getByRole('button', { name: 'Stop' })).toBeHidden();
  await studio.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(studio.locator('klikk-panel')).toHaveCount(1);
  expect(await springedTraps(studio)).toEqual([]);
});

test('says what is missing where the video has no thumbnails yet', async ({ household, member: _ }) => {
  const studio = await openEditPage(household.extension, { experiment: 'thumbnails' });
  const filling = await openTestDialog(studio);
  await expect(filling.getByText('There are no thumbnails for this video yet')).toBeVisible();
});
