import { existsSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium, type Worker } from '@playwright/test';
import { findBrowser } from '../../scripts/support/find-browser.mjs';

export interface ExtensionBrowser {
  context: BrowserContext;
  /** The extension's id, as in `chrome-extension://<id>/`. */
  extensionId: string;
  /** Address of one of the extension's pages: `pageUrl('account.html')`. */
  pageUrl(page: string): string;
  close(): Promise<void>;
}

/** Where `wxt build` puts the extension for the browser tests; global setup builds it against the tests' backend. */
export const TEST_BUILD_NAME = process.env.KLIKK_BUILD_NAME ?? 'e2e';
const TEST_BUILD = path.resolve('.output', TEST_BUILD_NAME);

interface LaunchOptions {
  /** Folder of the browser's profile; by default a fresh one that is gone afterwards. */
  profile?: string;
  headless?: boolean;
  colorScheme?: 'light' | 'dark';
  locale?: string;
  /** Buttons change colour at once: for a look at the page that must not fall into the middle of it. */
  reducedMotion?: 'reduce';
  /** Address of a proxy that is asked for everything that is not on this machine. */
  proxy?: string;
  /** Address of a gate that is asked for everything on this machine, the backend above all. */
  gate?: string;
}

/**
 * Starts a real Chromium with the built extension in it.
 * @param options.build folder of the unpacked extension
 */
export async function launchExtension(options: LaunchOptions & { build?: string } = {}): Promise<ExtensionBrowser> {
  const isFresh = !(options.profile && existsSync(options.profile));
  const context = await launchChromium({ ...options, extension: path.resolve(options.build ?? TEST_BUILD) });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extensionId = new URL(worker.url()).host;
  if (isFresh) await waitForWelcomeTab(worker);
  return {
    context,
    extensionId,
    pageUrl: (page) => `chrome-extension://${extensionId}/${page}`,
    close: () => context.close(),
  };
}

/**
 * Starts a real Chromium.
 * @param options.extension folder of the one unpacked extension in it, whosever it is; null for none
 */
export async function launchChromium(options: LaunchOptions & { extension: string | null }): Promise<BrowserContext> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium was found. Run the tests by `npm test`, which installs one.');
  const { extension } = options;
  return chromium.launchPersistentContext(options.profile ?? '', {
    executablePath,
    headless: false, // Playwright's own headless mode takes no extensions; `--headless=new` below does.
    colorScheme: options.colorScheme ?? 'light',
    locale: options.locale ?? 'en-US',
    ...(options.reducedMotion && { reducedMotion: options.reducedMotion }),
    viewport: { width: 1280, height: 800 },
    args: [
      ...(options.headless === false ? [] : ['--headless=new']),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(extension === null ? [] : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
      `--lang=${options.locale ?? 'en-US'}`,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The browser's own: it asks its maker what the fields of a form are for.
      '--disable-features=AutofillServerCommunication',
      '--no-first-run',
      '--hide-scrollbars',
      // Playwright's own way would send this machine's addresses there too.
      ...(options.proxy ? [`--proxy-server=${options.proxy}`] : []),
      ...(options.gate ? [`--proxy-server=${options.gate}`, '--proxy-bypass-list=<-loopback>'] : []),
    ],
  });
}

/**
 * Waits for the tab that a newly installed Klikk opens. Were it opened over a test's page, that page would lose the foreground, and a
 * page in the background is drawn once a second.
 */
async function waitForWelcomeTab(worker: Worker): Promise<void> {
  await worker.evaluate(async () => {
    // The worker's own `chrome`, of which only these two calls are wanted here.
    const { tabs, runtime } = (
      globalThis as unknown as {
        chrome: {
          tabs: { query(wanted: { url: string }): Promise<object[]> };
          runtime: { getURL(page: string): string };
        };
      }
    ).chrome;
    const deadline = Date.now() + 20_000;
    while ((await tabs.query({ url: runtime.getURL('account.html') })).length === 0) {
      if (Date.now() > deadline) throw new Error('A newly installed Klikk did not open its account page.');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}
