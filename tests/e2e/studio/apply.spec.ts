import { expect } from '@playwright/test';
import type { ApplyState } from '../../../utils/messaging/protocol.ts';
import type { PracticeOptions } from '../../studio/page/switches.ts';
import { test } from '../fixtures.ts';
import { drawThumbnail } from './pictures.ts';
import type { Panel, StudioPage } from './studio-page.ts';

/**
 * The truth about applying a thumbnail. `applied` is only ever said once Studio has the picture and shows it; every refusal
 * comes with Studio's own words; nothing but the thumbnail's input is fed, and none of Studio's buttons is pressed.
 */

// Many tests that wait more than they work: both workers take of them, at the end of the run.
test.describe.configure({ mode: 'parallel' });

const picture = drawThumbnail();

const state = (panel: Panel) => () => panel.applyState();
const reaches = (panel: Panel, expected: ApplyState['state'], timeout = 15_000) =>
  expect.poll(async () => (await panel.applyState()).state, { timeout, intervals: [50] }).toBe(expected);

/** Follows the state to its end; fails where `applied` is said while Studio has no picture. Answers the states in order. */
async function follow(studio: StudioPage, panel: Panel, end: ApplyState['state']): Promise<string[]> {
  const seen: string[] = [];
  await expect
    .poll(
      async () => {
        const { state } = await panel.applyState();
        if (state === 'applied') expect(await studio.hasAppliedFile(), 'Studio has the picture').toBe(true);
        if (seen.at(-1) !== state) seen.push(state);
        return state;
      },
      { timeout: 25_000, intervals: [30] },
    )
    .toBe(end);
  return seen;
}

test.afterEach(async ({ studio }) => {
  expect(await studio.traps()).toEqual([]);
});

test.describe('a picture that Studio takes', () => {
  const WAYS: Partial<PracticeOptions>[] = [
    {},
    { generation: 'v4' },
    { preview: 'after' },
    { picture: 'data' },
    { input: 'cleared' },
    { input: 'replaced' },
    { container: 'slotted' },
    { thumbnail: 'custom' },
    { noise: 'storm' },
  ];
  for (const options of WAYS) {
    const name = Object.entries(options).map(([name, value]) => `${name}=${value}`);
    test(`on a video’s page: ${name.join(', ') || 'as by default'}`, async ({ studio }) => {
      await studio.openEditPage(options);
      const panel = await studio.openPanel();
      expect(await panel.apply(picture)).toMatchObject({ ok: true, value: { apply: { state: 'sending' } } });
      await follow(studio, panel, 'applied');
      const file = await studio.appliedFile();
      expect(file.bytes.equals(picture)).toBe(true);
      expect(file).toMatchObject({ name: 'thumbnail.jpg', type: 'image/jpeg' });
      await expect(studio.page.getByRole('button', { name: 'Save' })).toBeEnabled();
    });
  }

  test('is not called applied before its transfer is over', async ({ studio }) => {
    await studio.openEditPage({ transfer: 2500 });
    const panel = await studio.openPanel();
    await panel.apply(picture);
    const seen = await follow(studio, panel, 'applied');
    expect(seen.slice(-2)).toEqual(['waiting', 'applied']);
  });

  test('goes in although Studio builds the section anew under it', async ({ studio }) => {
    await studio.openEditPage({ container: 'rebuilding' });
    const panel = await studio.openPanel();
    // The panel's document goes with the section, so that its answer may be lost; the picture is not.
    await panel.apply(picture).catch(() => {});
    await expect.poll(() => studio.hasAppliedFile()).toBe(true);
    await expect
      .poll(async () => (await (await studio.panel()).applyState().catch(() => null))?.state, { intervals: [200] })
      .toBe('applied');
  });

  test('is not called applied where it shows before a transfer that fails', async ({ studio }) => {
    await studio.openEditPage({ uploader: 'late-transfer', transfer: 1500 });
    const panel = await studio.openPanel();
    await panel.apply(picture);
    expect(await follow(studio, panel, 'refused')).not.toContain('applied');
  });

  test('stays applied while Studio builds the step anew', async ({ studio }) => {
    await studio.openUpload();
    const panel = await studio.openPanel();
    await panel.apply(picture);
    await reaches(panel, 'applied');
    await studio.press('Next');
    await studio.press('Back');
    await expect(studio.launcher).toBeVisible();
    const again = await studio.panel();
    await again.frame.waitForTimeout(2500);
    expect(await again.applyState()).toMatchObject({ state: 'applied' });
  });

  test('is put in once, however often it is asked for while under way', async ({ studio }) => {
    await studio.openEditPage({ transfer: 1500 });
    const panel = await studio.openPanel();
    const variantId = crypto.randomUUID();
    await Promise.all([panel.apply(picture, { variantId }), panel.apply(picture, { variantId })]);
    await reaches(panel, 'applied');
    expect(await studio.page.evaluate(() => window.practiceStudio.receivedCount())).toBe(1);
  });

  test('gives way to a later one', async ({ studio }) => {
    const later = drawThumbnail({ seed: 2 });
    await studio.openEditPage({ transfer: 1000 });
    const panel = await studio.openPanel();
    await panel.apply(picture);
    await reaches(panel, 'waiting');
    await panel.apply(later);
    await follow(studio, panel, 'applied');
    expect((await studio.appliedFile()).bytes.equals(later)).toBe(true);
  });

  test('is no longer spoken of once the creator chooses another by hand', async ({ studio }) => {
    await studio.openEditPage();
    const panel = await studio.openPanel();
    await panel.apply(picture);
    await reaches(panel, 'applied');
    await studio.page
      .locator('ytcp-video-custom-still-editor input#file-loader')
      .setInputFiles({ name: 'own.jpg', mimeType: 'image/jpeg', buffer: drawThumbnail({ seed: 3 }) });
    await reaches(panel, 'none');
  });
});

