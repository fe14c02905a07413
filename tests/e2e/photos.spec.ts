import { readFile, writeFile } from 'node:fs/promises';
import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, type Page } from '@playwright/test';
import { createClient } from '@supabase/supabase-js';
import exifr from 'exifr';
import { PUBLISHABLE_KEY } from '../../supabase/local/keys.ts';
import * as creator from '../support/creator.ts';
import { test } from './fixtures.ts';

const ASTRONAUT = 'tests/fixtures/photos/astronaut.jpg';
/** Needs no cutting out: for tests of what comes after it. */
const CUT_OUT_ALREADY = 'tests/fixtures/photos/astronaut-cutout.webp';

let account: Page;
let person: creator.Person;

test.beforeEach(({ newcomer }) => {
  person = newcomer;
  account = newcomer.page;
});

interface ExifEntry {
  tag: number;
  type: number;
  count: number;
  value: number;
}

/** The JPEG with a list of metadata, and what that refers to right behind it, as a camera writes them. */
function withExif(jpeg: Buffer, entries: ExifEntry[], referredTo = Buffer.alloc(0)): Buffer {
  const header = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), header, exifList(entries), referredTo]);
  const marker = Buffer.from([0xff, 0xe1, 0, 0]);
  marker.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)]);
}

function exifList(entries: ExifEntry[]): Buffer {
  const list = Buffer.alloc(2 + entries.length * 12 + 4);
  list.writeUInt16BE(entries.length, 0);
  for (const [index, { tag, type, count, value }] of entries.entries()) {
    const at = 2 + index * 12;
    list.writeUInt16BE(tag, at);
    list.writeUInt16BE(type, at + 2);
    list.writeUInt32BE(count, at + 4);
    list.writeUInt32BE(value, at + 8);
  }
  return list;
}

/** A JPEG with the place where it was taken: 48° 51' north, 2° 21' east. */
async function photoWithPlace(): Promise<Buffer> {
  const rationals = (...values: number[]) => {
    const bytes = Buffer.alloc(values.length * 8);
    for (const [index, value] of values.entries()) {
      bytes.writeUInt32BE(value, index * 8);
      bytes.writeUInt32BE(1, index * 8 + 4);
    }
    return bytes;
  };
  const place = exifList([
    { tag: 1, type: 2, count: 2, value: 0x4e000000 },
    { tag: 2, type: 5, count: 3, value: 80 },
    { tag: 3, type: 2, count: 2, value: 0x45000000 },
    { tag: 4, type: 5, count: 3, value: 104 },
  ]);
  const referredTo = Buffer.concat([place, rationals(48, 51, 0), rationals(2, 21, 0)]);
  return withExif(await readFile(ASTRONAUT), [{ tag: 0x8825, type: 4, count: 1, value: 26 }], referredTo);
}

/** The astronaut on a canvas of that width, upright or turned a quarter to the left, as a phone on its side takes it. */
async function paintAstronaut(width: number, turn: 'upright' | 'left' = 'upright'): Promise<Canvas> {
  const photo = await loadImage(await readFile(ASTRONAUT));
  const height = Math.round((width * photo.height) / photo.width);
  const canvas = turn === 'left' ? createCanvas(height, width) : createCanvas(width, height);
  const context = canvas.getContext('2d');
  if (turn === 'left') {
    context.translate(0, width);
    context.rotate(-Math.PI / 2);
  }
  context.drawImage(photo, 0, 0, width, height);
  return canvas;
}

