import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { type BackendProcess, startBackendProcess } from '../../scripts/support/backend-process.ts';
import { findBackendPort } from '../../scripts/support/free-ports.ts';
import { readPictureHeader } from '../../utils/domain/picture-header.ts';
import { servePracticeStudio } from '../studio/serve-practice-studio.ts';
import { violationsOf } from '../support/accessibility.ts';
import { type ExtensionBrowser, launchExtension } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { type Gate, openGate } from '../support/gate.ts';
import type { SeenRequest } from '../support/image-models/behaviour.ts';
import { pixelsOf } from '../support/image-models/picture.ts';
import { type ImageModels, startImageModels } from '../support/image-models/start-image-models.ts';
import { readLedger } from '../support/ledger.ts';
import { LONG } from '../support/long.ts';
import { press } from '../support/press.ts';
import { killWorker } from '../support/worker.ts';
import { Household, test } from './fixtures.ts';

/** A background that a model has painted, changed by a model from within the editor. */

const EDIT_PAGE = 'https://studio.youtube.com/video/dQw4w9WgXcQ/edit';
/** What the stand-in paints in, of whatever it is asked for; the rules and the text model make nothing of it. */
const NIGHT = 'make it night #02040c #0a1030';

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
});
test.afterAll(async () => {
  await browser?.close();
  await gate?.close();
  await backend?.stop();
  await models?.close();
});

test.beforeEach(async () => {
  models.on('openai', { paint: {} });
  const household = new Household(browser, backend.mailUrl);
  person = await household.signUp();
  studio = await browser.context.newPage();
  await studio.goto(EDIT_PAGE);
  panel = await creator.openPanel(studio);
  await press(panel.getByRole('radio', { name: 'GPT Image' }));
  await creator.generate(panel);
  models.requests.length = 0;
});
test.afterEach(async () => {
  for (const page of browser.context.pages()) if (page !== studio) await page.close();
  await studio.goto('about:blank');
  expect(models.failures).toEqual([]);
});

const itemIn = (frame: FrameLocator) => frame.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem').first();
const painted = (): SeenRequest[] => models.requests.filter(({ kind }) => kind === 'paint');
const balance = async () => (await readLedger(backend, person)).balance;
const versions = (within: Locator) => within.getByRole('tab', { name: /^Versions/ });

/** Opens the editor of the first thumbnail. */
async function edit(): Promise<Locator> {
  const item = itemIn(panel);
  await press(item.getByRole('button', { name: 'Edit' }));
  return item.getByRole('region', { name: 'Edit this thumbnail' });
}

async function openForm(editor: Locator): Promise<Locator> {
  await press(editor.getByRole('tab', { name: 'Background' }));
  return editor.getByRole('group', { name: 'Repaint the background' });
}

/** How light the picture on the stage is: 0 to 255; no number while another is being loaded. */
function lightOf(editor: Locator): Promise<number> {
  return editor
    .getByRole('img')
    .first()
    .evaluate((image: HTMLImageElement) => {
      if (!image.complete || image.naturalWidth === 0) return Number.NaN;
      const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 36 });
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0, 64, 36);
      const data = [...(context?.getImageData(0, 0, 64, 36).data ?? [])];
      return data.reduce((sum, value, index) => (index % 4 === 3 ? sum : sum + value), 0) / (64 * 36 * 3);
    });
}

/** The same once there is a picture. */
async function lightNow(editor: Locator): Promise<number> {
  await expect.poll(() => lightOf(editor)).toBeGreaterThan(0);
  return lightOf(editor);
}

const DONE = 'The background is repainted. Undo brings the old one back.';

