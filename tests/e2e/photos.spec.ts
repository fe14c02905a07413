import { readFile, writeFile } from 'node:fs/promises';
import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, type Locator, type Page } from '@playwright/test';
import { createClient } from '@supabase/supabase-js';
import exifr from 'exifr';
import { PUBLISHABLE_KEY } from '../../supabase/local/keys.ts';
import { violationsOf } from '../support/accessibility.ts';
import * as creator from '../support/creator.ts';
import { waitToCount, waitToSee } from '../support/wait-to-see.ts';
import { killWorker } from '../support/worker.ts';
import { test } from './fixtures.ts';

const ASTRONAUT = 'tests/fixtures/photos/astronaut.jpg';
/** Needs no cutting out: for tests of what comes after it. */
const CUT_OUT_ALREADY = 'tests/fixtures/photos/astronaut-cutout.webp';

let account: Page;
let person: creator.Person;

test.beforeEach(({ newcomer }) => {
  person = newcomer;
  account = newcomer.page;
  onServer = null;
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

/** What is asked many times needs one sign-in, of which a server takes only so many. */
let onServer: ReturnType<typeof signInOnServer> | null = null;

async function signInOnServer() {
  const client = createClient(process.env.KLIKK_TEST_BACKEND ?? '', PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { data, error } = await client.auth.signInWithPassword(person);
  if (error) throw error;
  return { bucket: client.storage.from('photos'), own: data.user.id };
}

/** Every file of the person's photos on the server. */
async function storedFiles(): Promise<{ name: string; bytes: Buffer }[]> {
  onServer ??= signInOnServer();
  const { bucket, own } = await onServer;
  const list = async (folder: string) => {
    const { data, error } = await bucket.list(folder);
    if (error) throw error;
    return data;
  };
  const files: { name: string; bytes: Buffer }[] = [];
  for (const folder of await list(own)) {
    for (const { name } of await list(`${own}/${folder.name}`)) {
      const { data } = await bucket.download(`${own}/${folder.name}/${name}`);
      // One that was deleted since it was listed is none.
      if (data) files.push({ name, bytes: Buffer.from(await data.arrayBuffer()) });
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

/** The astronaut cut out, `width` pixels wide and turned right so many times; on white, or on nothing. */
async function paintCutout(width: number, { turns = 0, ground = '' } = {}): Promise<Canvas> {
  const cutout = await loadImage(await readFile(CUT_OUT_ALREADY));
  const height = Math.round((width * cutout.height) / cutout.width);
  const canvas = turns % 2 === 0 ? createCanvas(width, height) : createCanvas(height, width);
  const context = canvas.getContext('2d');
  if (ground) {
    context.fillStyle = ground;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(cutout, -width / 2, -height / 2, width, height);
  return canvas;
}

test('photos are kept upright, shortened and cut out, whatever a camera made of them', async () => {
  test.slow();
  const lying = withExif((await paintAstronaut(3000, 'left')).toBuffer('image/jpeg'), [
    { tag: 0x0112, type: 3, count: 1, value: 6 << 16 },
  ]);
  expect(await exifr.orientation(lying)).toBe(6);
  // To cut out takes longest by far, and is the same for every kind of file; so two of them need none.
  const files = await writeFiles([
    ['me.png', (await paintCutout(700)).toBuffer('image/png')],
    ['me.webp', (await paintCutout(710)).toBuffer('image/webp')],
    ['lying.jpg', lying],
  ]);
  await account.getByLabel('Add photos').setInputFiles(files);
  await account.getByRole('dialog', { name: 'Consent' }).getByRole('button', { name: 'I agree' }).click();
  const photos = account.getByRole('list', { name: 'Reference photos' }).getByRole('listitem');
  await waitToCount(photos, 3, 120_000);
  await expect.poll(async () => (await storedFiles()).length, { timeout: 30_000 }).toBe(6);

  const astronaut = await readFile(ASTRONAUT);
  const onWhite = (await paintCutout(700, { ground: '#ffffff' })).toBuffer('image/png');
  const longestSides: number[] = [];
  for (const { name, bytes } of await storedFiles()) {
    const { width, height } = await loadImage(bytes);
    const longest = Math.max(width, height);
    const { difference, isTransparent } = await compare(bytes, longest === 2048 ? astronaut : onWhite);
    if (name === 'cutout.webp') {
      expect(isTransparent).toBe(true);
      continue;
    }
    longestSides.push(longest);
    expect(difference).toBeLessThan(8);
    expect(await exifr.parse(bytes).catch(() => undefined)).toBeUndefined();
  }
  expect(longestSides.sort((one, other) => one - other)).toEqual([700, 710, 2048]);
});

/** A camera that sees the astronaut, since the machine has none; `window.cameraTracks` are those that it was asked for. */
async function connectCamera(page: Page): Promise<void> {
  const url = `data:image/jpeg;base64,${await readFile(ASTRONAUT, 'base64')}`;
  await page.evaluate(async (url) => {
    const picture = Object.assign(new Image(), { src: url });
    await picture.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
    const tracks: MediaStreamTrack[] = [];
    Object.assign(window, { cameraTracks: tracks });
    navigator.mediaDevices.getUserMedia = async () => {
      const stream = canvas.captureStream(30);
      tracks.push(...stream.getTracks());
      const draw = () => canvas.getContext('2d')?.drawImage(picture, 0, 0);
      draw();
      setInterval(draw, 50);
      return stream;
    };
  }, url);
}

const cameraTracks = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { cameraTracks: MediaStreamTrack[] }).cameraTracks.map(({ readyState }) => readyState),
  );

test('photos come from the clipboard, by drop anywhere, and from the camera', async ({ household }) => {
  const { context } = household.extension;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // Too small for a photo, which is said at once.
  const small = (await paintCutout(120)).toBuffer('image/png').toString('base64');
  await account.evaluate(async (small) => {
    const bytes = Uint8Array.from(atob(small), (letter) => letter.charCodeAt(0));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
  }, small);
  const refused = (name: string) => account.getByRole('alert').filter({ hasText: name });
  for (const paste of [
    () => account.keyboard.press('Control+V'),
    () => account.getByRole('button', { name: 'Paste' }).click(),
  ]) {
    await paste();
    await expect(refused('Pasted picture')).toContainText('256 pixels or more');
    await refused('Pasted picture').getByRole('button', { name: 'Dismiss' }).click();
    await expect(refused('Pasted picture')).toBeHidden();
  }
  await account.evaluate(() => navigator.clipboard.writeText('no picture'));
  await account.getByRole('button', { name: 'Paste' }).click();
  await expect(account.getByRole('alert')).toContainText('no picture in the clipboard');
  await context.clearPermissions();

  await account.getByRole('heading', { level: 1 }).evaluate((heading, small) => {
    const bytes = Uint8Array.from(atob(small), (letter) => letter.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], 'dropped.png', { type: 'image/png' }));
    const drag = (type: string) =>
      heading.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    // Where nobody takes it, the browser goes to the file.
    if (drag('dragover') || drag('drop')) throw new Error('The page did not take the file.');
  }, small);
  await expect(refused('dropped.png')).toContainText('256 pixels or more');

  // This machine has no camera, or nobody to allow it.
  const camera = account.getByRole('dialog', { name: 'Take a photo' });
  const openCamera = () => account.getByRole('button', { name: 'Take a photo' }).click();
  await openCamera();
  await expect(camera.getByRole('alert')).toContainText(/camera/);
  expect(await violationsOf(account)).toEqual([]);
  await camera.getByRole('button', { name: 'Cancel' }).click();
  await connectCamera(account);
  await openCamera();
  await expect(camera.getByLabel('What the camera sees')).toBeVisible();
  await account.keyboard.press('Escape');
  await expect(camera).toBeHidden();
  expect(await cameraTracks(account)).toEqual(['ended']);
  await openCamera();
  await camera.getByRole('button', { name: 'Take', exact: true }).click();
  await camera.getByRole('button', { name: 'Take again' }).click();
  await camera.getByRole('button', { name: 'Take', exact: true }).click();
  await expect(camera.getByRole('img')).toBeVisible();
  const seen = await camera.getByRole('img').evaluate(async (image: HTMLImageElement) => {
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
  });
  expect((await compare(Buffer.from(seen, 'base64'), await readFile(ASTRONAUT))).difference).toBeLessThan(8);
  expect(await violationsOf(account)).toEqual([]);
  await camera.getByRole('button', { name: 'Use this photo' }).click();
  expect(await cameraTracks(account)).toEqual(['ended', 'ended']);
  const adding = account.getByRole('list', { name: 'Being added' }).getByRole('listitem');
  await expect(adding.filter({ hasText: 'From the camera' })).toBeVisible();
  await adding.filter({ hasText: 'From the camera' }).getByRole('button', { name: 'Cancel' }).click();
  await expect(account.getByRole('list', { name: 'Reference photos' })).toBeHidden();
  expect(await storedFiles()).toEqual([]);
});

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error('It is not to be seen.');
  return box;
}

/** How the stored original of that size differs from a picture. */
async function originalOf(width: number, height: number, picture: Buffer): ReturnType<typeof compare> {
  for (const { name, bytes } of await storedFiles()) {
    const image = await loadImage(bytes);
    const isOne = name.startsWith('original') && image.width === width && image.height === height;
    if (isOne) return compare(bytes, picture);
  }
  throw new Error(`No original of ${width} × ${height} pixels is stored.`);
}

test('a photo is turned before it is cut out, says what could be better, and is turned back afterwards', async () => {
  test.slow();
  const cropOf = (name: string) => account.getByRole('button', { name: `Crop and turn ${name}` });
  const dialog = account.getByRole('dialog', { name: 'Crop and turn' });
  const kept = dialog.getByRole('status').filter({ hasText: 'Kept:' });
  // The first takes its time, and the second waits for it meanwhile.
  const [waiting = ''] = await writeFiles([['small.png', (await paintCutout(400)).toBuffer('image/png')]]);
  await account.getByLabel('Add photos').setInputFiles([ASTRONAUT, waiting]);
  await cropOf('small.png').click();
  await expect(kept).toContainText('0 to 100 % across, 0 to 100 % down, 400 × 398 pixels');
  await expect(dialog.getByRole('button', { name: 'Keep this' })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('button', { name: 'Turn right' }).click();
  await expect(kept).toContainText('398 × 400 pixels');
  await dialog.getByRole('application').focus();
  await account.keyboard.press('Shift+ArrowLeft');
  await account.keyboard.press('ArrowRight');
  await expect(kept).toContainText('2 to 100 % across, 0 to 100 % down, 390 × 400 pixels');
  await account.keyboard.press('Control+Z');
  await dialog.getByRole('button', { name: 'Undo' }).click();
  const { x, y, width, height } = await boxOf(dialog.getByRole('application'));
  await account.mouse.move(x + width, y + height);
  await account.mouse.down();
  await account.mouse.move(x + width * 0.8, y + height * 0.9, { steps: 4 });
  await account.mouse.up();
  await expect(kept).toContainText('0 to 80 % across, 0 to 90 % down, 318 × 360 pixels');
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(kept).toContainText('0 to 100 % across, 0 to 100 % down, 398 × 400 pixels');
  await dialog.getByRole('button', { name: 'Keep this' }).click();
  await expect(dialog).toBeHidden();
  await account
    .getByRole('dialog', { name: 'Consent' })
    .getByRole('button', { name: 'I agree' })
    .click({ timeout: 90_000 });
  const photos = account.getByRole('list', { name: 'Reference photos' }).getByRole('listitem');
  await waitToCount(photos, 2, 90_000);
  await expect.poll(async () => (await storedFiles()).length, { timeout: 30_000 }).toBe(4);
  const turned = (await paintCutout(400, { turns: 1, ground: '#ffffff' })).toBuffer('image/png');
  expect((await originalOf(398, 400, turned)).difference).toBeLessThan(8);

  await cropOf('small').click();
  await dialog.getByRole('button', { name: 'Turn left' }).click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await account.emulateMedia({ colorScheme });
    expect(await violationsOf(account)).toEqual([]);
  }
  await dialog.getByRole('button', { name: 'Keep this' }).click();
  const item = photos.filter({ has: cropOf('small') });
  await expect(item).toContainText('Kept, in every thumbnail with this photo.', { timeout: 90_000 });
  await expect(item).toContainText('The face is small');
  await expect(photos.filter({ hasText: 'The face is small' })).toHaveCount(1);
  const upright = (await paintCutout(400, { ground: '#ffffff' })).toBuffer('image/png');
  expect((await originalOf(400, 398, upright)).difference).toBeLessThan(8);
  expect((await storedFiles()).map(({ name }) => name.replace(/-[\da-f]{64}/, '-…')).sort()).toEqual([
    'cutout-….webp',
    'cutout.webp',
    'original-….jpg',
    'original.jpg',
  ]);

  const ground = () =>
    item.getByRole('img').evaluate((image) => getComputedStyle(image.parentElement ?? image).backgroundColor);
  await account.getByRole('radio', { name: 'Dark' }).check();
  expect(await ground()).toBe('rgb(16, 20, 19)');
  for (const colorScheme of ['light', 'dark'] as const) {
    await account.emulateMedia({ colorScheme });
    expect(await violationsOf(account)).toEqual([]);
  }
});

test('a photo is renamed, and keeps its name; one without a face is taken, and says so', async () => {
  await creator.addPhoto(account, CUT_OUT_ALREADY);
  const photos = account.getByRole('list', { name: 'Reference photos' }).getByRole('listitem');
  await photos.getByRole('button', { name: /^Rename/ }).click();
  await photos.getByRole('textbox').fill('In the blue suit');
  await photos.getByRole('button', { name: 'Save' }).click();
  await expect(photos).toContainText('In the blue suit');
  await account.reload();
  await expect(photos).toContainText('In the blue suit');

  const masked = await paintCutout(400);
  const context = masked.getContext('2d');
  context.globalCompositeOperation = 'source-atop';
  context.fillStyle = '#c8c8c8';
  context.fillRect(-200, -200, 400, 240);
  const [mascot = ''] = await writeFiles([['mascot.png', masked.toBuffer('image/png')]]);
  await creator.addPhoto(account, mascot);
  await expect(photos.filter({ hasText: 'mascot' })).toContainText('No face was found');
  await expect(photos.filter({ hasText: 'No face was found' })).toHaveCount(1);
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

test('photos are kept on this device only, beyond the end of the background, and come back to the account', async ({
  household,
}) => {
  await creator.addPhoto(account, CUT_OUT_ALREADY);
  await expect.poll(async () => (await storedFiles()).length, { timeout: 30_000 }).toBe(2);
  const photos = account.getByRole('list', { name: 'Reference photos' }).getByRole('listitem');

  await account.getByRole('radio', { name: 'On this device only' }).click();
  const dialog = account.getByRole('dialog', { name: 'Keep photos on this device only?' });
  await dialog.getByRole('button', { name: 'Leave them where they are' }).click();
  await expect(account.getByRole('radio', { name: 'In your account' })).toBeChecked();
  await account.getByRole('radio', { name: 'On this device only' }).click();
  await dialog.getByRole('button', { name: 'Move to this device' }).click();
  await waitToSee(account.getByText('1 photo was moved to this device and deleted from your account.'), 30_000);
  expect(await storedFiles()).toEqual([]);
  expect(await violationsOf(account)).toEqual([]);
  await account.getByRole('button', { name: 'Got it' }).click();
  await expect(account.getByText('1 photo was moved')).toBeHidden();

  await killWorker(household.extension);
  await account.reload();
  await waitToCount(photos, 1);
  await expect(account.getByRole('radio', { name: 'On this device only' })).toBeChecked();
  await photos.getByRole('button', { name: /rename/i }).click();
  await account.getByRole('textbox', { name: 'Label' }).fill('Only here');
  await account.getByRole('button', { name: 'Save' }).click();
  await expect(photos.getByText('Only here')).toBeVisible();
  expect(await storedFiles()).toEqual([]);

  await account.getByRole('radio', { name: 'In your account' }).click();
  await account.getByRole('button', { name: 'Move to your account' }).click();
  await waitToSee(account.getByText('1 photo was moved to your account'), 30_000);
  expect((await storedFiles()).length).toBe(2);
  await expect(photos.getByText('Only here')).toBeVisible();
});
