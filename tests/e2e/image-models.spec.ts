import { expect, type FrameLocator, type Page } from '@playwright/test';
import { type BackendProcess, startBackendProcess } from '../../scripts/support/backend-process.ts';
import { findBackendPort } from '../../scripts/support/free-ports.ts';
import { readAppliedFile, servePracticeStudio } from '../studio/serve-practice-studio.ts';
import { violationsOf } from '../support/accessibility.ts';
import { type ExtensionBrowser, launchExtension } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { type Gate, openGate } from '../support/gate.ts';
import { type ImageModels, keyOf, startImageModels } from '../support/image-models/start-image-models.ts';
import { readLedger } from '../support/ledger.ts';
import { press } from '../support/press.ts';
import { waitToCount } from '../support/wait-to-see.ts';
import { killWorker } from '../support/worker.ts';
import { Household, test } from './fixtures.ts';

/** A backend with a key for every provider of image models, and what the creator sees of that. */

let models: ImageModels;
let backend: BackendProcess;
/** Leads the browser there, in place of the backend that the extension was built for. */
let gate: Gate;
let browser: ExtensionBrowser;
let person: creator.Person;
let studio: Page;
let panel: FrameLocator;

test.beforeAll(async () => {
  models = await startImageModels();
  backend = await startBackendProcess({ port: await findBackendPort(), environment: models.variables() });
  gate = await openGate(backend.url);
  browser = await launchExtension({ gate: gate.url, reducedMotion: 'reduce' });
  await servePracticeStudio(browser.context);
  const household = new Household(browser, backend.mailUrl);
  const account = await household.signUp();
  await creator.addPhoto(account.page, 'tests/fixtures/photos/astronaut-cutout.webp');
  person = account;
});
test.afterAll(async () => {
  await browser?.close();
  await gate?.close();
  await backend?.stop();
  await models?.close();
});

test.beforeEach(async () => {
  models.on('openai', { paint: {} });
  ({ studio, panel } = await creator.openUpload(browser));
});
test.afterEach(async () => {
  await studio.close();
  expect(models.failures).toEqual([]);
});

const thumbnails = () => panel.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem');

async function generateBy(style: string): Promise<void> {
  await press(panel.getByRole('radio', { name: style }));
  await press(panel.getByRole('button', { name: 'Generate', exact: true }));
}

test('the models are offered with their price, and with what goes to whom', async () => {
  await expect(panel.getByRole('radiogroup', { name: 'Style' }).getByRole('radio')).toHaveCount(9);
  await press(panel.getByRole('radio', { name: 'Nano Banana' }));
  await expect(panel.getByText('Google paints the backgrounds')).toBeVisible();
  await expect(panel.getByText('3 credits')).toBeVisible();
});

test('three thumbnails come one by one, with real words and the creator’s own face, and one is applied', async () => {
  models.on('openai', [{ paint: {} }, { paint: { milliseconds: 2_500 } }, { paint: { milliseconds: 5_000 } }]);
  await generateBy('GPT Image');
  await waitToCount(thumbnails(), 1);
  await expect(panel.getByRole('progressbar', { name: /^Painting \d of 3$/ })).toBeVisible();
  expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
  await waitToCount(thumbnails(), 3);
  await expect(panel.getByRole('progressbar')).toHaveCount(0);
  for (const { prompt, references } of models.requests.filter(({ kind }) => kind === 'paint')) {
    expect(references ?? []).toEqual([]);
    expect(prompt).toContain('No person');
  }
  const shown = thumbnails().first().getByRole('img').first();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280);
  await creator.apply(panel);
  const { bytes } = await readAppliedFile(studio);
  expect(Buffer.from(bytes).toString('latin1')).toContain('compositeWithTrainedAlgorithmicMedia');
});

test('what is refused is said with what to do, and costs nothing', async () => {
  models.on('openai', { refuse: 'output' });
  const before = (await readLedger(backend, person)).balance;
  await generateBy('GPT Image');
  const alert = panel.getByRole('alert');
  await expect(alert).toContainText('The image model refused to paint this.', { timeout: 30_000 });
  await expect(alert).toContainText('Say it in other words');
  await expect(alert.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  expect((await readLedger(backend, person)).balance).toBe(before);
});

test('the network goes in the middle: a sentence, and a try again that goes on with the same job', async () => {
  models.on('openai', { paint: { milliseconds: 3_000 } });
  const before = (await readLedger(backend, person)).balance;
  models.requests.length = 0;
  await generateBy('GPT Image');
  await expect(panel.getByRole('progressbar', { name: /^Painting/ })).toBeVisible({ timeout: 20_000 });
  gate.offline(true);
  await expect(panel.getByRole('alert')).toBeVisible({ timeout: 60_000 });
  gate.offline(false);
  await press(panel.getByRole('button', { name: 'Try again' }));
  await waitToCount(thumbnails(), 3);
  expect((await readLedger(backend, person)).balance).toBe(before - 3);
  expect(models.requests.filter(({ kind }) => kind === 'paint')).toHaveLength(3);
});

test('the background’s worker dies while a model paints, and nothing is lost', async () => {
  models.on('openai', { paint: { milliseconds: 3_000 } });
  const before = (await readLedger(backend, person)).balance;
  await generateBy('GPT Image');
  await expect(panel.getByRole('progressbar', { name: /^Painting/ })).toBeVisible({ timeout: 20_000 });
  await killWorker(browser);
  await waitToCount(thumbnails(), 3);
  expect((await readLedger(backend, person)).balance).toBe(before - 3);
});

test('a key of one’s own makes its provider’s thumbnails free, and can be removed', async () => {
  const account = await creator.openAccountPage(browser);
  await account.getByRole('tab', { name: 'Plan' }).click();
  await account.getByLabel('Google key', { exact: true }).fill(keyOf('google'));
  await account.getByRole('button', { name: 'Save Google key' }).click();
  await expect(account.getByRole('status').filter({ hasText: 'Your Google key is kept.' })).toBeVisible();
  expect(await violationsOf(account)).toEqual([]);
  const before = (await readLedger(backend, person)).balance;
  await generateBy('Nano Banana');
  await waitToCount(thumbnails(), 3);
  expect((await readLedger(backend, person)).balance).toBe(before);

  await account.bringToFront();
  await account.getByRole('button', { name: 'Remove Google key' }).click();
  await account.getByRole('dialog').getByRole('button', { name: 'Remove the key' }).click();
  await expect(account.getByRole('status').filter({ hasText: 'Your Google key was removed.' })).toBeVisible();
  await expect(account.getByLabel('Google key', { exact: true })).toBeFocused();
  await account.close();
});
