import { expect } from '@playwright/test';
import type { ApplyState, StudioContext } from '../../../utils/messaging/protocol/studio.ts';
import { type PracticeOptions, SWITCHES } from '../../studio/page/switches.ts';
import { tagOf } from '../../support/long.ts';
import { drawThumbnail } from './pictures.ts';
import { type QuickEditor, type QuickStudio, type Surface, test } from './quick-studio.ts';

/**
 * Every Studio there is: each generation, surface, language and refusal ends in one true state, in Studio's own words where it has
 * any. After each case: nothing but the thumbnail's input was fed, and no button of Studio's pressed.
 */

// Many cases that wait more than they work: both workers take of them, at the end of the run.
test.describe.configure({ mode: 'parallel' });

const picture = drawThumbnail();
type Options = Partial<PracticeOptions>;
type Generation = PracticeOptions['generation'];

const GENERATIONS = Object.keys(SWITCHES.generation.values) as Generation[];
const LANGUAGES = Object.keys(SWITCHES.language.values) as PracticeOptions['language'][];

const nameOf = (surface: Surface, options: Options) =>
  [surface, ...Object.entries(options).map(([name, value]) => `${name}=${value}`)].join(' ');

/** What one generation or language has tried for all is tried for each of the others in the long suite. */
const isVariation = ({ generation, language, ...others }: Options) =>
  Object.keys(others).length > 0
    ? generation === 'v2' || generation === 'v3'
    : language !== undefined && language !== 'ar' && language !== 'ja';

test.describe('a picture is taken', () => {
  const CASES: [Surface, Options][] = [
    ...GENERATIONS.flatMap((generation) =>
      (['edit', 'upload', 'draft', 'over'] as const).map((surface): [Surface, Options] => [surface, { generation }]),
    ),
    ['live', {}],
    ['live', { generation: 'v2' }],
    ['edit', { video: 'short' }],
    ['upload', { video: 'short', generation: 'v4' }],
    ...LANGUAGES.filter((language) => language !== 'en').map((language): [Surface, Options] => ['edit', { language }]),
    ['upload', { language: 'ar', generation: 'v3' }],
    ['edit', { theme: 'dark' }],
    ['edit', { theme: 'switching' }],
    ...(['v2', 'v3', 'v5'] as const).flatMap((generation): [Surface, Options][] => [
      ['edit', { generation, input: 'cleared' }],
      ['edit', { generation, input: 'replaced' }],
      ['edit', { generation, preview: 'after' }],
      ['edit', { generation, picture: 'data' }],
      ['edit', { generation, container: 'slotted' }],
      ['edit', { generation, thumbnail: 'custom' }],
    ]),
    ['edit', { noise: 'storm' }],
    ['over', { generation: 'v3', noise: 'storm' }],
  ];
  for (const [surface, options] of CASES) {
    test(nameOf(surface, options), tagOf(isVariation(options)), async ({ quickStudio: studio }) => {
      await studio.open(surface, options);
      const editor = await studio.openEditor(surface);
      expect((await editor.context()).uploader).toEqual({ state: 'ready' });
      await editor.apply(picture);
      await editor.follow('applied');
      expect((await studio.appliedFile()).bytes.equals(picture)).toBe(true);
      expect(await studio.receivedCount()).toBe(1);
    });
  }
});

