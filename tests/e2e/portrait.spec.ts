import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, type FrameLocator, type Page } from '@playwright/test';
import exifr from 'exifr';
import { type BackendProcess, startBackendProcess } from '../../scripts/support/backend-process.ts';
import { findBackendPort } from '../../scripts/support/free-ports.ts';
import { readAppliedFile, servePracticeStudio } from '../studio/serve-practice-studio.ts';
import { violationsOf } from '../support/accessibility.ts';
import { type ExtensionBrowser, launchExtension } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { type Gate, openGate } from '../support/gate.ts';
import { type ImageModels, startImageModels } from '../support/image-models/start-image-models.ts';
import { readLedger } from '../support/ledger.ts';
import { press } from '../support/press.ts';
import { waitToCount } from '../support/wait-to-see.ts';
import { Household, test } from './fixtures.ts';

/** A model paints the creator, or does not: the switch, the question, what is sent and what comes of it. */

let models: ImageModels;
let backend: BackendProcess;
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
  const account = await new Household(browser, backend.mailUrl).signUp();
  await creator.addPhoto(account.page, await largePhoto(test.info().outputPath('photo.png')));
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
  models.requests.length = 0;
});
test.afterEach(async () => {
  await studio.close();
  expect(models.failures).toEqual([]);
});

/** The astronaut's cut-out, larger than a model may get it. */
async function largePhoto(file: string): Promise<string> {
  const picture = await loadImage('tests/fixtures/photos/astronaut-cutout.webp');
  const scale = 1800 / Math.max(picture.width, picture.height);
  const canvas = createCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await canvas.encode('png'));
  return file;
}

async function open(style = 'GPT Image', theme = 'light'): Promise<void> {
  studio = await browser.context.newPage();
  const title = 'I Trained Like an Astronaut for 30 Days';
  await studio.goto(`https://studio.youtube.com/?${new URLSearchParams({ open: 'upload', title, theme })}`);
  panel = await creator.openPanel(studio);
  await press(panel.getByRole('radio', { name: style }));
}

const paintMe = (provider = 'OpenAI') => panel.getByRole('switch', { name: `Let ${provider} paint me` });
const question = (provider = 'OpenAI') => panel.getByRole('dialog', { name: `Let ${provider} paint you?` });
const thumbnails = () => panel.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem');
const painted = () => models.requests.filter(({ kind }) => kind === 'paint');
const photosSent = () => painted().flatMap(({ references = [] }) => references);

/** Turns the switch on, and agrees where that has not been done before. */
async function turnOn(): Promise<void> {
  await press(paintMe());
  const isOn = panel.getByRole('switch', { checked: true });
  await expect(question().or(isOn)).toBeVisible();
  if (await question().isVisible()) await press(question().getByRole('button', { name: 'I agree' }));
  await expect(isOn).toBeVisible();
}

async function generate(): Promise<void> {
  await press(panel.getByRole('button', { name: 'Generate', exact: true }));
  await waitToCount(thumbnails(), 3);
}

test('is offered where a model paints and a photo is chosen, and is off', async () => {
  await open();
  await expect(paintMe()).not.toBeChecked();
  await expect(paintMe()).toHaveAccessibleDescription(/no photo is sent.*a painted face may differ from yours/);
  await press(panel.getByRole('group', { name: 'Reference photos' }).getByRole('checkbox'));
  await expect(panel.getByRole('switch')).toHaveCount(0);
  await press(panel.getByRole('radio', { name: 'Bold' }));
  await press(panel.getByRole('group', { name: 'Reference photos' }).getByRole('checkbox'));
  await expect(panel.getByRole('switch')).toHaveCount(0);
  await press(panel.getByRole('radio', { name: 'FLUX (fal)' }));
  await expect(paintMe('fal')).not.toBeChecked();
});

for (const theme of ['light', 'dark']) {
  test(`asks by name who may see the photos, in ${theme}; declined, it stays off`, async () => {
    await open('GPT Image', theme);
    await paintMe().focus();
    await studio.keyboard.press('Space');
    const dialog = question();
    await expect(dialog).toBeVisible();
    await expect(dialog).toContainText('keeps it for up to 30 days');
    await expect(dialog.getByRole('link', { name: 'Read its terms' })).toHaveAttribute('target', '_blank');
    expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
    // It is read from the beginning, and a hasty Enter answers nothing.
    await expect(dialog.getByRole('heading')).toBeFocused();
    await studio.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await studio.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(paintMe()).toBeFocused();
    await studio.keyboard.press('Space');
    await press(question().getByRole('button', { name: 'Decline' }));
    await expect(question()).toHaveCount(0);
    await expect(paintMe()).not.toBeChecked();
    await expect(paintMe()).toBeFocused();
    expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
    expect(models.requests).toEqual([]);
  });
}

