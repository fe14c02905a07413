import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { createClient } from '@supabase/supabase-js';
import exifr from 'exifr';
import { PUBLISHABLE_KEY } from '../../supabase/local/keys.ts';
import { type ExtensionBrowser, launchExtension } from '../support/browser.ts';
import * as creator from '../support/creator.ts';

const ASTRONAUT = 'tests/fixtures/photos/astronaut.jpg';

let browser: ExtensionBrowser;
let account: Page;
let person: creator.Person;

test.beforeEach(async () => {
  browser = await launchExtension();
  account = await creator.openAccountPage(browser);
  person = creator.inventPerson();
  await creator.createAccount(account, person);
  await creator.confirmEmail(account, person, process.env.KLIKK_TEST_MAIL ?? '');
});
test.afterEach(() => browser.close());

/** A JPEG with the place where it was taken: 48° 51' north, 2° 21' east. */
async function photoWithPlace(): Promise<Buffer> {
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16BE(tag, 0);
    bytes.writeUInt16BE(type, 2);
    bytes.writeUInt32BE(count, 4);
    bytes.writeUInt32BE(value, 8);
    return bytes;
  };
  const rationals = (...values: number[]) => {
    const bytes = Buffer.alloc(values.length * 8);
    for (const [index, value] of values.entries()) {
      bytes.writeUInt32BE(value, index * 8);
      bytes.writeUInt32BE(1, index * 8 + 4);
    }
    return bytes;
  };
  const header = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8]);
  const first = Buffer.concat([Buffer.from([0, 1]), entry(0x8825, 4, 1, 26), Buffer.alloc(4)]);
  const place = Buffer.concat([
    Buffer.from([0, 4]),
    entry(1, 2, 2, 0x4e000000),
    entry(2, 5, 3, 80),
    entry(3, 2, 2, 0x45000000),
    entry(4, 5, 3, 104),
    Buffer.alloc(4),
    rationals(48, 51, 0),
    rationals(2, 21, 0),
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), header, first, place]);
  const marker = Buffer.from([0xff, 0xe1, 0, 0]);
  marker.writeUInt16BE(body.length + 2, 2);
  const jpeg = await readFile(ASTRONAUT);
  return Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)]);
}

async function storedFiles(): Promise<{ name: string; bytes: Buffer }[]> {
  const client = createClient(process.env.KLIKK_TEST_BACKEND ?? '', PUBLISHABLE_KEY, {
    auth: { persistSession: false },
  });
  const { data } = await client.auth.signInWithPassword(person);
  const bucket = client.storage.from('photos');
  const folders = (await bucket.list(data.user?.id ?? '')).data ?? [];
  const files: { name: string; bytes: Buffer }[] = [];
  for (const folder of folders) {
    for (const file of (await bucket.list(`${data.user?.id}/${folder.name}`)).data ?? []) {
      const { data: blob } = await bucket.download(`${data.user?.id}/${folder.name}/${file.name}`);
      files.push({ name: file.name, bytes: Buffer.from((await blob?.arrayBuffer()) ?? new ArrayBuffer(0)) });
    }
  }
  return files;
}

test('the place where a photo was taken does not leave the machine', async () => {
  const photo = await photoWithPlace();
  expect((await exifr.gps(photo))?.latitude).toBeCloseTo(48.85, 1);
  await account.getByLabel('Add photos').setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: photo });
  await account.getByRole('dialog', { name: 'Consent' }).getByRole('button', { name: 'I agree' }).click();
  await expect
    .poll(async () => (await storedFiles()).map(({ name }) => name).sort(), { timeout: 30_000 })
    .toEqual(['cutout.webp', 'original.jpg']);
  for (const { name, bytes } of await storedFiles()) {
    expect({ name, exif: bytes.includes('Exif') }).toEqual({ name, exif: false });
    expect(bytes.byteLength).toBeGreaterThan(5000);
  }
});

test('without consent nothing is kept', async () => {
  await account.getByLabel('Add photos').setInputFiles(ASTRONAUT);
  await account.getByRole('dialog', { name: 'Consent' }).getByRole('button', { name: 'Cancel' }).click();
  await expect(account.getByRole('dialog', { name: 'Consent' })).toBeHidden();
  await expect(account.getByRole('list', { name: 'Reference photos' }).getByRole('listitem')).toHaveCount(0);
  expect(await storedFiles()).toEqual([]);
});

test('a deleted photo is gone, rows and files', async () => {
  await creator.addPhoto(account, ASTRONAUT);
  await expect.poll(async () => (await storedFiles()).length, { timeout: 30_000 }).toBe(2);
  const photos = account.getByRole('list', { name: 'Reference photos' }).getByRole('listitem');
  await photos
    .first()
    .getByRole('button', { name: /delete/i })
    .click();
  const confirm = account.getByRole('dialog').getByRole('button', { name: /delete/i });
  if (await confirm.isVisible()) await confirm.click();
  await expect.poll(async () => (await storedFiles()).length, { timeout: 30_000 }).toBe(0);
  await expect(photos).toHaveCount(0);
});

for (const [what, file] of [
  ['a text', { name: 'me.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture at all') }],
  ['a file that is too large', { name: 'big.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(26 * 1024 * 1024, 1) }],
] as const) {
  test(`${what} is answered with a sentence, and nothing is kept`, async () => {
    await account.getByLabel('Add photos').setInputFiles(file);
    const consent = account.getByRole('dialog', { name: 'Consent' });
    const alert = account.getByRole('alert').filter({ hasText: file.name });
    await expect(alert.or(consent).first()).toBeVisible({ timeout: 20_000 });
    if (await consent.isVisible()) await consent.getByRole('button', { name: 'I agree' }).click();
    await expect(alert).toBeVisible({ timeout: 20_000 });
    expect(await storedFiles()).toEqual([]);
  });
}