test.describe('a picture is refused, in Studio’s own words', () => {
  type By = Extract<ApplyState, { state: 'refused' }>['by'];
  const CASES: [Surface, Options, By, RegExp | null][] = [
    ...GENERATIONS.flatMap((generation): [Surface, Options, By, RegExp][] => [
      ['edit', { generation, uploader: 'refuse-size' }, 'form', /^Your picture is too large/],
      ['edit', { generation, uploader: 'toast' }, 'toast', /^We could not upload/],
    ]),
    ['upload', { uploader: 'refuse-type' }, 'form', /^This kind of file cannot be used/],
    ['live', { uploader: 'refuse-dimensions' }, 'form', /^Your picture is too small/],
    ['edit', { uploader: 'refuse-without-words' }, 'form', null],
    ['edit', { limit: 1000 }, 'form', /^Your picture is too large/],
    ['edit', { language: 'ar', uploader: 'refuse-size' }, 'form', /^الصورة كبيرة جدًا\.$/],
    ['edit', { language: 'ja', uploader: 'refuse-size' }, 'form', /^画像が大きすぎます。$/],
    ['draft', { uploader: 'daily-limit' }, 'toast', /^Daily custom thumbnail limit reached/],
    ['edit', { uploader: 'daily-limit-dialog' }, 'dialog', /Daily custom thumbnail limit reached/],
    ['edit', { uploader: 'trust-wall' }, 'dialog', /^Get advanced features/],
    ['upload', { uploader: 'verification' }, 'dialog', /^Verify that it's you/],
    ['edit', { uploader: 'test-asks' }, 'dialog', /^This video has a running test/],
    ['upload', { trouble: 'upload-error' }, 'upload', /^The upload was interrupted/],
    ['upload', { trouble: 'scrim' }, 'upload', /^Daily upload limit reached/],
  ];
  for (const [surface, options, by, reason] of CASES) {
    test(nameOf(surface, options), async ({ quickStudio: studio }) => {
      await studio.open(surface, options);
      const editor = await studio.openEditor(surface);
      await editor.apply(picture);
      expect(await editor.follow('refused')).not.toContain('applied');
      expect(await editor.state()).toEqual({ state: 'refused', by, reason: reason && expect.stringMatching(reason) });
    });
  }

  for (const uploader of ['verification', 'test-asks'] as const) {
    test(`and taken after all once the creator has answered: ${uploader}`, async ({ quickStudio: studio }) => {
      await studio.open('edit', { uploader });
      const editor = await studio.openEditor();
      await editor.apply(picture);
      await editor.follow('refused');
      await studio.press('confirm-button');
      await editor.follow('applied');
    });
  }
});

test.describe('no picture can be put in, and none is', () => {
  const VERIFY = /^Verify your phone number/;
  const CASES: [Surface, Options, StudioContext['uploader']['state'], RegExp | null][] = [
    ...GENERATIONS.flatMap((generation): [Surface, Options, 'absent' | 'disabled', RegExp][] => [
      ['edit', { generation, uploader: 'feature-off' }, 'disabled', VERIFY],
      ['edit', { generation, uploader: 'absent' }, 'absent', /YouTube app/],
    ]),
    ['upload', { uploader: 'disabled' }, 'disabled', VERIFY],
    ['edit', { uploader: 'test-disables' }, 'disabled', null],
    ['edit', { video: 'short', uploader: 'absent' }, 'absent', /YouTube app/],
    ['edit', { uploader: 'absent-silently' }, 'unknown', null],
    ['edit', { markup: 'renamed-uploader' }, 'unknown', null],
    ['upload', { markup: 'renamed-uploader', generation: 'v3' }, 'unknown', null],
    ['edit', { markup: 'renamed-uploader', generation: 'v2' }, 'unknown', null],
  ];
  for (const [surface, options, state, reason] of CASES) {
    test(nameOf(surface, options), async ({ quickStudio: studio }) => {
      await studio.open(surface, options);
      const editor = await studio.openEditor(surface);
      expect((await editor.context()).uploader).toEqual({ state, reason: reason && expect.stringMatching(reason) });
      await editor.apply(picture);
      await editor.follow('unavailable');
      expect(await studio.receivedCount()).toBe(0);
    });
  }

  const UNKNOWN: [Surface, Options][] = [
    ['edit', { markup: 'renamed-section' }],
    ['upload', { markup: 'renamed-section', generation: 'v3' }],
    ['edit', { markup: 'renamed-all' }],
    ['draft', { markup: 'renamed-all' }],
  ];
  for (const [surface, options] of UNKNOWN) {
    test(`${nameOf(surface, options)}: a quiet launcher stands in a plain place, and the form can be read no further`, async ({
      quickStudio: studio,
    }) => {
      await studio.open(surface, options);
      const editor = await studio.openEditor(surface);
      const host = studio.page.locator('klikk-panel');
      await expect(host).toHaveAttribute('data-quiet', '');
      expect(await host.evaluate(({ parentElement }) => parentElement?.localName)).toBe('div');
      expect((await editor.context()).uploader).toEqual({ state: 'unknown', reason: null });
      await editor.apply(picture);
      await editor.follow('unavailable');
      expect(await studio.receivedCount()).toBe(0);
    });
  }

  test('the diagnostic names elements and versions, and nothing of the video', async ({ quickStudio: studio }) => {
    const planted = { title: 'Zanzibar-4711 secret', description: 'Quokka-0815 https://example.com/private' };
    await studio.open('edit', { markup: 'renamed-uploader', uploader: 'feature-off', ...planted });
    const text = await (await studio.openEditor()).diagnose();
    expect(text).toMatch(/^Klikk \d+\.\d+\.\d+ Chrome\/\d+ page section\n/);
    expect(text).toContain('ytcp-cover-picker');
    expect(text).toContain('input[file]');
    expect(text).not.toMatch(/Zanzibar|4711|Quokka|0815|tReeH0us3|https?:|youtu|Verify|mp4/i);
  });
});

test.describe('a picture waits, and goes on by itself', () => {
  test('while another file is being transferred', async ({ quickStudio: studio }) => {
    await studio.open('edit', { uploader: 'busy', busy: 600 });
    const editor = await studio.openEditor();
    await editor.apply(picture);
    expect((await editor.follow('applied'))[0]).toBe('waiting');
    expect(await studio.receivedCount()).toBe(1);
  });

  for (const uploader of ['waits-for-upload', 'disabled-while-uploading'] as const) {
    test(`with its panel closed, until the video is uploaded: ${uploader}`, async ({ quickStudio: studio }) => {
      await studio.open('upload', { uploader, upload: 'held' });
      const editor = await studio.openEditor('upload');
      await editor.apply(picture);
      await editor.follow('waiting');
      const waiting = { state: 'waiting', for: 'video-upload', progress: 'Uploading 34% … 2 minutes left' };
      expect(await editor.state()).toEqual(waiting);
      await studio.page.getByRole('button', { name: 'Generate thumbnail' }).click();
      await studio.page.evaluate(() => window.practiceStudio.finishUpload());
      await editor.follow('applied');
    });
  }

  test('until Studio closes the dialog: then it says so, and again in the draft', async ({ quickStudio: studio }) => {
    await studio.open('draft', { trouble: 'closes' });
    const editor = await studio.openEditor('draft');
    const variantId = crypto.randomUUID();
    await editor.apply(picture, variantId);
    const notice = studio.page.getByRole('alert').filter({ hasText: 'before it took your thumbnail' });
    await expect(notice).toBeVisible();
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice).toHaveCount(0);
    await expect(studio.page.locator('klikk-panel')).toHaveCount(0);
    await studio.page.evaluate(() => window.practiceStudio.openDraft('tReeH0us3-1'));
    const again = await studio.openEditor('draft');
    expect(await again.status()).toEqual({ variantId, apply: { state: 'interrupted' } });
  });
});

