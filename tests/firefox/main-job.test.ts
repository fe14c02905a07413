import { loadImage } from '@napi-rs/canvas';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { readAppliedFile, springedTraps } from '../studio/serve-practice-studio.ts';
import { addFirstPhoto, apply, makeThumbnails, openPanel, paintedThumbnails, signUp } from './support/creator.ts';
import { BACKGROUND_IDLE_MILLISECONDS, type FirefoxWithKlikk, launchFirefox } from './support/launch-firefox.ts';
import { find, press } from './support/screen.ts';

/** What a creator does with Klikk, in Firefox, by mouse and keyboard, from the account to the applied thumbnail. */

/** Needs no cutting out, for which Firefox wants a graphics driver. */
const CUT_OUT_ALREADY = 'tests/fixtures/photos/astronaut-cutout.webp';
const EDIT_PAGE = '/video/tReeH0us3-1/edit';

let firefox: FirefoxWithKlikk;

beforeAll(async () => {
  firefox = await launchFirefox();
});
afterEach(() => firefox.closePages());
afterAll(() => firefox?.close());

test('a new creator gets thumbnails onto a video, and the one before back', async () => {
  await signUp(firefox.welcome, inject('mailUrl'));
  await addFirstPhoto(firefox.welcome, CUT_OUT_ALREADY);

  const studio = await firefox.openStudio('/?open=upload&title=I+Trained+Like+an+Astronaut+for+30+Days');
  const panel = await openPanel(studio);
  const [first, second] = await makeThumbnails(studio, panel);
  await apply(first);
  await find(panel, 'status', /^Applied/);
  const before = await readAppliedFile(studio);
  expect(before).toMatchObject({ name: 'thumbnail.jpg', type: 'image/jpeg' });
  expect(await loadImage(before.bytes)).toMatchObject({ width: 1280, height: 720 });
  expect(before.bytes.byteLength).toBeLessThanOrEqual(2 * 1024 * 1024);

  await apply(second);
  await find(panel, 'button', 'Restore previous thumbnail');
  expect((await readAppliedFile(studio)).bytes.equals(before.bytes)).toBe(false);
  await press(panel, 'button', 'Restore previous thumbnail');
  await find(panel, 'status', /^The previous thumbnail is back/);
  expect((await readAppliedFile(studio)).bytes.equals(before.bytes)).toBe(true);
  expect(await springedTraps(studio)).toEqual([]);
});

test('session and thumbnails outlive the background, and a reload of Studio', async () => {
  const studio = await firefox.openStudio(EDIT_PAGE);
  await makeThumbnails(studio, await openPanel(studio));
  await firefox.backgroundEnds();
  await studio.reload();
  const panel = await openPanel(studio);
  const [thumbnail] = await paintedThumbnails(studio, panel);
  await apply(thumbnail);
  await find(panel, 'status', /^Applied.*Press Save in Studio/);
  expect(await springedTraps(studio)).toEqual([]);
});

test('somebody signs in with Google, though it takes longer than the background may idle', async () => {
  const { welcome } = firefox;
  await welcome.bringToFront();
  await press(welcome, 'tab', 'Account');
  await press(welcome, 'button', 'Sign out');
  await press(welcome, 'button', 'Continue with Google');
  const window = await firefox.signInWindow('Choose an account');
  await new Promise((resolve) => setTimeout(resolve, 2 * BACKGROUND_IDLE_MILLISECONDS));
  // The window is gone by then in which the press would be heard.
  await (await find(window, 'button', 'Grace Filmer grace.filmer@example.com')).click();
  await find(welcome, 'tab', 'Photos');
});
