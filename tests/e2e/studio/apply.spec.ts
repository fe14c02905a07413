import { expect } from '@playwright/test';
import { drawThumbnail } from './pictures.ts';
import { test } from './quick-studio.ts';

/**
 * The truth about applying a thumbnail, as time goes by: what comes late, twice, in between or never. That each Studio takes and
 * refuses pictures is tried in `every-studio.spec.ts`.
 */

// Many tests that wait more than they work: both workers take of them, at the end of the run.
test.describe.configure({ mode: 'parallel' });

const picture = drawThumbnail();

test.describe('a picture that Studio takes', () => {
  test('goes in under a name and a type that Studio knows', async ({ quickStudio: studio }) => {
    await studio.open('edit');
    const editor = await studio.openEditor();
    await editor.apply(picture);
    await editor.follow('applied');
    expect(await studio.appliedFile()).toMatchObject({ name: 'thumbnail.jpg', type: 'image/jpeg' });
    await expect(studio.page.getByRole('button', { name: 'Save' })).toBeEnabled();
  });

  test('is not called applied before its transfer is over', async ({ quickStudio: studio }) => {
    await studio.open('edit', { transfer: 1200 });
    const editor = await studio.openEditor();
    await editor.apply(picture);
    expect((await editor.follow('applied')).slice(-2)).toEqual(['waiting', 'applied']);
  });

  test('goes in although Studio builds the section anew under it', async ({ quickStudio: studio }) => {
    await studio.open('edit', { container: 'rebuilding' });
    const editor = await studio.openEditor();
    await editor.apply(picture);
    await editor.follow('applied');
  });

  test('is not called applied where it shows before a transfer that fails', async ({ quickStudio: studio }) => {
    await studio.open('edit', { uploader: 'late-transfer', transfer: 1200 });
    const editor = await studio.openEditor();
    await editor.apply(picture);
    expect(await editor.follow('refused')).not.toContain('applied');
  });

  test('stays applied while Studio builds the step anew', async ({ quickStudio: studio }) => {
    await studio.open('upload');
    const editor = await studio.openEditor('upload');
    await editor.apply(picture);
    await editor.follow('applied');
    await studio.press('next-button');
    await expect(studio.page.locator('klikk-panel')).toHaveCount(0);
    await studio.press('back-button');
    await expect(studio.page.locator('klikk-panel')).toHaveCount(1);
    // 2026-11-28: nothing is to happen, which only time shows. Longer than a picture may be gone before it counts as taken back.
    await studio.page.waitForTimeout(1800);
    expect(await editor.state()).toMatchObject({ state: 'applied' });
  });

  test('is put in once, however often it is asked for while under way', async ({ quickStudio: studio }) => {
    await studio.open('edit', { transfer: 600 });
    const editor = await studio.openEditor();
    const variantId = crypto.randomUUID();
    await Promise.all([editor.apply(picture, variantId), editor.apply(picture, variantId)]);
    await editor.follow('applied');
    expect(await studio.receivedCount()).toBe(1);
  });

  test('gives way to a later one', async ({ quickStudio: studio }) => {
    const later = drawThumbnail({ seed: 2 });
    await studio.open('edit', { transfer: 600 });
    const editor = await studio.openEditor();
    await editor.apply(picture);
    await editor.reaches('waiting');
    await editor.apply(later);
    await editor.follow('applied');
    expect((await studio.appliedFile()).bytes.equals(later)).toBe(true);
  });

  test('is no longer spoken of once the creator chooses another by hand', async ({ quickStudio: studio }) => {
    await studio.open('edit');
    const editor = await studio.openEditor();
    await editor.apply(picture);
    await editor.reaches('applied');
    await studio.page
      .locator('ytcp-video-custom-still-editor input#file-loader')
      .setInputFiles({ name: 'own.jpg', mimeType: 'image/jpeg', buffer: drawThumbnail({ seed: 3 }) });
    await editor.reaches('none');
  });
});

