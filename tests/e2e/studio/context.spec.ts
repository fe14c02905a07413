import { expect } from '@playwright/test';
import { test } from '../fixtures.ts';
import { drawThumbnail } from './pictures.ts';

/** What the panel learns of the editor, when it is told that something changed, and whom the content script answers. */

interface RuntimeMessage {
  type: string;
  data: { draftKey: string };
}

/** The browser's own name for the extension's interfaces, in the extension's pages. */
declare const chrome: {
  runtime: { onMessage: { addListener(listener: (message: RuntimeMessage) => void): void } };
  tabs: {
    getCurrent(): Promise<{ id: number }>;
    sendMessage(id: number, message: object, options: { frameId: number }): Promise<{ res: unknown } | undefined>;
  };
};

declare global {
  interface Window {
    hints: number;
  }
}

test('reads title, description, theme and uploader', async ({ studio }) => {
  await studio.openEditPage({ title: 'Ninety  Days Alone', description: 'First line\nsecond', theme: 'dark' });
  const panel = await studio.openPanel();
  expect(await panel.context()).toEqual({
    editor: { draftKey: panel.draftKey, videoId: 'tReeH0us3-1' },
    title: 'Ninety Days Alone',
    description: 'First line\nsecond',
    tags: [],
    isShort: false,
    theme: 'dark',
    uploader: { state: 'ready' },
    testSlots: null,
  });
});

test('reads tags once the creator has Studio show them, and knows a Short', async ({ studio }) => {
  await studio.openEditPage({ video: 'short', tags: 'treehouse, old oak' });
  const panel = await studio.openPanel();
  expect(await panel.context()).toMatchObject({ tags: [], isShort: true });
  await studio.press('Show advanced settings');
  await expect.poll(async () => (await panel.context()).tags).toEqual(['treehouse', 'old oak']);
});

test('an A/B test is told of while its dialog is open, and its slots take nothing of the video’s', async ({
  studio,
}) => {
  await studio.openEditPage({ experiment: 'thumbnails', transfer: 50 });
  const panel = await studio.openPanel();
  await studio.page.getByRole('button', { name: 'A/B Testing' }).first().click();
  await expect.poll(async () => (await panel.context()).testSlots).toBe(3);
  await panel.apply(drawThumbnail());
  await expect.poll(async () => (await panel.applyState()).state).toBe('applied');
  expect(await studio.page.evaluate(() => window.practiceStudio.testFiles())).toEqual([null, null, null]);
  await studio.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect.poll(async () => (await panel.context()).testSlots).toBeNull();
  expect(
    await panel.send('studio.apply', {
      draftKey: panel.draftKey,
      slot: 0,
      variantId: null,
      version: null,
      picture: drawThumbnail().toString('base64'),
      mime: 'image/jpeg',
    }),
  ).toEqual({ ok: false, error: { code: 'studio_not_found', retryable: true } });
});

test('learns the id of a new video once Studio has one, under the same key', async ({ studio }) => {
  await studio.openUpload({ idDelay: 60_000 });
  const panel = await studio.openPanel();
  expect((await panel.context()).editor.videoId).toBeNull();
  await studio.page.evaluate(() => window.practiceStudio.giveId());
  await expect.poll(async () => (await panel.context()).editor.videoId).toMatch(/^[\w-]{11}$/);
  expect((await panel.context()).editor.draftKey).toBe(panel.draftKey);
});

test('keeps two editors apart', async ({ studio }) => {
  await studio.openEditPage({ title: 'Under the dialog' });
  const below = await studio.openPanel();
  await studio.press('Create');
  await studio.press('Select files');
  const launcher = studio.page.locator('ytcp-uploads-dialog klikk-panel button');
  await launcher.click();
  await studio.page.locator('ytcp-uploads-dialog ytcp-video-title #textbox').fill('In the dialog');
  const above = await studio.panel(1);
  expect(above.draftKey).not.toBe(below.draftKey);
  await above.apply(drawThumbnail());
  await expect.poll(async () => (await above.applyState()).state).toBe('applied');
  expect((await above.context()).title).toBe('In the dialog');
  expect(await below.context()).toMatchObject({ title: 'Under the dialog', editor: { videoId: 'tReeH0us3-1' } });
  expect(await below.applyState()).toEqual({ state: 'none' });
});

test('says that it has changed when title, theme, id or apply do, and not otherwise', async ({ studio }) => {
  await studio.openUpload({ idDelay: 0, noise: 'storm' });
  const panel = await studio.openPanel();
  await expect.poll(async () => (await panel.context()).editor.videoId).not.toBeNull();
  await panel.frame.evaluate((draftKey) => {
    window.hints = 0;
    chrome.runtime.onMessage.addListener(({ type, data }) => {
      if (type === 'studio.changed' && data.draftKey === draftKey) window.hints++;
    });
  }, panel.draftKey);
  const hints = () => panel.frame.evaluate(() => window.hints);
  const isToldOf = async (change: () => Promise<unknown>) => {
    const before = await hints();
    await change();
    await expect.poll(hints).toBeGreaterThan(before);
  };
  await isToldOf(() => studio.page.locator('ytcp-video-title #textbox').fill('Typed by hand'));
  expect((await panel.context()).title).toBe('Typed by hand');
  await studio.page.locator('ytcp-video-title #textbox').blur();
  await isToldOf(() => studio.page.evaluate(() => window.practiceStudio.setTitle('Set by Studio')));
  await isToldOf(() => studio.page.evaluate(() => window.practiceStudio.setTheme('dark')));
  await isToldOf(() => panel.apply(drawThumbnail()));
  await expect.poll(async () => (await panel.applyState()).state).toBe('applied');
  // The hint of what was read just now may still be under way; then there is a pause, although the page goes on changing.
  await expect(async () => {
    const before = await hints();
    // 2026-11-28: nothing is to be told, which only time shows. Longer than four of the pauses between two hints.
    await studio.page.waitForTimeout(1200);
    expect(await hints()).toBe(before);
  }).toPass({ timeout: 15_000 });
});

test('answers nobody but its own panel', async ({ studio, extension }) => {
  await studio.openEditPage();
  const panel = await studio.openPanel();
  const tabId = await panel.frame.evaluate(async () => (await chrome.tabs.getCurrent()).id);
  const popup = await extension.context.newPage();
  await popup.goto(extension.pageUrl('popup.html'));
  const answer = await popup.evaluate(
    async ({ tabId, draftKey }) => {
      const message = { id: 1, type: 'studio.context', data: { draftKey }, timestamp: 0 };
      return (await chrome.tabs.sendMessage(tabId, message, { frameId: 0 }))?.res;
    },
    { tabId, draftKey: panel.draftKey },
  );
  expect(answer).toEqual({ ok: false, error: { code: 'forbidden', retryable: false } });
  await popup.close();
});

test('knows no editor but the shown one', async ({ studio }) => {
  await studio.openEditPage();
  const panel = await studio.openPanel();
  const answer = await panel.send('studio.context', { draftKey: crypto.randomUUID() });
  expect(answer).toMatchObject({ ok: false, error: { code: 'studio_not_found' } });
});
