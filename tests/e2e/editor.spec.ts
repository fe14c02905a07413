import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { readAppliedFile } from '../studio/serve-practice-studio.ts';
import { violationsOf } from '../support/accessibility.ts';
import * as creator from '../support/creator.ts';
import { press } from '../support/press.ts';
import { test } from './fixtures.ts';

/** The editor in the panel, with the built extension: by keyboard, in words, in versions, as files. */

let studio: Page;
let panel: FrameLocator;
let item: Locator;

test.beforeEach(async ({ household, member: _ }) => {
  ({ studio, panel } = await creator.openUpload(household.extension));
  await creator.generate(panel);
  item = panel.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem').first();
  await press(item.getByRole('button', { name: 'Edit' }));
  await expect(item.getByRole('group', { name: /^Picture/ })).toBeVisible();
});

const tab = (name: RegExp | string) => item.getByRole('tab', { name });
const versions = (count: number) => expect(tab(`Versions (${count})`)).toBeVisible();

test('every edit is a version, and any version comes back', async () => {
  await item.getByLabel('Words on the picture').fill('Quite other words');
  await versions(2);
  await expect(item.getByRole('img', { name: /Quite other words/ }).first()).toBeVisible();
  await item.getByRole('slider', { name: 'Size' }).press('ArrowRight');
  await versions(3);
  await press(item.getByRole('button', { name: 'Undo' }));
  await press(item.getByRole('button', { name: 'Undo' }));
  await expect(item.getByLabel('Words on the picture')).not.toHaveValue('Quite other words');
  await press(item.getByRole('button', { name: 'Redo' }));
  await expect(item.getByLabel('Words on the picture')).toHaveValue('Quite other words');
  await press(tab(/^Versions/));
  await press(item.getByRole('button', { name: /^1\. As it was made/ }));
  await press(tab('Words'));
  await expect(item.getByLabel('Words on the picture')).not.toHaveValue('Quite other words');
  await versions(3);
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
  const box = await stage.locator('svg rect').last().boundingBox();
  if (!box) throw new Error('The picture is not to be seen.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await studio.mouse.move(x, y);
  await studio.mouse.down();
  await studio.mouse.move(x + 30, y + 15, { steps: 6 });
  await studio.mouse.up();
  await versions(2);
});

test('plain words change it, and what is not understood is said', async () => {
  const say = item.getByLabel('Say what to change');
  await say.fill('blue background');
  await say.press('Enter');
  await expect(item.getByText('Done.', { exact: true })).toBeVisible();
  await versions(2);
  await say.fill('make it pop');
  await say.press('Enter');
  await expect(item.getByText(/was not understood/)).toBeVisible();
  await versions(2);
});

test('what was edited is what is applied, and it says how it came about', async () => {
  await item.getByLabel('Words on the picture').fill('Applied words');
  await press(item.getByRole('button', { name: 'Done' }));
  await expect(item.getByRole('img', { name: /Applied words/ })).toBeVisible();
  await creator.apply(panel, 1);
  const { bytes } = await readAppliedFile(studio);
  expect(Buffer.from(bytes).toString('latin1')).toContain('newscodes/digitalsourcetype/');
});

test('is saved in other sizes', async () => {
  await press(tab('Save'));
  for (const [format, name] of [
    ['ultraHd', /\.jpg$/],
    ['tall', /\.jpg$/],
    ['png', /\.png$/],
  ] as const) {
    await item.getByLabel('Save as a file').selectOption(format);
    const download = studio.waitForEvent('download');
    await press(item.getByRole('button', { name: 'Save', exact: true }));
    expect((await download).suggestedFilename()).toMatch(name);
  }
});

test('is worked by keyboard alone, from the words to the colours that others see', async () => {
  await tab('Words').focus();
  await studio.keyboard.press('Tab');
  await expect(item.getByLabel('Words on the picture')).toBeFocused();
  await studio.keyboard.press('ControlOrMeta+a');
  await studio.keyboard.type('By hand');
  await studio.keyboard.press('Tab');
  await studio.keyboard.press('Space');
  await expect(item.getByRole('checkbox', { name: 'By' })).toBeChecked();
  await item.getByRole('radio', { name: 'Bangers' }).press('Space');
  await item.getByRole('radio', { name: 'Left' }).press('ArrowRight');
  await expect(item.getByRole('radio', { name: 'Centre' })).toBeChecked();
  await item.getByRole('spinbutton', { name: 'Size' }).fill('60');
  await expect(item.getByRole('slider', { name: 'Size' })).toHaveValue('60');
  await item.getByRole('slider', { name: 'Width of the edge' }).press('End');
  await expect(item.getByRole('spinbutton', { name: 'Width of the edge' })).toHaveValue('30');

  await tab('Words').press('End');
  await expect(tab('Save')).toBeFocused();
  await studio.keyboard.press('ArrowLeft');
  await studio.keyboard.press('ArrowLeft');
  await expect(tab(/^Checks/)).toHaveAttribute('aria-selected', 'true');
  await item.getByRole('radio', { name: 'Full colour vision' }).press('ArrowRight');
  await expect(item.getByText('Seen with: Protanopia (no red)')).toBeVisible();
  await tab(/^Checks/).press('Home');
  await expect(item.getByText('Seen with: Protanopia (no red)')).toHaveCount(0);
  await expect(item.getByLabel('Words on the picture')).toHaveValue('By hand');
});

test('what is pressed on the picture is what is changed', async () => {
  await press(tab('Extras'));
  await press(item.getByRole('button', { name: 'Add a badge' }));
  await item.getByLabel('Words on the badge').fill('50 KM');
  const stage = item.getByRole('group', { name: /^Picture/ });
  // Whatever is chosen has its frame; the badge's moves to where its words have room.
  await expect(async () => {
    await press(tab('Extras'));
    const [frame, before] = [await stage.locator('svg rect').last().boundingBox(), await stage.boundingBox()];
    if (!frame || !before) throw new Error('The badge is not to be seen.');
    const position = { x: frame.x - before.x + frame.width / 2, y: frame.y - before.y + frame.height / 2 };
    await press(tab('Background'));
    await stage.click({ position });
    await expect(tab('Extras')).toHaveAttribute('aria-selected', 'true', { timeout: 1_000 });
  }).toPass();
  await expect(item.getByLabel('Words on the badge')).toHaveValue('50 KM');
});

test('has nothing that the accessibility checker minds in any of its groups', async () => {
  for (const name of ['Words', 'People', 'Background', 'Extras', /^Checks/, /^Versions/, 'Save']) {
    await press(tab(name));
    if (name === 'Extras') await press(item.getByRole('button', { name: 'Add a badge' }));
    expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
  }
  await press(panel.getByText('Preview in the feed'));
  expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
});