test.describe('on a video’s page it is said what Save does', () => {
  const saving = async (editor: QuickEditor) => {
    const apply = await editor.state();
    return 'saving' in apply ? apply.saving : apply.state;
  };
  const applied = async (studio: QuickStudio, options: Options) => {
    await studio.open('edit', options);
    const editor = await studio.openEditor();
    await editor.apply(picture);
    await editor.follow('applied');
    await expect.poll(() => saving(editor)).toBe('needed');
    return editor;
  };

  for (const generation of GENERATIONS) {
    test(`it is needed, and then done: ${generation}`, async ({ quickStudio: studio }) => {
      const editor = await applied(studio, { generation });
      await studio.press('save');
      await expect.poll(() => saving(editor)).toBe('saved');
      expect(await studio.hasAppliedFile()).toBe(true);
    });
  }

  test('it goes on being needed where saving fails', async ({ quickStudio: studio }) => {
    const editor = await applied(studio, { save: 'fails' });
    await studio.press('save');
    await expect(studio.page.getByText('Your changes could not be saved')).toBeVisible();
    await expect.poll(() => saving(editor)).toBe('needed');
  });

  test('it is done although Studio shows the picture from its server afterwards', async ({ quickStudio: studio }) => {
    const editor = await applied(studio, { save: 'renews', thumbnail: 'custom' });
    await studio.press('save');
    await expect.poll(() => saving(editor)).toBe('saved');
    await expect(studio.page.locator('ytcp-video-custom-still-editor img')).toHaveAttribute('src', /ytimg/);
    expect((await editor.state()).state).toBe('applied');
  });

  test('and that Studio took the picture back after it', async ({ quickStudio: studio }) => {
    const editor = await applied(studio, { uploader: 'revert-after-save' });
    await studio.press('save');
    await editor.reaches('reverted');
  });

  test('and that the creator has undone it', async ({ quickStudio: studio }) => {
    const editor = await applied(studio, { thumbnail: 'custom' });
    await studio.press('discard');
    await editor.reaches('reverted');
  });

  test('and nothing of it in the upload dialog, which has no Save', async ({ quickStudio: studio }) => {
    await studio.open('over');
    const editor = await studio.openEditor('over');
    await editor.apply(picture);
    await editor.follow('applied');
    expect(await saving(editor)).toBe('unknown');
  });
});

test('two editors are two: what is applied below the dialog stays below it', async ({ quickStudio: studio }) => {
  await studio.open('over', { generation: 'v4' });
  await expect(studio.page.locator('klikk-panel')).toHaveCount(2);
  const below = await studio.openEditor('edit');
  const above = await studio.openEditor('over');
  expect(above.draftKey).not.toBe(below.draftKey);
  await below.apply(picture);
  // What the dialog's video has is not this one's, so the page is asked for what it got, not for what it shows.
  await below.reaches('applied');
  expect(await studio.receivedCount()).toBe(1);
  expect(await above.state()).toEqual({ state: 'none' });
  expect((await below.context()).editor.videoId).toBe('tReeH0us3-1');
});

for (const path of ['/', '/channel/UCpractice/videos/upload', '/video/tReeH0us3-1/analytics']) {
  test(`a page without an editor has nothing of ours in it: ${path}`, async ({ quickStudio: studio }) => {
    await studio.page.goto(`https://studio.youtube.com${path}?delay=0&noise=some`);
    await expect(studio.page.locator('.page.selected')).toBeVisible();
    await expect(studio.page.locator('klikk-panel, klikk-notice')).toHaveCount(0);
  });
}
