import { expect, type Locator, type Page } from '@playwright/test';
import { violationsOf } from '../support/accessibility.ts';
import type { ExtensionBrowser } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { press } from '../support/press.ts';
import { test } from './fixtures.ts';
import { PERSON_VIDEO } from './studio/videos.ts';

/** Somebody in a frame of the chosen video, cut out on this computer and put onto a thumbnail. */

// Twelve frames are looked at and one is cut out, by the processor alone.
test.describe.configure({ timeout: 180_000 });

let browser: ExtensionBrowser;
let account: Page;
let studio: Page;
let item: Locator;

test.beforeEach(async ({ household, newcomer }) => {
  browser = household.extension;
  account = newcomer.page;
  studio = await browser.context.newPage();
});

/** Chooses the video, makes thumbnails without anybody on them, and reads the video's frames in the first one's editor. */
async function readFrames(): Promise<Locator> {
  await studio.goto('https://studio.youtube.com/?open=picker');
  await studio.locator('style[data-klikk]').waitFor({ state: 'attached' });
  await studio.locator('input[name=Filedata]').setInputFiles(PERSON_VIDEO);
  const panel = await creator.openPanel(studio);
  await creator.generate(panel);
  item = panel.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem').first();
  await press(item.getByRole('button', { name: 'Edit' }));
  await press(item.getByRole('tab', { name: 'Background' }));
  await press(item.getByRole('button', { name: 'Read frames' }));
  const first = item.getByRole('button', { name: /^Cut the person out: Frame at / }).first();
  await expect(first).toBeVisible({ timeout: 60_000 });
  return first;
}

/** The switch is turned before the video is chosen: only what is chosen afterwards is read. */
async function allowFrames(): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(browser.pageUrl('panel.html'));
  await page.evaluate(async () => {
    const message = { id: 1, type: 'stills.setFromVideo', data: { isOn: true }, timestamp: Date.now() };
    await Reflect.get(globalThis, 'chrome').runtime.sendMessage(message);
  });
  await page.close();
}

/** Only who is on the picture can be mended. */
const onPicture = () => item.getByRole('button', { name: 'Mend the cut-out' });
const photos = () => account.getByRole('list', { name: 'Reference photos' }).getByRole('listitem');

test('a still’s person stands on the thumbnail, once it was agreed to, and is a photo like any other', async () => {
  await allowFrames();
  const cutOut = await readFrames();

  await press(cutOut);
  const consent = studio.locator('klikk-panel iframe').contentFrame().getByRole('dialog', { name: 'Consent' });
  await expect(consent).toBeVisible({ timeout: 60_000 });
  await expect(consent.getByRole('button', { name: 'I agree' })).toBeInViewport();
  expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
  await press(consent.getByRole('button', { name: 'Cancel' }));
  await expect(item.getByText('Nothing was kept')).toBeVisible();
  await account.reload();
  await expect(photos()).toHaveCount(0);

  await press(cutOut);
  await expect(consent).toBeVisible({ timeout: 60_000 });
  await press(consent.getByRole('button', { name: 'I agree' }));
  await expect(item.getByRole('tab', { name: 'Versions (2)' })).toBeVisible({ timeout: 60_000 });
  await press(item.getByRole('tab', { name: 'People' }));
  await expect(onPicture()).toBeVisible();
  await account.reload();
  await expect(photos()).toHaveCount(1);
  await expect(photos().first()).toContainText(/^Frame at 0.\d\d/);

  await press(item.getByRole('button', { name: 'Undo' }));
  await expect(onPicture()).toHaveCount(0);
});
