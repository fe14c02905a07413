import { readFile } from 'node:fs/promises';
import { loadImage } from '@napi-rs/canvas';
import { expect, type Page } from '@playwright/test';
import type { VideoFrame } from '../../../utils/messaging/protocol.ts';
import { type PracticeOptions, toSearch } from '../../studio/page/switches.ts';
import type { ExtensionBrowser } from '../../support/browser.ts';
import { test as base } from './fixtures.ts';
import type { Panel, StudioPage } from './studio-page.ts';
import { BLACK_PART, makeFolder, recordVideo, VIDEO_SIZE } from './videos.ts';

/** Stills for a background: YouTube's own, and frames of the video file that was just chosen, read on this computer. */

/** The browser's own name for the extension's messages, in the extension's pages. */
declare const chrome: { runtime: { sendMessage(message: object): Promise<{ res: unknown } | undefined> } };

interface Files {
  /** Paths of files that a creator may choose. */
  video: string;
  garbage: string;
}

const test = base.extend<object, { files: Files }>({
  files: [
    async ({ extension }, use) => {
      const folder = await makeFolder();
      const video = await folder.write('treehouse.webm', await recordVideo(extension.context));
      const garbage = await folder.write('treehouse.mov', Buffer.from('no video at all '.repeat(500)));
      await use({ video, garbage });
      await folder.remove();
    },
    { scope: 'worker' },
  ],
});

test.describe('YouTube’s own stills', () => {
  test('are handed over as pictures where the page can read them', async ({ studio }) => {
    await studio.openEditPage({ stills: 'three' });
    const panel = await studio.openPanel();
    const { own, unreadable } = await readStills(panel);
    expect(unreadable).toBe(0);
    expect(new Set(own.map(({ picture }) => picture)).size).toBe(3);
    const pictures = await Promise.all(own.map(({ picture }) => loadImage(Buffer.from(picture, 'base64'))));
    expect(pictures.map(({ width, height }) => [width, height])).toEqual(Array(3).fill([320, 180]));
    expect(await studio.traps()).toEqual([]);
  });

  for (const [stills, count] of [['tile', 1] as const, ['three-remote', 3] as const]) {
    test(`are only counted where they lie on another server: ${stills}`, async ({ studio }) => {
      await studio.openEditPage({ stills });
      const panel = await studio.openPanel();
      await expect.poll(() => readStills(panel)).toMatchObject({ own: [], unreadable: count });
    });
  }
});

