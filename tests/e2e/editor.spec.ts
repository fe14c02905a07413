import AxeBuilder from '@axe-core/playwright';
import { expect, type FrameLocator, type Locator, type Page, test } from '@playwright/test';
import { readAppliedFile, servePracticeStudio } from '../studio/serve-practice-studio.ts';
import { type ExtensionBrowser, launchExtension } from '../support/browser.ts';
import * as creator from '../support/creator.ts';

/** The editor in the panel, with the built extension: by keyboard, in words, in versions, as files. */

const UPLOAD = 'https://studio.youtube.com/?open=upload&title=I+Trained+Like+an+Astronaut+for+30+Days';

let browser: ExtensionBrowser;
let studio: Page;
let panel: FrameLocator;
let item: Locator;

test.beforeEach(async () => {
  browser = await launchExtension({ reducedMotion: 'reduce' });
  await servePracticeStudio(browser.context);
  const person = creator.inventPerson();
  const account = await creator.openAccountPage(browser);
  await creator.createAccount(account, person);
  await creator.confirmEmail(account, person, process.env.KLIKK_TEST_MAIL ?? '');
  await account.close();
  studio = await browser.context.newPage();
  await studio.goto(UPLOAD);
  panel = await creator.openPanel(studio);
  await creator.generate(panel);
  item = panel.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem').first();
  await item.getByRole('button', { name: 'Edit' }).click();
  await expect(item.getByRole('group', { name: /^Picture/ })).toBeVisible();
});
test.afterEach(() => browser.close());

const versions = () => item.getByText(/^\d+ versions?$/);

test('every edit is a version, and any version comes back', async () => {
  await item.getByLabel('Words on the picture').fill('Quite other words');
  await expect(versions()).toHaveText('2 versions');
  await expect(item.getByRole('img', { name: /Quite other words/ }).first()).toBeVisible();
  await item.getByRole('button', { name: 'Larger' }).click();
  await expect(versions()).toHaveText('3 versions');
  await item.getByRole('button', { name: 'Undo' }).click();
  await item.getByRole('button', { name: 'Undo' }).click();
  await expect(item.getByLabel('Words on the picture')).not.toHaveValue('Quite other words');
  await item.getByRole('button', { name: 'Redo' }).click();
  await expect(item.getByLabel('Words on the picture')).toHaveValue('Quite other words');
  await versions().click();
  await item.getByRole('button', { name: /^1\. As it was made/ }).click();
  await expect(item.getByLabel('Words on the picture')).not.toHaveValue('Quite other words');
  await expect(versions()).toHaveText('3 versions');
});

test('a layer is moved, sized and turned by keyboard alone', async () => {
  const stage = item.getByRole('group', { name: /^Picture/ });
  const frame = stage.locator('svg rect').last();
  const left = () => frame.getAttribute('x').then(Number);
  const before = await left();
  await stage.focus();
  await studio.keyboard.press('ArrowRight');
  await expect.poll(left).toBeCloseTo(before + 4, 0);
  await studio.keyboard.press('Shift+ArrowRight');
  await expect.poll(left).toBeCloseTo(before + 44, 0);
  await studio.keyboard.press('+');
  await studio.keyboard.press(']');
  await studio.keyboard.press('Control+z');
  await studio.keyboard.press('Control+z');
  await studio.keyboard.press('Control+z');
  await expect.poll(left).toBeCloseTo(before, 0);
});

test('a layer is dragged, and what is let go of is one version', async () => {
  const stage = item.getByRole('group', { name: /^Picture/ });
  await stage.scrollIntoViewIfNeeded();
  const box = await stage.boundingBox();
  if (!box) throw new Error('The picture is not to be seen.');
  await studio.mouse.move(box.x + 100, box.y + 80);
  await studio.mouse.down();
  await studio.mouse.move(box.x + 130, box.y + 95, { steps: 6 });
  await studio.mouse.up();
  await expect(versions()).toHaveText('2 versions');
});

test('plain words change it, and what is not understood is said', async () => {
  const say = item.getByLabel('Say what to change');
  await say.fill('blue background');
  await say.press('Enter');
  await expect(item.getByText('Done.', { exact: true })).toBeVisible();
  await expect(versions()).toHaveText('2 versions');
  await say.fill('make it pop');
  await say.press('Enter');
  await expect(item.getByText(/was not understood/)).toBeVisible();
  await expect(versions()).toHaveText('2 versions');
});

test('what was edited is what is applied, and it says how it came about', async () => {
  await item.getByLabel('Words on the picture').fill('Applied words');
  await item.getByRole('button', { name: 'Done' }).click();
  await expect(item.getByRole('img', { name: /Applied words/ })).toBeVisible();
  await creator.apply(panel, 1);
  const { bytes } = await readAppliedFile(studio);
  expect(Buffer.from(bytes).toString('latin1')).toContain('newscodes/digitalsourcetype/');
});

test('is saved in other sizes', async () => {
  for (const [format, name] of [
    ['ultraHd', /\.jpg$/],
    ['tall', /\.jpg$/],
    ['png', /\.png$/],
  ] as const) {
    await item.getByLabel('Save as a file').selectOption(format);
    const download = studio.waitForEvent('download');
    await item.getByRole('button', { name: 'Save', exact: true }).click();
    expect((await download).suggestedFilename()).toMatch(name);
  }
});

test('has nothing that the accessibility checker minds, with every part open', async () => {
  for (const layer of ['Words', 'Background']) {
    await item.getByRole('radio', { name: layer, exact: true }).click();
    const closed = item.locator('details:not([open]) > summary');
    while ((await closed.count()) > 0) await closed.first().click();
    const { violations } = await new AxeBuilder({ page: studio }).include('klikk-panel').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' '))}`)).toEqual([]);
  }
  await panel.getByText('Preview in the feed').click();
  const { violations } = await new AxeBuilder({ page: studio }).include('klikk-panel').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
