import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { createClient } from '@supabase/supabase-js';
import { PUBLISHABLE_KEY } from '../../supabase/local/keys.ts';
import { violationsOf } from '../support/accessibility.ts';
import type { ExtensionBrowser } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { tagOf } from '../support/long.ts';
import { press } from '../support/press.ts';
import { waitForSettledPanel } from '../support/settled-panel.ts';
import { test } from './fixtures.ts';

/** Mending a cut-out with the brush, in the panel and on the account page, with the built extension and the real backend. */

// People are cut out once or twice in each, by the processor alone.
test.describe.configure({ timeout: 180_000 });

const ASTRONAUT = 'tests/fixtures/photos/astronaut.jpg';
/** Needs no cutting out. */
const CUT_OUT_ALREADY = 'tests/fixtures/photos/astronaut-cutout.webp';
/** On the face of the fixture's person, and on the wall behind, in shares of the photo. */
const FACE = { x: 0.44, y: 0.2 };
const WALL = { x: 0.9, y: 0.1 };

/** Opens the editor of the first thumbnail, with its person chosen. */
async function editPerson(browser: ExtensionBrowser): Promise<{ studio: Page; panel: FrameLocator; item: Locator }> {
  const { studio, panel } = await creator.openUpload(browser);
  await creator.generate(panel);
  const item = panel.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem').first();
  await press(item.getByRole('button', { name: 'Edit' }));
  await press(item.getByRole('tab', { name: 'People' }));
  await waitForSettledPanel(studio.locator('klikk-panel iframe'));
  return { studio, panel, item };
}

async function openBrush(where: Locator | FrameLocator, button: Locator): Promise<{ dialog: Locator; board: Locator }> {
  await press(button);
  const dialog = where.getByRole('dialog', { name: 'Mend the cut-out' });
  const board = dialog.getByRole('application');
  await expect(board).toBeVisible();
  return { dialog, board };
}

const mendIn = (item: Locator) => item.getByRole('button', { name: 'Mend the cut-out' });

/** How much of the person is shown at a place: 0 to 255. */
function shownAt(board: Locator, { x, y }: typeof FACE): Promise<number> {
  return board.locator('canvas').evaluate(
    (canvas: HTMLCanvasElement, { x, y }) => {
      const pixel = canvas.getContext('2d')?.getImageData(canvas.width * x, canvas.height * y, 1, 1).data;
      return pixel?.[3] ?? -1;
    },
    { x, y },
  );
}

async function drag(page: Page, board: Locator, from: typeof FACE, by: number): Promise<void> {
  await board.scrollIntoViewIfNeeded();
  const box = await board.boundingBox();
  if (!box) throw new Error('The cut-out is not to be seen.');
  const at = { x: box.x + from.x * box.width, y: box.y + from.y * box.height };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + by, at.y + by, { steps: 5 });
  await page.mouse.up();
}

async function storedCutouts(person: creator.Person): Promise<string[]> {
  const client = createClient(process.env.KLIKK_TEST_BACKEND ?? '', PUBLISHABLE_KEY, {
    auth: { persistSession: false },
  });
  const { data, error } = await client.auth.signInWithPassword(person);
  if (error) throw error;
  const bucket = client.storage.from('photos');
  const [folder] = (await bucket.list(data.user?.id ?? '')).data ?? [];
  const files = (await bucket.list(`${data.user?.id}/${folder?.name}`)).data ?? [];
  return files.map(({ name }) => name).filter((name) => name.startsWith('cutout'));
}

const pictureOf = (item: Locator) => item.getByRole('img').first().getAttribute('src');

test('what is erased is gone from the thumbnail, from the account and after a reload, and comes back when cut out anew', async ({
  household: { extension },
  newcomer,
}) => {
  await creator.addPhoto(newcomer.page, ASTRONAUT);
  const { studio, panel, item } = await editPerson(extension);
  const before = await pictureOf(item);
  const { dialog, board } = await openBrush(panel, mendIn(item));
  expect([await shownAt(board, FACE), await shownAt(board, WALL)]).toEqual([255, 0]);

  await drag(studio, board, FACE, 12);
  expect(await shownAt(board, FACE)).toBe(0);
  await press(dialog.getByRole('button', { name: 'Undo' }));
  expect(await shownAt(board, FACE)).toBe(255);
  await press(dialog.getByRole('button', { name: 'Redo' }));
  expect(await shownAt(board, FACE)).toBe(0);
  await dialog.getByRole('radio', { name: 'Bring back' }).check();
  await drag(studio, board, WALL, 6);
  expect(await shownAt(board, WALL)).toBe(255);
  await press(dialog.getByRole('button', { name: 'Undo' }));
  await press(dialog.getByRole('button', { name: 'Done' }));

  await expect(dialog).toBeHidden({ timeout: 20_000 });
  await expect(item.getByText(/^Mended/)).toBeVisible();
  await expect.poll(() => pictureOf(item)).not.toBe(before);
  await expect.poll(() => storedCutouts(newcomer)).toEqual([expect.stringMatching(/^cutout-[\da-f]{64}\.webp$/)]);

  const again = await editPerson(extension);
  const reopened = await openBrush(again.panel, mendIn(again.item));
  expect(await shownAt(reopened.board, FACE)).toBe(0);
  await press(reopened.dialog.getByRole('button', { name: 'Cut out anew' }));
  await expect(reopened.dialog.getByText('The person was cut out anew.')).toBeVisible({ timeout: 90_000 });
  expect(await shownAt(reopened.board, FACE)).toBe(255);
  await press(reopened.dialog.getByRole('button', { name: 'Undo' }));
  expect(await shownAt(reopened.board, FACE)).toBe(0);
});