test.describe('a picture that Studio does not take', () => {
  const REFUSALS: { uploader: PracticeOptions['uploader']; reason: RegExp | null }[] = [
    { uploader: 'refuse-size', reason: /^Your picture is too large/ },
    { uploader: 'refuse-type', reason: /^This kind of file cannot be used/ },
    { uploader: 'refuse-dimensions', reason: /^Your picture is too small/ },
    { uploader: 'refuse-without-words', reason: null },
    { uploader: 'toast', reason: /^We could not upload your thumbnail/ },
    { uploader: 'daily-limit', reason: /^Daily custom thumbnail limit reached/ },
    { uploader: 'verification', reason: /^Verify that it's you To go on, confirm that this account is yours\.$/ },
  ];
  for (const { uploader, reason } of REFUSALS) {
    test(`is refused with Studio’s words: ${uploader}`, async ({ studio }) => {
      await studio.openEditPage({ uploader });
      const panel = await studio.openPanel();
      await panel.apply(picture);
      expect(await follow(studio, panel, 'refused')).not.toContain('applied');
      expect(await panel.applyState()).toEqual({
        state: 'refused',
        reason: reason === null ? null : expect.stringMatching(reason),
      });
    });
  }

  test('is refused where it breaks a limit of Studio’s own', async ({ studio }) => {
    await studio.openEditPage({ limit: 1000 });
    const panel = await studio.openPanel();
    await panel.apply(picture);
    await follow(studio, panel, 'refused');
  });

  test('is refused although the same error was there before', async ({ studio }) => {
    await studio.openEditPage({ uploader: 'refuse-type' });
    const panel = await studio.openPanel();
    await panel.apply(picture);
    await follow(studio, panel, 'refused');
    await panel.apply(drawThumbnail({ seed: 2 }));
    await reaches(panel, 'sending');
    await follow(studio, panel, 'refused');
  });

  test('is applied after all where the creator answers Studio’s dialog and Studio goes on', async ({ studio }) => {
    await studio.openEditPage({ uploader: 'verification' });
    const panel = await studio.openPanel();
    await panel.apply(picture);
    await follow(studio, panel, 'refused');
    await studio.press('Next');
    await follow(studio, panel, 'applied');
  });

  test('meets silence: after 15 s that is what is said, not before', async ({ studio }) => {
    await studio.openEditPage({ uploader: 'silent' });
    const panel = await studio.openPanel();
    const startedAt = Date.now();
    await panel.apply(picture);
    expect(await follow(studio, panel, 'silent')).toEqual(['sending', 'silent']);
    expect(Date.now() - startedAt).toBeGreaterThan(14_000);
  });

  test('meets silence where an old thumbnail stays in its place', async ({ studio }) => {
    await studio.openEditPage({ uploader: 'silent', thumbnail: 'custom' });
    const panel = await studio.openPanel();
    await panel.apply(picture);
    expect(await follow(studio, panel, 'silent')).not.toContain('applied');
  });

  test('is taken back: applied gives way', async ({ studio }) => {
    await studio.openEditPage({ uploader: 'revert' });
    const panel = await studio.openPanel();
    await panel.apply(picture);
    await reaches(panel, 'applied');
    await reaches(panel, 'reverted');
  });

  test('finds no uploader, or a disabled one: it says so in Studio’s words and puts nothing anywhere', async ({
    studio,
  }) => {
    for (const [uploader, state, reason] of [
      ['absent', 'absent', /YouTube app/],
      ['disabled', 'disabled', /^Verify your phone number/],
    ] as const) {
      await studio.openEditPage({ uploader });
      const panel = await studio.openPanel();
      expect((await panel.context()).uploader).toEqual({ state, reason: expect.stringMatching(reason) });
      await panel.apply(picture);
      await reaches(panel, 'unavailable');
      expect(await panel.applyState()).toEqual({ state: 'unavailable', reason: expect.stringMatching(reason) });
      expect(await studio.traps()).toEqual([]);
    }
  });
});

test.describe('a picture that has to wait', () => {
  for (const uploader of ['waits-for-upload', 'disabled-while-uploading'] as const) {
    test(`for the video goes on by itself once it is uploaded: ${uploader}`, async ({ studio }) => {
      await studio.openUpload({ uploader, upload: 'held' });
      const panel = await studio.openPanel();
      await panel.apply(picture);
      await expect.poll(state(panel)).toEqual({ state: 'waiting', for: 'video-upload' });
      expect(await studio.hasAppliedFile()).toBe(false);
      await studio.page.evaluate(() => window.practiceStudio.finishUpload());
      await follow(studio, panel, 'applied');
      expect((await studio.appliedFile()).bytes.equals(picture)).toBe(true);
    });
  }

  test('for the video goes on although the creator was on another step meanwhile', async ({ studio }) => {
    await studio.openUpload({ uploader: 'waits-for-upload', upload: 'held' });
    const panel = await studio.openPanel();
    await panel.apply(picture);
    await expect.poll(state(panel)).toEqual({ state: 'waiting', for: 'video-upload' });
    await studio.press('Next');
    await expect(studio.hosts).toHaveCount(0);
    await studio.page.evaluate(() => window.practiceStudio.finishUpload());
    await studio.press('Back');
    await expect(studio.launcher).toBeVisible();
    await follow(studio, await studio.panel(), 'applied');
  });

  test('for a video that is uploaded in the very moment is put in again', async ({ studio }) => {
    await studio.openUpload({ uploader: 'waits-for-upload', upload: 'held' });
    const panel = await studio.openPanel();
    await panel.apply(picture);
    await studio.page.evaluate(() => window.practiceStudio.finishUpload());
    await follow(studio, panel, 'applied');
  });

  test('for a transfer that never ends keeps waiting', async ({ studio }) => {
    await studio.openEditPage({ uploader: 'stalled' });
    const panel = await studio.openPanel();
    await panel.apply(picture);
    await expect.poll(state(panel)).toEqual({ state: 'waiting', for: 'image-transfer' });
    await panel.frame.waitForTimeout(1500);
    expect(await panel.applyState()).toEqual({ state: 'waiting', for: 'image-transfer' });
  });
});

test.describe('the thumbnail that was there before', () => {
  test('is put back, byte for byte', async ({ studio }) => {
    await studio.openEditPage({ thumbnail: 'custom' });
    const panel = await studio.openPanel();
    const before = await studio.page
      .locator('ytcp-video-custom-still-editor img')
      .evaluate(async (image: HTMLImageElement) => image.naturalWidth);
    expect(before).toBe(1280);
    await panel.apply(picture);
    await reaches(panel, 'applied');
    expect(await panel.applyState()).toEqual({ state: 'applied', canRestore: true });
    await panel.restore();
    await reaches(panel, 'restored');
    const restored = await studio.appliedFile();
    expect(restored.type).toBe('image/jpeg');
    expect(restored.bytes.equals(picture)).toBe(false);
  });

  test('is the last one that was applied, where two were', async ({ studio }) => {
    await studio.openEditPage();
    const panel = await studio.openPanel();
    await panel.apply(picture);
    await reaches(panel, 'applied');
    expect(await panel.applyState()).toEqual({ state: 'applied', canRestore: false });
    await panel.apply(drawThumbnail({ seed: 2 }));
    await expect.poll(state(panel)).toEqual({ state: 'applied', canRestore: true });
    await panel.restore();
    await reaches(panel, 'restored');
    expect((await studio.appliedFile()).bytes.equals(picture)).toBe(true);
  });

  test('cannot be put back where nobody may read it', async ({ studio }) => {
    await studio.openEditPage({ thumbnail: 'remote' });
    const panel = await studio.openPanel();
    await panel.apply(picture);
    await reaches(panel, 'applied');
    expect(await panel.applyState()).toEqual({ state: 'applied', canRestore: false });
  });
});

test('what is not a picture never reaches Studio', async ({ studio }) => {
  await studio.openEditPage();
  const panel = await studio.openPanel();
  const answer = await panel.apply(Buffer.from('<svg onload="alert(1)"/>'));
  expect(answer).toMatchObject({ ok: false, error: { code: 'not_a_picture' } });
  expect(await studio.page.evaluate(() => window.practiceStudio.receivedCount())).toBe(0);
});
