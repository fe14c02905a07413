import type { Frame, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { VIDEO } from '../e2e/studio/videos.ts';
import { type PracticeOptions, toSearch } from '../studio/page/switches.ts';
import { readAppliedFile, springedTraps } from '../studio/serve-practice-studio.ts';
import { apply, findLauncher, makeThumbnails, openPanel, paintedThumbnails, signUp } from './support/creator.ts';
import { type FirefoxWithKlikk, launchFirefox } from './support/launch-firefox.ts';
import { fill, find, findAll, press, pressElement } from './support/screen.ts';
import { until } from './support/until.ts';

/** Every kind of Studio in Firefox: each ends in one true sentence, nothing else is fed and no button of Studio's pressed. */

const EDIT_PAGE = '/video/tReeH0us3-1/edit';
/** Studio hurries, so that a case takes few seconds. */
const HASTE: Partial<PracticeOptions> = { delay: 0, idDelay: 0, transfer: 40 };

/** The browser's own name for the extension's interfaces, in the extension's pages. */
declare const browser: { permissions: { remove(sites: { origins: string[] }): Promise<boolean> } };

let firefox: FirefoxWithKlikk;
let studio: Page;

beforeAll(async () => {
  firefox = await launchFirefox();
  await signUp(firefox.welcome, inject('mailUrl'));
  // From here on the video of the edit page has its three thumbnails.
  const panel = await open(EDIT_PAGE);
  await makeThumbnails(studio, panel);
  await firefox.closePages();
});
afterEach(async () => {
  const traps = await springedTraps(studio);
  await firefox.closePages();
  expect(traps).toEqual([]);
});
afterAll(() => firefox?.close());

/** Opens a page of the practice Studio, and the panel on it. */
async function open(path: string, options: Partial<PracticeOptions> = {}): Promise<Frame> {
  studio = await firefox.openStudio(`${path}?${toSearch({ ...HASTE, ...options })}`);
  return openPanel(studio);
}

/** Opens the page of the video that has its thumbnails, and presses Apply of the first. */
async function applyOn(options: Partial<PracticeOptions>): Promise<Frame> {
  const panel = await open(EDIT_PAGE, options);
  const [thumbnail] = await paintedThumbnails(studio, panel);
  await apply(thumbnail);
  return panel;
}

const wordsOn = (place: Page | Frame) => place.evaluate(() => document.body.textContent ?? '');
const receivedCount = () => studio.evaluate(() => window.practiceStudio.receivedCount());
const shortcutsHeard = () => studio.evaluate(() => window.practiceStudio.shortcutsHeard());

describe('a thumbnail is taken', () => {
  const STUDIOS: Partial<PracticeOptions>[] = [
    { generation: 'v5' },
    { generation: 'v4', input: 'replaced' },
    { generation: 'v3' },
    { generation: 'v2' },
    { language: 'ar' },
    { container: 'slotted', noise: 'storm' },
  ];
  test.each(STUDIOS)('on a video’s page: %o', async (options) => {
    const panel = await applyOn(options);
    await find(panel, 'status', /^Applied.*Press Save in Studio/);
    expect((await readAppliedFile(studio)).type).toBe('image/jpeg');
    expect(await receivedCount()).toBe(1);
  });

  test('in the draft of an upload, once Studio is ready for it', async () => {
    const panel = await open('/', { open: 'upload', uploader: 'disabled-while-uploading', upload: 'held' });
    const [thumbnail] = await makeThumbnails(studio, panel);
    await apply(thumbnail);
    await find(panel, 'status', /^Waiting for Studio/);
    expect(await receivedCount()).toBe(0);
    await studio.evaluate(() => window.practiceStudio.finishUpload());
    await find(panel, 'status', /^Applied/);
  });
});

describe('what Studio does not take is said, and not called applied', () => {
  test('a refusal, in Studio’s own words', async () => {
    const panel = await applyOn({ uploader: 'refuse-size' });
    await find(panel, 'alert', /Studio did not take the picture\..*Your picture is too large/);
    expect(await findAll(panel, 'status', /Applied/)).toEqual([]);
  });

  test('a channel that may not, in Studio’s own words', async () => {
    const panel = await open(EDIT_PAGE, { uploader: 'feature-off' });
    await paintedThumbnails(studio, panel);
    await find(panel, 'alert', /Klikk cannot put a thumbnail in here\..*Verify your phone number/);
    expect(await receivedCount()).toBe(0);
  });

  test('a page that Klikk does not know: the launcher is quiet, and a diagnostic is offered', async () => {
    const panel = await open(EDIT_PAGE, { markup: 'renamed-section' });
    expect(await studio.$$eval('klikk-panel', (hosts) => hosts.map((host) => host.hasAttribute('data-quiet')))).toEqual(
      [true],
    );
    await find(panel, 'button', 'Copy diagnostic');
    expect(await receivedCount()).toBe(0);
  });

  test('a page without an editor has nothing of ours in it', async () => {
    studio = await firefox.openStudio(`/video/tReeH0us3-1/analytics?${toSearch(HASTE)}`);
    await studio.waitForSelector('.page.selected');
    // Longer than it takes to find one.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await studio.$$('klikk-panel, klikk-notice')).toEqual([]);
  });
});

describe('panel and page side by side', () => {
  test('edits of the title are followed', async () => {
    const panel = await open('/', { open: 'upload', title: '' });
    await press(panel, 'button', 'Generate');
    const isMissed = async () => (await wordsOn(panel)).includes('The video has no title yet.');
    await until('the missing title to be told', isMissed);
    await studio.locator('ytcp-uploads-dialog ytcp-video-title #textbox').fill('Ninety Days Alone');
    await until('the title to be seen', async () => !(await isMissed()));
  });

  test('what is typed into the panel stays in it, and is still there after Studio has built the step anew', async () => {
    let panel = await open('/', { open: 'upload' });
    await fill(panel, 'Prompt', 'a red barn, k');
    expect(await shortcutsHeard()).toBe(0);
    await studio.locator('#next-button button').click();
    await until('the step to go', async () => (await studio.$$('klikk-panel')).length === 0);
    await studio.locator('#back-button button').click();
    await studio.waitForSelector('klikk-panel >>> iframe');
    panel = await openPanel(studio);
    const prompt = await (await find(panel, 'textbox', 'Prompt')).toElement('textarea');
    await until('the prompt', () => prompt.evaluate(({ value }) => value === 'a red barn, k'));
  });

  test('a letter pressed on the launcher is no shortcut of Studio’s', async () => {
    studio = await firefox.openStudio(`${EDIT_PAGE}?${toSearch(HASTE)}`);
    const launcher = await findLauncher(studio);
    await launcher.focus();
    await studio.keyboard.press('k');
    expect(await shortcutsHeard()).toBe(0);
    await launcher.evaluate((button) => button.blur());
    await studio.keyboard.press('k');
    expect(await shortcutsHeard()).toBe(1);
  });
});

test('frames of a video that is chosen in Studio are read in the panel', async () => {
  const panel = await open('/', { open: 'upload' });
  await pressElement(await find(panel, 'summary', 'A still from the video'));
  await pressElement(await find(panel, 'switch', 'Read frames of a video that I choose in Studio'));
  await firefox.closePages();

  studio = await firefox.openStudio(`/?${toSearch({ ...HASTE, open: 'picker' })}`);
  const input = await studio.waitForSelector('input[name=Filedata]');
  await (await input?.toElement('input'))?.uploadFile(VIDEO);
  const reading = await openPanel(studio);
  await pressElement(await find(reading, 'summary', 'A still from the video'));
  await press(reading, 'button', 'Read frames');
  await find(reading, 'image', /^Frame at/);
});

describe('the popup', () => {
  test('shows who is signed in', async () => {
    studio = await firefox.openStudio(`${EDIT_PAGE}?${toSearch(HASTE)}`);
    const popup = await firefox.openOwn('popup.html');
    await find(popup, 'tab', 'Photos');
    expect(await wordsOn(popup)).toContain('Hello, Ada Maker');
    expect(await findAll(popup, 'alert')).toEqual([]);
  });

  test('says that Studio is closed to Klikk, and opens it', async () => {
    const popup = await firefox.openOwn('popup.html');
    const sites = { origins: ['https://studio.youtube.com/*'] };
    await popup.evaluate((sites) => browser.permissions.remove(sites), sites);
    studio = await firefox.openStudio(`${EDIT_PAGE}?${toSearch(HASTE)}`);
    await popup.bringToFront();
    await find(popup, 'alert', /^Klikk may not run on YouTube Studio/);
    expect(await studio.$$('klikk-panel')).toEqual([]);
    await press(popup, 'button', 'Allow access');
    await until('the notice to go', async () => (await findAll(popup, 'alert')).length === 0);
    await studio.bringToFront();
    await studio.reload();
    await findLauncher(studio);
  });
});