test('is painted by keys alone, which say where the crosshair is', async ({ household, memberWithPhoto: _ }) => {
  const { studio, panel, item } = await editPerson(household.extension);
  const { dialog, board } = await openBrush(panel, mendIn(item));
  await expect(board).toBeFocused();
  const size = dialog.getByRole('slider', { name: /^Size/ });
  const before = Number(await size.inputValue());
  await studio.keyboard.press('[');
  await studio.keyboard.press('[');
  await expect(size).toHaveValue(String(before - 10));
  await studio.keyboard.press('ArrowUp');
  await expect(dialog.getByText(/person: \d+ % across, \d+ % down\.$/)).toBeVisible();
  const total = () =>
    board.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let sum = 0;
      for (let at = 3; at < data.length; at += 4) sum += data[at] ?? 0;
      return sum;
    });
  const whole = await total();
  await studio.keyboard.press('Enter');
  await expect(dialog.getByText('Erased.')).toBeVisible();
  const dab = whole - (await total());
  expect(dab).toBeGreaterThan(0);
  await studio.keyboard.down('Space');
  for (let step = 0; step < 4; step += 1) await studio.keyboard.press('ArrowDown');
  await studio.keyboard.up('Space');
  expect(whole - (await total())).toBeGreaterThan(1.5 * dab);
  // What was painted is not lost by the key that closes things; without it, it closes.
  await studio.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await studio.keyboard.press('Control+z');
  await studio.keyboard.press('Control+z');
  expect(await total()).toBe(whole);
  await studio.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(mendIn(item)).toBeFocused();
  await expect(item.getByRole('tab', { name: 'Versions (1)' })).toBeVisible();
});

/** Marks a part by keys, then another with the face in it by pointer, and has that cut out again. */
async function cutOutPart(page: Page, dialog: Locator, board: Locator): Promise<void> {
  const run = dialog.getByRole('button', { name: 'Cut this part out again' });
  await dialog.getByRole('radio', { name: 'Mark a part' }).check();
  await expect(run).toHaveAttribute('aria-disabled', 'true');
  await board.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.down('Space');
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(`Shift+${key}`);
  await page.keyboard.up('Space');
  await expect(dialog.getByText('Marked: 50 to 62 % across, 32 to 38 % down.')).toBeVisible();
  await drag(page, board, { x: 0.25, y: 0.05 }, 120);
  await expect(dialog.getByText(/^Marked: 25 to \d\d % across, 5 to \d\d % down\.$/)).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await press(run);
  await expect(dialog.getByText('The marked part was cut out again.')).toBeVisible({ timeout: 90_000 });
}

test('on the account page changes the photo in the list, and cuts a part out again', async ({
  newcomer: { page: account },
}) => {
  await creator.addPhoto(account, CUT_OUT_ALREADY);
  const photo = account.getByRole('list', { name: 'Reference photos' }).getByRole('listitem').first();
  const before = await pictureOf(photo);
  const { dialog, board } = await openBrush(
    account.locator('body'),
    photo.getByRole('button', { name: 'Mend the cut-out of astronaut-cutout' }),
  );
  await drag(account, board, FACE, 20);
  expect(await shownAt(board, FACE)).toBe(0);
  await cutOutPart(account, dialog, board);
  expect([await shownAt(board, FACE), await shownAt(board, WALL)]).toEqual([255, 0]);
  await press(dialog.getByRole('button', { name: 'Undo' }));
  expect(await shownAt(board, FACE)).toBe(0);
  await press(dialog.getByRole('button', { name: 'Done' }));
  await expect(dialog).toBeHidden({ timeout: 20_000 });
  await expect.poll(() => pictureOf(photo)).not.toBe(before);
});

test('where everything was erased is not kept, and says why', async ({ memberWithPhoto }) => {
  const account = memberWithPhoto.page;
  const photo = account.getByRole('list', { name: 'Reference photos' }).getByRole('listitem').first();
  const { dialog, board } = await openBrush(account.locator('body'), photo.getByRole('button', { name: /^Mend/ }));
  await dialog.getByRole('slider', { name: /^Size/ }).fill('100');
  await dialog.getByRole('slider', { name: /^Softness/ }).fill('0');
  for (let row = 0; row <= 10; row += 1) {
    const box = await board.boundingBox();
    if (!box) throw new Error('The cut-out is not to be seen.');
    const y = box.y + 1 + (row / 10) * (box.height - 2);
    await account.mouse.move(box.x + 1, y);
    await account.mouse.down();
    await account.mouse.move(box.x + box.width - 1, y, { steps: 4 });
    await account.mouse.up();
  }
  await press(dialog.getByRole('button', { name: 'Done' }));
  await expect(dialog.getByRole('alert')).toContainText('not kept', { timeout: 20_000 });
  await press(dialog.getByRole('button', { name: 'Cancel' }));
  await expect(dialog).toBeHidden();
  expect(await storedCutouts(memberWithPhoto)).toEqual(['cutout.webp']);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(
    `has nothing that the accessibility checker minds, in ${colorScheme}`,
    tagOf(colorScheme === 'dark'),
    async ({ household, memberWithPhoto: { page: account } }) => {
      const { studio, panel, item } = await editPerson(household.extension);
      await studio.emulateMedia({ colorScheme });
      const { board } = await openBrush(panel, mendIn(item));
      await drag(studio, board, FACE, 12);
      expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
      await account.bringToFront();
      await account.emulateMedia({ colorScheme });
      await openBrush(account.locator('body'), account.getByRole('button', { name: /^Mend/ }).first());
      expect(await violationsOf(account)).toEqual([]);
    },
  );
}