test('off, no photo goes to the model', async () => {
  await open();
  await generate();
  expect(painted()).toHaveLength(3);
  expect(photosSent()).toEqual([]);
});

test('agreed to, three portraits come with real words, and the applied file says what it is', async () => {
  await open();
  await press(paintMe());
  await press(question().getByRole('button', { name: 'I agree' }));
  await expect(paintMe()).toBeChecked();
  await expect(paintMe()).toBeFocused();
  await expect(panel.getByText('OpenAI paints the whole picture with you in it')).toBeVisible();
  expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
  const before = (await readLedger(backend, person)).balance;
  await generate();
  expect((await readLedger(backend, person)).balance).toBe(before - 3);

  expect(painted()).toHaveLength(3);
  for (const { prompt, references = [] } of painted()) {
    expect(prompt).toContain('Image 1: the same person, the channel owner.');
    const [{ bytes, mime } = { bytes: new Uint8Array(), mime: '' }, ...others] = references;
    const { width, height } = await loadImage(Buffer.from(bytes));
    expect([mime, Math.max(width, height), others]).toEqual(['image/jpeg', 1024, []]);
  }
  for (const item of await thumbnails().all()) {
    const picture = item.getByRole('img').first();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280);
    await expect(picture).toHaveAccessibleName(/astronaut|30 days/i);
  }
  await creator.apply(panel);
  const { bytes } = await readAppliedFile(studio);
  const metadata = await exifr.parse(Buffer.from(bytes), { xmp: true, mergeOutput: true });
  expect(metadata.DigitalSourceType).toBe('http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia');
  expect(Buffer.from(bytes).includes('compositeWith')).toBe(false);
});

test('counts for one provider alone, and is remembered for it', async () => {
  await open();
  await turnOn();
  await studio.close();
  await open('Nano Banana');
  await press(paintMe('Google'));
  await expect(question('Google')).toContainText('keeps it for a limited time');
  await press(question('Google').getByRole('button', { name: 'Decline' }));
  await press(panel.getByRole('radio', { name: 'GPT Image' }));
  // The panel of another video begins with the switch off, and asks no second time.
  await expect(paintMe()).not.toBeChecked();
  await press(paintMe());
  await expect(paintMe()).toBeChecked();
});

test('what is refused is said with what to do, and costs nothing', async () => {
  models.on('openai', { refuse: 'input' });
  await open();
  await turnOn();
  const before = (await readLedger(backend, person)).balance;
  await press(panel.getByRole('button', { name: 'Generate', exact: true }));
  const alert = panel.getByRole('alert');
  await expect(alert).toContainText('The image model refused to paint this.', { timeout: 30_000 });
  await expect(alert).toContainText('choose another photo, or turn off the switch');
  expect((await readLedger(backend, person)).balance).toBe(before);
});

test('is withdrawn with one press, for the panel and for the server', async () => {
  await open();
  await turnOn();
  const account = await creator.openAccountPage(browser);
  await account.getByRole('tab', { name: 'Privacy' }).click();
  await expect(account.getByText(/^OpenAI: you agreed on /)).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await account.emulateMedia({ colorScheme });
    expect(await violationsOf(account)).toEqual([]);
  }
  await account.getByRole('button', { name: 'Withdraw consent for OpenAI' }).click();
  await expect(account.getByRole('status').filter({ hasText: 'OpenAI is sent no photo of you' })).toBeVisible();
  await expect(account.getByRole('heading', { name: 'Who may paint you' })).toBeFocused();
  await expect(account.getByText('Nobody. No photo of you goes')).toBeVisible();

  // The panel has not heard of it yet: the server has the last word.
  await press(panel.getByRole('button', { name: 'Generate', exact: true }));
  await expect(panel.getByRole('alert')).toContainText('Nobody may paint you without your consent');
  await expect(paintMe()).not.toBeChecked();
  expect(models.requests).toEqual([]);
  await press(paintMe());
  await expect(question()).toBeVisible();
  await account.close();
});
