import { expect, test } from '@playwright/test';
import { readAppliedFile, servePracticeStudio, springedTraps } from '../studio/serve-practice-studio.ts';
import { type ExtensionBrowser, launchExtension } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { killWorker } from '../support/worker.ts';

const ASTRONAUT = 'tests/fixtures/photos/astronaut.jpg';
const UPLOAD = 'https://studio.youtube.com/?open=upload&title=I+Trained+Like+an+Astronaut+for+30+Days';
const mailUrl = () => process.env.KLIKK_TEST_MAIL ?? '';

let browser: ExtensionBrowser;

test.beforeEach(async () => {
  browser = await launchExtension();
  await servePracticeStudio(browser.context);
});
test.afterEach(() => browser.close());

async function signUp(): Promise<void> {
  const person = creator.inventPerson();
  const account = await creator.openAccountPage(browser);
  await creator.createAccount(account, person);
  await creator.confirmEmail(account, person, mailUrl());
  await creator.addPhoto(account, ASTRONAUT);
  await account.close();
}

async function openUpload() {
  const studio = await browser.context.newPage();
  await studio.goto(UPLOAD);
  return { studio, panel: await creator.openPanel(studio) };
}

test('a new creator gets a thumbnail onto a video', async () => {
  await signUp();
  const { studio, panel } = await openUpload();
  await creator.generate(panel);
  await creator.apply(panel, 1);
  const file = await readAppliedFile(studio);
  expect(file.type).toBe('image/jpeg');
  expect(file.bytes.byteLength).toBeLessThanOrEqual(2 * 1024 * 1024);
  expect(await springedTraps(studio)).toEqual([]);
});

test('a signed-out creator is sent to the account page', async () => {
  const { panel } = await openUpload();
  // Asked for, not waited for: the browser's event for a tab that an extension opens is lost at times. One is there since the installation.
  const tabs = () => browser.context.pages().filter((page) => page.url() === browser.pageUrl('account.html')).length;
  const before = tabs();
  await panel.getByRole('button', { name: 'Sign in' }).click();
  await expect.poll(tabs).toBe(before + 1);
});

test('signing in on the account page brings the open panel to life', async () => {
  const { panel } = await openUpload();
  await signUp();
  await expect(panel.getByRole('button', { name: 'Generate', exact: true })).toBeVisible();
});

test('who signs out is signed out everywhere, and can sign in again', async () => {
  const person = creator.inventPerson();
  const account = await creator.openAccountPage(browser);
  await creator.createAccount(account, person);
  await creator.confirmEmail(account, person, mailUrl());
  await account.getByRole('tab', { name: 'Account' }).click();
  await account.getByRole('button', { name: 'Sign out' }).click();
  await expect(account.getByRole('button', { name: 'Sign in' })).toBeVisible();
  const { panel } = await openUpload();
  await expect(panel.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await creator.signIn(account, person);
  await expect(panel.getByRole('button', { name: 'Generate', exact: true })).toBeVisible();
});

test('the session outlives the background worker', async () => {
  await signUp();
  await killWorker(browser);
  const { panel } = await openUpload();
  await creator.generate(panel);
});

test('the results are still there after Studio has built the step anew', async () => {
  await signUp();
  const { studio, panel } = await openUpload();
  await creator.generate(panel);
  await studio.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(studio.locator('klikk-panel')).toHaveCount(0);
  await studio.getByRole('button', { name: 'Back', exact: true }).click();
  const again = await creator.openPanel(studio);
  await expect(again.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem')).toHaveCount(3);
});

test('without a photo there are still three thumbnails', async () => {
  const person = creator.inventPerson();
  const account = await creator.openAccountPage(browser);
  await creator.createAccount(account, person);
  await creator.confirmEmail(account, person, mailUrl());
  const { panel } = await openUpload();
  await creator.generate(panel);
});