test('a wish that nobody understands is offered to a model, becomes a version, and is undone', async () => {
  const editor = await edit();
  const before = await balance();
  const day = await lightNow(editor);
  const say = editor.getByLabel('Say what to change');
  await say.fill(NIGHT);
  await say.press('Enter');
  const offer = editor.getByRole('button', { name: 'Have GPT Image repaint the background' });
  await expect(offer).toBeVisible();
  await expect(editor.getByText('1 credit', { exact: true })).toBeVisible();
  expect(painted()).toEqual([]);
  models.on('openai', { paint: { milliseconds: 4_000 } });
  await press(offer);
  await expect(editor.getByRole('progressbar', { name: 'The background is being repainted' })).toBeVisible();
  expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
  await expect(editor.getByText(DONE)).toBeVisible({ timeout: 20_000 });

  await expect(versions(editor)).toHaveText('Versions (2)');
  await expect.poll(() => lightOf(editor)).toBeLessThan(day * 0.85);
  expect(await balance()).toBe(before - 1);
  expect(painted()).toMatchObject([{ provider: 'openai', prompt: expect.stringContaining(`change: "${NIGHT}"`) }]);
  expect(painted()[0]?.references).toHaveLength(1);
  expect(painted()[0]?.mask).toBeUndefined();

  await press(editor.getByRole('button', { name: 'Undo' }));
  await expect.poll(() => lightOf(editor)).toBeGreaterThan(day * 0.95);
  await press(editor.getByRole('button', { name: 'Redo' }));
  await expect.poll(() => lightOf(editor)).toBeLessThan(day * 0.85);
  await press(versions(editor));
  await expect(editor.getByRole('button', { name: '2. Background repainted' })).toHaveAttribute('aria-current', 'step');
  expect(painted()).toHaveLength(1);
});

test('a part of it is marked by name, by brush and by keys, and the model gets a mask as large as the picture', async () => {
  await studio.goto(`${EDIT_PAGE}?theme=dark`);
  panel = await creator.openPanel(studio);
  const form = await openForm(await edit());
  await press(form.getByRole('button', { name: 'Repaint' }));
  await expect(form.getByText('Write what should be different.')).toBeVisible();
  await expect(form.getByLabel('What should be different')).toBeFocused();
  await form.getByLabel('What should be different').fill('put a moon there');
  await press(form.getByRole('radio', { name: 'By brush' }));
  await press(form.getByRole('button', { name: 'Repaint' }));
  await expect(form.getByText('Mark where it may change.')).toBeVisible();
  const board = form.getByRole('application');
  await expect(board).toBeFocused();
  expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);

  await board.press('ArrowLeft');
  await studio.keyboard.down(' ');
  await studio.keyboard.up(' ');
  await expect(form.getByText('Marked.')).toBeVisible();
  await expect(form.getByText('Mark where it may change.')).toHaveCount(0);
  await board.scrollIntoViewIfNeeded();
  const box = await board.boundingBox();
  if (!box) throw new Error('The board is not to be seen.');
  await studio.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.8);
  await studio.mouse.down();
  await studio.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.8, { steps: 4 });
  await studio.mouse.up();
  await press(form.getByRole('button', { name: 'Repaint' }));
  await expect(panel.getByText(DONE)).toBeVisible({ timeout: 20_000 });

  const [seen] = painted();
  const sizeOf = (picture = seen?.mask) => picture && readPictureHeader(picture.bytes)?.size;
  expect(sizeOf()).toEqual(sizeOf(seen?.references?.[0]));
  const mask = await pixelsOf(Buffer.from(seen?.mask?.bytes ?? []));
  const alphaAt = (across: number, down: number) =>
    mask.data[(Math.floor(down * mask.height) * mask.width + Math.floor(across * mask.width)) * 4 + 3];
  expect([alphaAt(0.2, 0.8), alphaAt(0.47, 0.34)]).toEqual([0, 0]);
  expect([alphaAt(0.2, 0.3), alphaAt(0.9, 0.8), alphaAt(0.9, 0.1)]).toEqual([255, 255, 255]);

  await press(form.getByRole('radio', { name: 'Right', exact: true }));
  await press(form.getByRole('button', { name: 'Repaint' }));
  await expect.poll(() => painted().length, { timeout: 20_000 }).toBe(2);
  const right = await pixelsOf(Buffer.from(painted()[1]?.mask?.bytes ?? []));
  expect([right.data[3], right.data.at(-1)]).toEqual([255, 0]);
  // Of models that heed none, no mask is asked for.
  await press(form.getByRole('radio', { name: 'Nano Banana' }));
  await expect(form.getByRole('radiogroup', { name: 'Where' })).toHaveCount(0);
});