/** Mean difference of two pictures' channels, from 0 to 255, and whether the first has transparent pixels. */
async function compare(one: Buffer, other: Buffer): Promise<{ difference: number; isTransparent: boolean }> {
  const side = 64;
  const read = async (bytes: Buffer) => {
    const context = createCanvas(side, side).getContext('2d');
    context.drawImage(await loadImage(bytes), 0, 0, side, side);
    return context.getImageData(0, 0, side, side).data;
  };
  const [first, second] = [await read(one), await read(other)];
  const sum = first.reduce((total, value, at) => total + Math.abs(value - (second[at] ?? 0)), 0);
  return { difference: sum / first.length, isTransparent: first.some((value, at) => at % 4 === 3 && value === 0) };
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
  await creator.addPhoto(account, CUT_OUT_ALREADY);
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

/** Files of a test's own on the disk, from where a browser reads them faster than over the test's wire. */
async function writeFiles(files: [name: string, bytes: Buffer][]): Promise<string[]> {
  const paths = files.map(([name]) => test.info().outputPath(name));
  for (const [index, [, bytes]] of files.entries()) await writeFile(paths[index] ?? '', bytes);
  return paths;
}

test('photos are kept upright, shortened and cut out, whatever a camera made of them', async () => {
  test.slow();
  const lying = withExif((await paintAstronaut(3000, 'left')).toBuffer('image/jpeg'), [
    { tag: 0x0112, type: 3, count: 1, value: 6 << 16 },
  ]);
  expect(await exifr.orientation(lying)).toBe(6);
  const files = await writeFiles([
    ['me.png', (await paintAstronaut(700)).toBuffer('image/png')],
    ['me.webp', (await paintAstronaut(700)).toBuffer('image/webp')],
    ['lying.jpg', lying],
  ]);
  await account.getByLabel('Add photos').setInputFiles(files);
  await account.getByRole('dialog', { name: 'Consent' }).getByRole('button', { name: 'I agree' }).click();
  const photos = account.getByRole('list', { name: 'Reference photos' }).getByRole('listitem');
  await expect(photos).toHaveCount(3, { timeout: 120_000 });
  await expect.poll(async () => (await storedFiles()).length, { timeout: 30_000 }).toBe(6);

  const astronaut = await readFile(ASTRONAUT);
  const longestSides: number[] = [];
  for (const { name, bytes } of await storedFiles()) {
    const { width, height } = await loadImage(bytes);
    const { difference, isTransparent } = await compare(bytes, astronaut);
    if (name === 'cutout.webp') {
      expect(isTransparent).toBe(true);
      continue;
    }
    longestSides.push(Math.max(width, height));
    expect(difference).toBeLessThan(8);
    expect(await exifr.parse(bytes).catch(() => undefined)).toBeUndefined();
  }
  expect(longestSides.sort((one, other) => one - other)).toEqual([700, 700, 2048]);
});

test('a photo is renamed, and keeps its name', async () => {
  await creator.addPhoto(account, CUT_OUT_ALREADY);
  const photos = account.getByRole('list', { name: 'Reference photos' }).getByRole('listitem');
  await photos.getByRole('button', { name: /^Rename/ }).click();
  await photos.getByRole('textbox').fill('In the blue suit');
  await photos.getByRole('button', { name: 'Save' }).click();
  await expect(photos).toContainText('In the blue suit');
  await account.reload();
  await expect(photos).toContainText('In the blue suit');
});

test('what cannot be a reference photo is answered with a sentence each, and nothing is kept', async () => {
  test.slow();
  const jpeg = await readFile(ASTRONAUT);
  const field = createCanvas(800, 600);
  const context = field.getContext('2d');
  context.fillStyle = '#7fb2e5';
  context.fillRect(0, 0, 800, 600);
  context.fillStyle = '#4c7a34';
  context.fillRect(0, 380, 800, 220);
  const heic = Buffer.concat([
    Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
    Buffer.from('\0\0\0\x14ispe\0\0\0\0\0\0\x0b\xd0\0\0\x0f\xc0', 'latin1'),
  ]);
  const huge = createCanvas(300, 300).toBuffer('image/png');
  huge.writeUInt32BE(20_000, 16);
  huge.writeUInt32BE(20_000, 20);
  const cases: [string, Buffer, string][] = [
    ['text.jpg', Buffer.from('not a picture at all'), 'not a picture that the browser can read'],
    ['phone.heic', heic, 'Save a HEIC photo as JPEG first'],
    ['broken.jpg', Buffer.concat([jpeg.subarray(0, 700), Buffer.alloc(4000, 7)]), 'damaged'],
    ['cut-off.jpg', jpeg.subarray(0, 150), 'damaged'],
    ['small.jpg', (await paintAstronaut(255)).toBuffer('image/jpeg'), '256 pixels or more'],
    ['huge.png', huge, 'at most 80 million pixels'],
    ['field.jpg', field.toBuffer('image/jpeg'), 'No person was found'],
    ['large.jpg', Buffer.alloc(26 * 1024 * 1024, 1), 'at most 25 MB'],
  ];
  const files = await writeFiles(cases.map(([name, bytes]) => [name, bytes]));
  await account.getByLabel('Add photos').setInputFiles(files);
  for (const [name, , words] of cases) {
    const alert = account.getByRole('alert').filter({ hasText: name });
    await expect(alert).toContainText(words, { timeout: 30_000 });
  }
  await expect(account.getByRole('dialog', { name: 'Consent' })).toBeHidden();
  await expect(account.getByRole('list', { name: 'Reference photos' }).getByRole('listitem')).toHaveCount(0);
  expect(await storedFiles()).toEqual([]);
});
