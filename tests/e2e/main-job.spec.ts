import { expect } from '@playwright/test';
import { readAppliedFile, springedTraps } from '../studio/serve-practice-studio.ts';
import * as creator from '../support/creator.ts';
import { press } from '../support/press.ts';
import { killWorker } from '../support/worker.ts';
import { test } from './fixtures.ts';

/** Needs no cutting out. */
const CUT_OUT_ALREADY = 'tests/fixtures/photos/astronaut-cutout.webp';

test('a new creator gets a thumbnail onto a video', async ({ household, newcomer }) => {
  await creator.addPhoto(newcomer.page, 'tests/fixtures/photos/astronaut.jpg');
  const { studio, panel } = await creator.openUpload(household.extension);
  await creator.generate(panel);
  // What says nothing is not seen, and letters are as large as they were meant to be: Chromium has its own wish for them.
  await expect(panel.getByRole('status').filter({ visible: true, hasText: /^$/ })).toHaveCount(0);
  for (const body of [panel.locator('body'), newcomer.page.locator('body')]) {
    await expect(body).toHaveCSS('font-size', '14px');
  }
  await creator.apply(panel, 1);
  const file = await readAppliedFile(studio);
  expect(file.type).toBe('image/jpeg');
  expect(file.bytes.byteLength).toBeLessThanOrEqual(2 * 1024 * 1024);
  expect(await springedTraps(studio)).toEqual([]);
});

test('a signed-out creator is sent to the account page', async ({ household: { extension }, visitor: _ }) => {
  const { panel } = await creator.openUpload(extension);
  // Asked for, not waited for: the browser's event for a tab that an extension opens is lost at times. Some are there before.
  const tabs = () =>
    extension.context.pages().filter((page) => page.url() === extension.pageUrl('account.html')).length;
  const before = tabs();
  await press(panel.getByRole('button', { name: 'Sign in' }));
  await expect.poll(tabs).toBe(before + 1);
});

test('signing in on the account page brings the open panel to life', async ({ household, visitor }) => {
  const { panel } = await creator.openUpload(household.extension);
  await expect(panel.getByRole('button', { name: 'Sign in' })).toBeVisible();
  const person = creator.inventPerson();
  await visitor.bringToFront();
  await creator.createAccount(visitor, person);
  await creator.confirmEmail(visitor, person, process.env.KLIKK_TEST_MAIL ?? '');
  await expect(panel.getByRole('button', { name: 'Generate', exact: true })).toBeVisible();
});

test('who signs out is signed out everywhere, and can sign in again', async ({ household, newcomer }) => {
  const account = newcomer.page;
  await account.getByRole('tab', { name: 'Account' }).click();
  await account.getByRole('button', { name: 'Sign out' }).click();
  await expect(account.getByRole('button', { name: 'Sign in' })).toBeVisible();
  const { panel } = await creator.openUpload(household.extension);
  await expect(panel.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await account.bringToFront();
  await creator.signIn(account, newcomer);
  await expect(panel.getByRole('button', { name: 'Generate', exact: true })).toBeVisible();
});

test('the session outlives the background worker', async ({ household, member: _ }) => {
  await killWorker(household.extension);
  const { panel } = await creator.openUpload(household.extension);
  await creator.generate(panel);
});

test('the results are still there after Studio has built the step anew', async ({ household, newcomer }) => {
  await creator.addPhoto(newcomer.page, CUT_OUT_ALREADY);
  const { studio, panel } = await creator.openUpload(household.extension);
  await creator.generate(panel);
  await studio.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(studio.locator('klikk-panel')).toHaveCount(0);
  await studio.getByRole('button', { name: 'Back', exact: true }).click();
  const again = await creator.openPanel(studio);
  await expect(again.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem')).toHaveCount(3);
});

test('without a photo there are still three thumbnails', async ({ household, member: _ }) => {
  const { panel } = await creator.openUpload(household.extension);
  await creator.generate(panel);
});
