import { expect } from '@playwright/test';
import { readAppliedFile, servePracticeStudio } from '../studio/serve-practice-studio.ts';
import { type ExtensionBrowser, launchExtension } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { type Gate, openGate } from '../support/gate.ts';
import { type Ledger, readLedger } from '../support/ledger.ts';
import { press } from '../support/press.ts';
import { waitToCount } from '../support/wait-to-see.ts';
import { killWorker } from '../support/worker.ts';
import { Household, test } from './fixtures.ts';

/** The worker and the network die at chosen moments; afterwards nothing is lost and nothing is charged twice. */

const backend = { url: process.env.KLIKK_TEST_BACKEND ?? '' };
let gate: Gate;
let browser: ExtensionBrowser;
let household: Household;
let person: creator.Person;

test.beforeAll(async () => {
  gate = await openGate(backend.url);
  browser = await launchExtension({ gate: gate.url });
  await servePracticeStudio(browser.context);
  household = new Household(browser);
});
test.afterAll(async () => {
  await browser?.close();
  await gate?.close();
});

test.beforeEach(async () => {
  person = await household.signUp();
});
test.afterEach(async () => {
  gate.offline(false);
  await household.closePages();
});

const openPanel = () => creator.openUpload(browser);

const thumbnails = (panel: Awaited<ReturnType<typeof creator.openPanel>>) =>
  panel.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem');

/** One generation, and money moved for it once: by the embedded engine, not at all. */
async function expectOneGeneration(): Promise<void> {
  const ledger: Ledger = await readLedger(backend, person);
  expect(ledger.generations.map((one) => one.status)).toEqual(['succeeded']);
  expect(ledger.variants).toBe(3);
  expect(ledger.balance).toBe(10);
}

test('the worker dies before the request has left the machine', async () => {
  const { panel } = await openPanel();
  const caught = gate.catch('/functions/v1/generate');
  await press(panel.getByRole('button', { name: 'Generate', exact: true }));
  const request = await caught;
  await killWorker(browser);
  request.cut();
  await waitToCount(thumbnails(panel), 3);
  await expectOneGeneration();
});

test('the worker dies after the work is done and before the answer arrives', async () => {
  const { panel } = await openPanel();
  const caught = gate.catch('/functions/v1/generate');
  await press(panel.getByRole('button', { name: 'Generate', exact: true }));
  const request = await caught;
  await request.passAndCut();
  await killWorker(browser);
  await waitToCount(thumbnails(panel), 3);
  await expectOneGeneration();
});

test('the network is gone: a sentence says so, and trying again works', async () => {
  const { panel } = await openPanel();
  gate.offline(true);
  await press(panel.getByRole('button', { name: 'Generate', exact: true }));
  await expect(panel.getByRole('alert')).toBeVisible({ timeout: 60_000 });
  gate.offline(false);
  await press(panel.getByRole('button', { name: /try again/i }));
  await waitToCount(thumbnails(panel), 3);
  await expectOneGeneration();
});

test('a double click makes one generation', async () => {
  const { panel } = await openPanel();
  await panel.getByRole('button', { name: 'Generate', exact: true }).dblclick();
  await waitToCount(thumbnails(panel), 3);
  await expectOneGeneration();
});

test('a cancelled generation leaves nothing held', async () => {
  const { panel } = await openPanel();
  const caught = gate.catch('/functions/v1/generate');
  await press(panel.getByRole('button', { name: 'Generate', exact: true }));
  const request = await caught;
  await expect(panel.getByRole('progressbar')).toBeVisible();
  await press(panel.getByRole('button', { name: 'Cancel' }));
  await expect(panel.getByRole('button', { name: 'Generate', exact: true })).toBeVisible();
  request.pass();
  await expect
    .poll(async () => (await readLedger(backend, person)).generations.map((one) => one.status))
    .toEqual(['cancelled']);
  expect((await readLedger(backend, person)).balance).toBe(10);
});

test('the worker dies while the picture is on its way to Studio', async () => {
  const { studio, panel } = await openPanel();
  await creator.generate(panel);
  await press(panel.getByRole('button', { name: 'Apply' }).first());
  await killWorker(browser);
  await expect(panel.getByRole('status').filter({ hasText: /^Applied/ })).toBeVisible({ timeout: 30_000 });
  expect((await readAppliedFile(studio)).bytes.byteLength).toBeGreaterThan(10_000);
  await expectOneGeneration();
});