test.describe('frames of the chosen video', () => {
  test('are never read while the switch is off', async ({ studio, extension, files }) => {
    await allow(extension, false);
    const panel = await upload(studio, files.video);
    expect((await readStills(panel)).video).toEqual({ state: 'off' });
    expect(await panel.send('studio.videoFrames', { draftKey: panel.draftKey, count: 6 })).toEqual({
      ok: false,
      error: { code: 'not_found', retryable: false },
    });
    await allow(extension, true);
    expect((await readStills(panel)).video).toEqual({ state: 'none' });
  });

  test('come sharpest first, no wider than a thumbnail, without black ones', async ({ studio, extension, files }) => {
    await allow(extension, true);
    const panel = await upload(studio, files.video);
    const { video } = await readStills(panel);
    if (video.state !== 'ready') throw new Error(`The video is ${video.state}.`);
    expect(video.name).toBe('treehouse.webm');
    expect(video.duration).toBeGreaterThan(2);
    const frames = await readFrames(panel, 6);
    expect(frames).toHaveLength(6);
    expect(frames.map(({ sharpness }) => sharpness)).toEqual(
      frames.map(({ sharpness }) => sharpness).toSorted((one, other) => other - one),
    );
    for (const { time } of frames) expect(time / video.duration).toBeGreaterThan(BLACK_PART - 0.1);
    const pictures = await Promise.all(frames.map(({ picture }) => loadImage(Buffer.from(picture, 'base64'))));
    for (const { width, height } of pictures) {
      expect(width).toBe(1280);
      expect(height).toBe((1280 * VIDEO_SIZE.height) / VIDEO_SIZE.width);
    }
    expect(new Set(frames.map(({ picture }) => picture)).size).toBe(6);
    expect(await studio.traps()).toEqual([]);
  });

  test('are read without a request, and Studio gets the file as it was', async ({ studio, extension, files }) => {
    await allow(extension, true);
    const violations = await noteViolations(studio.page);
    const panel = await upload(studio, files.video);
    const requests: string[] = [];
    const note = (request: { url(): string }) => void requests.push(request.url());
    extension.context.on('request', note);
    await readFrames(panel, 6);
    extension.context.off('request', note);
    expect(requests.filter((address) => !address.startsWith('blob:https://studio.youtube.com/'))).toEqual([]);
    const got = await studio.page.evaluate(() => window.practiceStudio.videoFile());
    expect(got?.name).toBe('treehouse.webm');
    expect(Buffer.from(got?.base64 ?? '', 'base64').equals(await readFile(files.video))).toBe(true);
    expect(await violations()).toEqual([]);
    expect(await studio.page.locator('video').count()).toBe(0);
    expect(await studio.traps()).toEqual([]);
  });

  test('come from a file that was dropped too', async ({ studio, extension, files }) => {
    await allow(extension, true);
    await openPicker(studio);
    await drop(studio.page, files.video);
    await expect(studio.launcher).toBeVisible();
    const panel = await studio.openPanel();
    expect((await readStills(panel)).video).toMatchObject({ state: 'ready', name: 'treehouse.webm' });
    expect(await readFrames(panel, 2)).toHaveLength(2);
    expect(await studio.page.evaluate(async () => (await window.practiceStudio.videoFile())?.name)).toBe(
      'treehouse.webm',
    );
    expect(await studio.traps()).toEqual([]);
  });

  test('are said not to be had of a file that the browser cannot play', async ({ studio, extension, files }) => {
    await allow(extension, true);
    const panel = await upload(studio, files.garbage);
    expect((await readStills(panel)).video).toEqual({ state: 'unplayable', name: 'treehouse.mov', format: 'MOV' });
    expect(await panel.send('studio.videoFrames', { draftKey: panel.draftKey, count: 6 })).toEqual({
      ok: false,
      error: { code: 'video_unplayable', retryable: false, detail: { format: 'MOV' } },
    });
    expect(await studio.traps()).toEqual([]);
  });

  test('stay with the video after Next and Back, and go with its dialog', async ({ studio, extension, files }) => {
    await allow(extension, true);
    const panel = await upload(studio, files.video, { idDelay: 600 });
    await expect.poll(async () => (await panel.context()).editor.videoId).not.toBeNull();
    await studio.press('Next');
    await studio.press('Back');
    await expect(studio.launcher).toBeVisible();
    const again = await studio.panel();
    expect((await readStills(again)).video).toMatchObject({ state: 'ready' });
    await studio.press('Save and close');
    await studio.press('Create');
    await studio.press('Select files');
    await expect(studio.launcher).toBeVisible();
    const other = await studio.openPanel();
    expect((await readStills(other)).video).toEqual({ state: 'none' });
  });

  test('are forgotten once the switch is turned off', async ({ studio, extension, files }) => {
    await allow(extension, true);
    const panel = await upload(studio, files.video);
    expect((await readStills(panel)).video).toMatchObject({ state: 'ready' });
    await allow(extension, false);
    expect((await readStills(panel)).video).toEqual({ state: 'off' });
    await allow(extension, true);
    expect((await readStills(panel)).video).toEqual({ state: 'none' });
  });
});

/** Turns the switch, as the panel does. */
async function allow(extension: ExtensionBrowser, isOn: boolean): Promise<void> {
  const page = await extension.context.newPage();
  await page.goto(extension.pageUrl('panel.html'));
  const answer = await page.evaluate(async (isOn) => {
    const message = { id: 1, type: 'stills.setFromVideo', data: { isOn }, timestamp: Date.now() };
    return (await chrome.runtime.sendMessage(message))?.res;
  }, isOn);
  expect(answer).toEqual({ ok: true, value: { isOn } });
  await page.close();
}

async function openPicker(studio: StudioPage, options: Partial<PracticeOptions> = {}): Promise<void> {
  await studio.page.goto(`https://studio.youtube.com/?${toSearch({ open: 'picker', ...options })}`);
  await studio.page.locator('style[data-klikk]').waitFor({ state: 'attached' });
}

/** Chooses a file as the creator does, and opens the panel of what becomes of it. */
async function upload(studio: StudioPage, file: string, options: Partial<PracticeOptions> = {}): Promise<Panel> {
  await openPicker(studio, options);
  await studio.page.locator('input[name=Filedata]').setInputFiles(file);
  await expect(studio.launcher).toBeVisible();
  return studio.openPanel();
}

/** By the browser itself: a script's own drop would not be trusted. */
async function drop(page: Page, file: string): Promise<void> {
  const box = await page.locator('ytcp-uploads-file-picker').boundingBox();
  if (!box) throw new Error('There is nothing to drop a file on.');
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    });
  }
  await session.detach();
}

async function readStills(panel: Panel) {
  const stills = await panel.send('studio.stills', { draftKey: panel.draftKey });
  if (!stills.ok) throw new Error(`No stills: ${stills.error.code}`);
  return stills.value;
}

async function readFrames(panel: Panel, count: number): Promise<VideoFrame[]> {
  for (;;) {
    const answer = await panel.send('studio.videoFrames', { draftKey: panel.draftKey, count });
    if (!answer.ok) throw new Error(`No frames: ${answer.error.code}`);
    if (answer.value.state === 'read') return answer.value.frames;
  }
}

/** What breaks the page's content security policy from now on. */
async function noteViolations(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      document.documentElement.dataset.violated = violatedDirective;
    });
  });
  return () =>
    page.evaluate(() => [document.documentElement.dataset.violated].filter((directive) => directive !== undefined));
}
