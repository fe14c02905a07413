import path from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { findFirefox } from '../../../scripts/support/find-firefox.mjs';
import { answerAsStudio } from '../../studio/answer-as-studio.ts';
import { until } from './until.ts';

/** Where the extension's build for these tests is, below `.output`. */
export const TEST_BUILD_NAME = 'e2e-firefox';

/** As in `wxt.config.ts`. */
const EXTENSION_ID = 'klikk@useklikk.com';
/** After this time without anything to do, Firefox ends the background. Left to itself it waits half a minute. */
export const BACKGROUND_IDLE_MILLISECONDS = 4_000;

/** The browser's own name for the extension's interfaces, in the extension's pages. */
declare const browser: {
  tabs: { create(tab: { url: string }): Promise<unknown> };
  extension: { getBackgroundPage(): Window | null };
};

export interface FirefoxWithKlikk {
  /** The account page that a newly installed Klikk has opened; it stays open all the time. */
  welcome: Page;
  /** Opens a page of the practice Studio. @param address its path and what it is switched to */
  openStudio(address: string): Promise<Page>;
  /** Opens one of the extension's pages in a tab: `openOwn('popup.html')`. */
  openOwn(page: string): Promise<Page>;
  /** Loads the account page anew. Firefox reports no navigation of an extension's page. */
  reloadWelcome(): Promise<void>;
  /** Waits for the window that the extension has somebody sign in elsewhere in. @param heading what it shows */
  signInWindow(heading: string): Promise<Page>;
  /** Waits until Firefox has ended the background, as it does whenever there is nothing to do. */
  backgroundEnds(): Promise<void>;
  /** Closes what was opened since the start. */
  closePages(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a real Firefox with the built extension in it, and with the practice Studio at YouTube Studio's address. */
export async function launchFirefox(): Promise<FirefoxWithKlikk> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('No Firefox was found. Run these tests by `npm run test:firefox`.');
  // Firefox gives each installation an address of its own, and says it to the extension alone.
  const host = crypto.randomUUID();
  const firefox = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: host }),
      'extensions.background.idle.timeout': BACKGROUND_IDLE_MILLISECONDS,
      // Nobody is there to answer the browser's own question; this answers yes.
      'extensions.webextOptionalPermissionPrompts': false,
    },
  });
  try {
    await firefox.installExtension(path.resolve('.output', TEST_BUILD_NAME));
    const ownAddress = (page: string) => `moz-extension://${host}/${page}`;
    const welcome = await findPage(firefox, ownAddress('account.html'), []);
    return {
      welcome,
      async openStudio(address) {
        const page = await firefox.newPage();
        await page.setViewport({ width: 1280, height: 900 });
        await servePracticeStudio(page);
        await page.goto(`https://studio.youtube.com${address}`);
        return page;
      },
      async openOwn(page) {
        const before = await firefox.pages();
        const url = ownAddress(page);
        await welcome.evaluate((url) => browser.tabs.create({ url }), url);
        return findPage(firefox, url, before);
      },
      async reloadWelcome() {
        await welcome.evaluate(() => {
          document.documentElement.dataset.old = '';
          location.reload();
        });
        const isNew = () => document.documentElement.dataset.old === undefined && document.readyState === 'complete';
        await until('the account page is there anew', () => welcome.evaluate(isNew).catch(() => false));
      },
      async signInWindow(heading) {
        const shows = (page: Page) =>
          page.evaluate((heading) => document.querySelector('h1')?.textContent === heading, heading).catch(() => false);
        return until(`the window that shows ${heading}`, async () => {
          for (const page of await firefox.pages()) if (await shows(page)) return page;
          return null;
        });
      },
      async backgroundEnds() {
        const isGone = () => welcome.evaluate(() => browser.extension.getBackgroundPage() === null);
        await until('Firefox ends the background', isGone);
      },
      async closePages() {
        for (const page of await firefox.pages()) if (page !== welcome) await page.close();
      },
      close: () => firefox.close(),
    };
  } catch (error) {
    await firefox.close();
    throw error;
  }
}

/** The page at an address that is none of those before. Firefox reports no addresses of extensions; their documents say them. */
async function findPage(firefox: Browser, address: string, before: readonly Page[]): Promise<Page> {
  const isAt = (page: Page) =>
    page.evaluate((url) => location.href === url && document.readyState === 'complete', address).catch(() => false);
  return until(`Firefox shows ${address}`, async () => {
    for (const page of await firefox.pages()) if (!before.includes(page) && (await isAt(page))) return page;
    return null;
  });
}

async function servePracticeStudio(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', async (request) => {
    const answer = await answerAsStudio(request.url());
    await (answer ? request.respond(answer) : request.continue());
  });
}
