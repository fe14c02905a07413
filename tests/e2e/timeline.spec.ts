import { expect, type Page } from '@playwright/test';
import { readAppliedFile } from '../studio/serve-practice-studio.ts';
import { violationsOf } from '../support/accessibility.ts';
import * as creator from '../support/creator.ts';
import { press } from '../support/press.ts';
import { test } from './fixtures.ts';

/** Which thumbnails a video has had, and the way back, also when Studio was closed meanwhile. */

const EDIT_PAGE = 'https://studio.youtube.com/video/dQw4w9WgXcQ/edit?thumbnail=custom&title=Thirty+Days';

async function openTimeline(studio: Page) {
  const panel = await creator.openPanel(studio);
  await press(panel.getByText('Thumbnails that this video has had'));
  return { panel, entries: panel.locator('details', { hasText: 'this video has had' }).getByRole('listitem') };
}

test('every thumbnail that was there comes back, also after a reload', async ({ household, member: _ }) => {
  const studio = await household.extension.context.newPage();
  await studio.goto(EDIT_PAGE);
  const first = await creator.openPanel(studio);
  await creator.generate(first);
  await creator.apply(first, 1);
  const applied = await readAppliedFile(studio);

  await studio.reload();
  const { panel, entries } = await openTimeline(studio);
  await expect(entries).toHaveCount(2);
  await expect(entries.first()).toContainText('Idea 2, version 1');
  await expect(entries.last()).toContainText('Was there before');
  for (const picture of await entries.locator('img').all()) {
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280);
  }
  expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);

  await press(entries.last().getByRole('button', { name: /^Put back/ }));
  await expect(panel.getByRole('status').filter({ hasText: 'back in Studio' })).toBeVisible();
  const found = await readAppliedFile(studio);
  expect(found.bytes.equals(applied.bytes)).toBe(false);
  await expect(entries.first()).toContainText('Was put back');

  await press(entries.nth(1).getByRole('button', { name: /^Put back/ }));
  await expect(panel.getByRole('status').filter({ hasText: /^Applied/ })).toBeVisible();
  expect((await readAppliedFile(studio)).bytes.equals(applied.bytes)).toBe(true);
});