test(
  'what is refused is said, what was lost can be tried again, and a cancelled one changes nothing',
  LONG,
  async () => {
    const editor = await edit();
    const form = await openForm(editor);
    const before = await balance();
    await form.getByLabel('What should be different').fill(NIGHT);
    models.on('openai', { refuse: 'input' });
    await press(form.getByRole('button', { name: 'Repaint' }));
    const alert = editor.getByRole('alert');
    await expect(alert).toContainText('The background was not repainted.', { timeout: 20_000 });
    await expect(alert).toContainText('The image model refused to paint this.');
    await expect(alert).toContainText('Say it in other words');
    await expect(alert.getByRole('button', { name: 'Try again' })).toHaveCount(0);

    models.on('openai', { hang: true });
    await press(form.getByRole('button', { name: 'Repaint' }));
    await expect(alert).toHaveCount(0);
    await expect(editor.getByRole('progressbar')).toBeVisible();
    await press(editor.getByRole('button', { name: 'Cancel', exact: true }));
    await expect(editor.getByText('Cancelled. The background is as it was.')).toBeVisible();
    await expect.poll(balance).toBe(before);
    await expect(versions(editor)).toHaveText('Versions (1)');

    models.on('openai', [{ fail: 500 }, { fail: 500 }, { fail: 500 }, { paint: {} }]);
    await press(form.getByRole('button', { name: 'Repaint' }));
    await expect(alert).toContainText('The background was not repainted.', { timeout: 40_000 });
    await press(alert.getByRole('button', { name: 'Try again' }));
    await expect(editor.getByText(DONE)).toBeVisible({ timeout: 20_000 });
    expect(await balance()).toBe(before - 1);
  },
);

test('a closed page and a dead worker lose nothing, and full size shows it too', async () => {
  const editor = await edit();
  const form = await openForm(editor);
  const before = await balance();
  const day = await lightNow(editor);
  models.on('openai', { paint: { milliseconds: 3_000 } });
  await form.getByLabel('What should be different').fill(NIGHT);
  await press(form.getByRole('button', { name: 'Repaint' }));
  await expect.poll(() => painted().length, { timeout: 20_000 }).toBe(1);
  await studio.goto('about:blank');
  await killWorker(browser);
  await studio.goto(EDIT_PAGE);
  panel = await creator.openPanel(studio);
  await expect(itemIn(panel)).toBeVisible();
  const again = await edit();
  await expect(again.getByText(DONE)).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => lightOf(again)).toBeLessThan(day * 0.85);
  expect(await balance()).toBe(before - 1);
  expect(painted()).toHaveLength(1);

  const opened = browser.context.waitForEvent('page');
  await press(itemIn(panel).getByRole('button', { name: 'Open full size' }));
  const full = await opened;
  await expect(versions(full.locator('main'))).toHaveText('Versions (2)');
  await full.getByRole('tab', { name: 'Background' }).click();
  await expect(full.getByRole('group', { name: 'Repaint the background' })).toBeVisible();
  expect(await violationsOf(full)).toEqual([]);
  models.on('openai', { paint: {} });
  await full.getByLabel('Say what to change').fill('make it day #ffffff #fff6d0');
  await full.getByLabel('Say what to change').press('Enter');
  await full.getByRole('button', { name: 'Have GPT Image repaint the background' }).click();
  await expect(full.getByText(DONE)).toBeVisible({ timeout: 20_000 });
  await expect(versions(full.locator('main'))).toHaveText('Versions (3)');
  await studio.bringToFront();
  await expect(versions(again)).toHaveText('Versions (3)');
  expect(await balance()).toBe(before - 2);
});

test('one that came after the thumbnail had another background waits for a word', LONG, async () => {
  const editor = await edit();
  const form = await openForm(editor);
  models.on('openai', { paint: { milliseconds: 4_000 } });
  await form.getByLabel('What should be different').fill(NIGHT);
  await press(form.getByRole('button', { name: 'Repaint' }));
  await expect(editor.getByRole('progressbar')).toBeVisible();
  await editor.getByLabel('One plain colour').fill('#f2c14e');
  await expect(editor.getByText(/A repainted background is ready/)).toBeVisible({ timeout: 20_000 });
  await expect(versions(editor)).toHaveText('Versions (2)');
  const plain = await lightNow(editor);
  await press(editor.getByRole('button', { name: 'Put it in' }));
  await expect(editor.getByText(DONE)).toBeVisible();
  await expect(versions(editor)).toHaveText('Versions (3)');
  await expect.poll(() => lightOf(editor)).toBeLessThan(plain * 0.85);
});