test.describe('a picture that Studio does not take', () => {
  test('is refused although the same error was there before', async ({ quickStudio: studio }) => {
    await studio.open('edit', { uploader: 'refuse-type' });
    const editor = await studio.openEditor();
    await editor.apply(picture);
    await editor.follow('refused');
    await editor.apply(drawThumbnail({ seed: 2 }));
    await editor.reaches('sending');
    await editor.follow('refused');
  });

  test('meets silence: after 15 s that is what is said, not before', async ({ quickStudio: studio }) => {
    await studio.open('edit', { uploader: 'silent', thumbnail: 'custom' });
    const editor = await studio.openEditor();
    const startedAt = Date.now();
    await editor.apply(picture);
    expect(await editor.follow('silent', 25_000)).toEqual(['sending', 'silent']);
    expect(Date.now() - startedAt).toBeGreaterThan(14_000);
  });

  test('is taken back: applied gives way', async ({ quickStudio: studio }) => {
    await studio.open('edit', { uploader: 'revert' });
    const editor = await studio.openEditor();
    await editor.apply(picture);
    await editor.reaches('applied');
    await editor.reaches('reverted');
  });
});

test.describe('a picture that has to wait', () => {
  test('for the video goes on although the creator was on another step meanwhile', async ({ quickStudio: studio }) => {
    await studio.open('upload', { uploader: 'waits-for-upload', upload: 'held' });
    const editor = await studio.openEditor('upload');
    await editor.apply(picture);
    await editor.reaches('waiting');
    await studio.press('next-button');
    await expect(studio.page.locator('klikk-panel')).toHaveCount(0);
    await studio.page.evaluate(() => window.practiceStudio.finishUpload());
    await studio.press('back-button');
    await editor.follow('applied');
  });

  test('for a video that is uploaded in the very moment is put in again', async ({ quickStudio: studio }) => {
    await studio.open('upload', { uploader: 'waits-for-upload', upload: 'held' });
    const editor = await studio.openEditor('upload');
    await editor.apply(picture);
    await studio.page.evaluate(() => window.practiceStudio.finishUpload());
    await editor.follow('applied');
  });

  test('for a transfer that never ends keeps waiting', async ({ quickStudio: studio }) => {
    await studio.open('edit', { uploader: 'stalled' });
    const editor = await studio.openEditor();
    await editor.apply(picture);
    await editor.reaches('waiting');
    // 2026-11-28: nothing is to happen, which only time shows. Longer than any evidence is weighed.
    await studio.page.waitForTimeout(1000);
    expect(await editor.state()).toEqual({ state: 'waiting', for: 'image-transfer', progress: null });
  });
});

test.describe('the thumbnail that was there before', () => {
  test('is put back', async ({ quickStudio: studio }) => {
    await studio.open('edit', { thumbnail: 'custom' });
    const editor = await studio.openEditor();
    await expect(studio.page.locator('ytcp-video-custom-still-editor img')).toHaveJSProperty('naturalWidth', 1280);
    await editor.apply(picture);
    await editor.follow('applied');
    expect(await editor.state()).toMatchObject({ canRestore: true });
    await editor.restore();
    await editor.reaches('restored');
    const restored = await studio.appliedFile();
    expect(restored.type).toBe('image/jpeg');
    expect(restored.bytes.equals(picture)).toBe(false);
  });

  test('is the last one that was applied, where two were', async ({ quickStudio: studio }) => {
    await studio.open('edit');
    const editor = await studio.openEditor();
    await editor.apply(picture);
    await editor.follow('applied');
    expect(await editor.state()).toMatchObject({ canRestore: false });
    await editor.apply(drawThumbnail({ seed: 2 }));
    await expect.poll(() => editor.state()).toMatchObject({ state: 'applied', canRestore: true });
    await editor.restore();
    await editor.reaches('restored');
    expect((await studio.appliedFile()).bytes.equals(picture)).toBe(true);
  });

  test('cannot be put back where nobody may read it', async ({ quickStudio: studio }) => {
    await studio.open('edit', { thumbnail: 'remote' });
    const editor = await studio.openEditor();
    await editor.apply(picture);
    await editor.follow('applied');
    expect(await editor.state()).toMatchObject({ canRestore: false });
  });
});

test('what is not a picture never reaches Studio', async ({ quickStudio: studio }) => {
  await studio.open('edit');
  const editor = await studio.openEditor();
  const answer = await editor.tryToApply(Buffer.from('<svg onload="alert(1)"/>'));
  expect(answer).toMatchObject({ ok: false, error: { code: 'not_a_picture' } });
  expect(await studio.receivedCount()).toBe(0);
});
