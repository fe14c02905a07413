import { expect, test } from '@playwright/test';
import { type BackendProcess, startBackendProcess } from '../../scripts/support/backend-process.ts';
import { buildExtension } from '../../scripts/support/build-extension.ts';
import { findBackendPort } from '../../scripts/support/free-ports.ts';
import { readAppliedFile, servePracticeStudio } from '../studio/serve-practice-studio.ts';
import { type ExtensionBrowser, launchExtension, TEST_BUILD_NAME } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { type Gate, openGate } from '../support/gate.ts';
import { type Ledger, readLedger } from '../support/ledger.ts';
import { killWorker } from '../support/worker.ts';

/** The worker and the network die at chosen moments; afterwards nothing is lost and nothing is charged twice. */

let backend: BackendProcess;
let gate: Gate;
let build: string;
let browser: ExtensionBrowser;
let person: creator.Person;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  backend = await startBackendProcess({ port: await findBackendPort() });
  gate = await openGate(backend.url);
  build = await buildExtension({ name: `${TEST_BUILD_NAME}-faults`, backendUrl: gate.url });
});
test.afterAll(async () => {
  await gate?.close();
  await backend?.stop();
});

test.beforeEach(async () => {
  browser = await launchExtension({ build });
  await servePracticeStudio(browser.context);
  person = creator.inventPerson();
  const account = await creator.openAccountPage(browser);
  await creator.createAccount(account, person);
  await creator.confirmEmail(account, person, backend.mailUrl);
  await account.close();
});
test.afterEach(async () => {
  gate.offline(false);
  await browser.close();
});

async function openPanel() {
  const studio = await browser.context.newPage();
  await studio.goto('https://studio.youtube.com/?open=upload&title=Seven+Days+in+the+Desert');
  return { studio, panel: await creator.openPanel(studio) };
}

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
  await panel.getByRole('button', { name: 'Generate', exact: true }).click();
  const request = await caught;
  await killWorker(browser);
  request.cut();
  await expect(thumbnails(panel)).toHaveCount(3, { timeout: 30_000 });
  await expectOneGeneration();
});

test('the worker dies after the work is done and before the answer arrives', async () => {
  const { panel } = await openPanel();
  const caught = gate.catch('/functions/v1/generate');
  await panel.getByRole('button', { name: 'Generate', exact: true }).click();
  const request = await caught;
  await request.passAndCut();
  await killWorker(browser);
  await expect(thumbnails(panel)).toHaveCount(3, { timeout: 30_000 });
  await expectOneGeneration();
});

test('the network is gone: a sentence says so, and trying again works', async () => {
  const { panel } = await openPanel();
  gate.offline(true);
  await panel.getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(panel.getByRole('alert')).toBeVisible({ timeout: 60_000 });
  gate.offline(false);
  await panel.getByRole('button', { name: /try again/i }).click();
  await expect(thumbnails(panel)).toHaveCount(3, { timeout: 30_000 });
  await expectOneGeneration();
});

test('a double click makes one generation', async () => {
  const { panel } = await openPanel();
  await panel.getByRole('button', { name: 'Generate', exact: true }).dblclick();
  await expect(thumbnails(panel)).toHaveCount(3, { timeout: 30_000 });
  await expectOneGeneration();
});

test('a cancelled generation leaves nothing held', async () => {
  const { panel } = await openPanel();
  const caught = gate.catch('/functions/v1/generate');
  await panel.getByRole('button', { name: 'Generate', exact: true }).click();
  const request = await caught;
  await expect(panel.getByRole('progressbar')).toBeVisible();
  await panel.getByRole('button', { name: 'Cancel' }).click();
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
  await panel.getByRole('button', { name: 'Apply' }).first().click();
  await killWorker(browser);
  await expect(panel.getByRole('status').filter({ hasText: /^Applied/ })).toBeVisible({ timeout: 30_000 });
  expect((await readAppliedFile(studio)).bytes.byteLength).toBeGreaterThan(10_000);
  await expectOneGeneration();
});
