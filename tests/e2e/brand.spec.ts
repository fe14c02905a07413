import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { launchExtension } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { test } from './fixtures.ts';

const LOGO = {
  name: 'logo.svg',
  mimeType: 'image/svg+xml',
  buffer: Buffer.from(
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#ffc94d"/></svg>',
  ),
};
const aFontFile = async (name: string) => ({
  name,
  mimeType: 'font/woff2',
  buffer: await readFile('node_modules/@fontsource/bangers/files/bangers-latin-400-normal.woff2'),
});

let account: Page;
let person: creator.Person;

test.beforeEach(({ newcomer }) => {
  person = newcomer;
  account = newcomer.page;
});

async function openBrand(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Brand' }).click();
  await expect(page.getByRole('button', { name: 'Add a colour' })).toBeVisible();
}

test('a brand kit is made, found on another device and deleted', async () => {
  await openBrand(account);
  await account.getByRole('button', { name: 'Add a colour' }).click();
  await account.getByRole('textbox', { name: 'Colour 1', exact: true }).fill('FC4');
  await account.getByRole('radio', { name: 'My own font' }).check();
  await account.getByLabel('Choose a font file').setInputFiles(await aFontFile('Maker_Sans.woff2'));
  await account.getByLabel('Choose a logo').setInputFiles(LOGO);
  await expect(account.getByText('1024 × 341 pixels')).toBeVisible();
  await account.getByRole('radio', { name: 'Bottom left' }).check();

  await account.getByRole('button', { name: 'Save' }).click();
  await expect(account.getByText('Tick that you have the licence')).toBeVisible();
  const licence = account.getByRole('checkbox', { name: 'I have the licence to use this font' });
  await expect(licence).toBeFocused();
  await licence.check();
  await account.getByRole('button', { name: 'Save' }).click();
  await expect(account.getByText('Your brand kit is saved.')).toBeVisible();

  const other = await launchExtension();
  try {
    const laptop = await creator.openAccountPage(other);
    await creator.signIn(laptop, person);
    await openBrand(laptop);
    await expect(laptop.getByRole('textbox', { name: 'Colour 1', exact: true })).toHaveValue('#ffcc44');
    await expect(laptop.getByText('Font file: Maker Sans')).toBeVisible();
    await expect(laptop.getByRole('checkbox', { name: 'I have the licence to use this font' })).toBeChecked();
    await expect(laptop.getByRole('radio', { name: 'Bottom left' })).toBeChecked();
    const logo = laptop.getByRole('img', { name: 'Your logo', exact: true });
    await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1024);

    await laptop.getByRole('button', { name: 'Delete brand kit' }).click();
    await laptop.getByRole('button', { name: 'Delete it' }).click();
    await expect(laptop.getByText('Your brand kit was deleted.')).toBeVisible();
  } finally {
    await other.close();
  }

  await account.reload();
  await openBrand(account);
  await expect(account.getByRole('textbox', { name: 'Colour 1', exact: true })).toBeHidden();
  await expect(account.getByRole('button', { name: 'Delete brand kit' })).toBeHidden();
});

test('files that cannot be used are refused by name and limit', async () => {
  await openBrand(account);
  const file = (name: string, bytes: number) => ({ name, mimeType: '', buffer: Buffer.alloc(bytes, 'x') });
  await account.getByLabel('Choose a logo').setInputFiles(file('logo.png', 2000));
  await expect(account.getByText('This is not a picture that can be a logo.')).toBeVisible();
  await account.getByLabel('Choose a logo').setInputFiles(file('logo.png', 8 * 1024 ** 2 + 1));
  await expect(account.getByText('The file may have 8 MB')).toBeVisible();
  await account.getByRole('radio', { name: 'My own font' }).check();
  await account.getByLabel('Choose a font file').setInputFiles(file('font.ttf', 2000));
  await expect(account.getByText('This is not a font that Klikk can read.')).toBeVisible();
  await account.getByLabel('Choose a font file').setInputFiles(file('font.ttf', 2 * 1024 ** 2 + 1));
  await expect(account.getByText('It may have 2 MB.')).toBeVisible();
});
