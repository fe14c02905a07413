import { expect, type Page } from '@playwright/test';
import type { Result } from '../../../utils/domain/result.ts';
import type { ApplyState } from '../../../utils/messaging/protocol/studio.ts';
import type { MessageName, Request, Response } from '../../../utils/messaging/protocol.ts';
import { type PracticeOptions, toSearch } from '../../studio/page/switches.ts';
import { readAppliedFile, springedTraps } from '../../studio/serve-practice-studio.ts';
import type { ExtensionBrowser } from '../../support/browser.ts';
import { test as base } from '../fixtures.ts';

/** The browser's own name for the extension's messages, in the extension's pages. */
declare const chrome: {
  tabs: {
    query(wanted: { active: true }): Promise<{ id: number }[]>;
    sendMessage(id: number, message: object, options: { frameId: number }): Promise<{ res: unknown } | undefined>;
  };
};

const ORIGIN = 'https://studio.youtube.com';
const EDIT_PAGE = '/video/tReeH0us3-1/edit';
/** Studio hurries, so that a case takes less than a second. */
const HASTE: Partial<PracticeOptions> = { delay: 0, idDelay: 0, transfer: 40, upload: 'done' };

export type Surface = 'edit' | 'upload' | 'draft' | 'over' | 'live';

const PLACES: Record<Surface, { path: string; open: PracticeOptions['open'] }> = {
  edit: { path: EDIT_PAGE, open: 'nothing' },
  upload: { path: '/', open: 'upload' },
  draft: { path: '/', open: 'draft' },
  over: { path: EDIT_PAGE, open: 'upload' },
  live: { path: '/', open: 'live' },
};

/**
 * The practice Studio for cases by the dozen: one browser and one tab for all of them, and the content script is asked from one
 * document of the panel's that stands in another tab, so that no case waits for a panel to load.
 */
export class QuickStudio {
  readonly page: Page;
  readonly #panel: Page;
  readonly #tabId: number;

  private constructor(page: Page, panel: Page, tabId: number) {
    this.page = page;
    this.#panel = panel;
    this.#tabId = tabId;
  }

  static async start(extension: ExtensionBrowser): Promise<QuickStudio> {
    const panel = await extension.context.newPage();
    await panel.goto(extension.pageUrl(`panel.html#${crypto.randomUUID()}`));
    const page = await extension.context.newPage();
    await page.bringToFront();
    const [tab] = await panel.evaluate(() => chrome.tabs.query({ active: true }));
    if (!tab) throw new Error('No tab is in front.');
    return new QuickStudio(page, panel, tab.id);
  }

  async open(surface: Surface, options: Partial<PracticeOptions> = {}): Promise<void> {
    const { path, open } = PLACES[surface];
    await this.page.goto(`${ORIGIN}${path}?${toSearch({ ...HASTE, open, ...options })}`);
    // It is drawn while the page comes up.
    if (options.thumbnail === 'custom') await expect(this.page.locator('img[src^="blob:"]')).toBeVisible();
  }

  /**
   * Presses the launcher in the editor that is edited, the dialog's where one is open, and answers its key. The panel's frame is
   * taken away before it loads.
   */
  async openEditor(surface: Surface = 'edit'): Promise<QuickEditor> {
    const hosts = this.page.locator(
      surface === 'edit'
        ? 'main klikk-panel'
        : 'ytcp-uploads-dialog klikk-panel, ytls-broadcast-edit-dialog klikk-panel',
    );
    await expect(hosts).toHaveCount(1);
    const draftKey = await hosts.evaluate((host) => {
      const launcher = host.shadowRoot?.querySelector('button');
      launcher?.click();
      const frame = host.shadowRoot?.querySelector('iframe');
      const address = frame?.src ?? '';
      frame?.remove();
      return new URL(address).hash.slice(1);
    });
    return new QuickEditor(this, draftKey);
  }

  async send<Name extends MessageName>(name: Name, data: Request<Name>): Promise<Result<Response<Name>>> {
    const message = { id: 1, type: name, data, timestamp: 0 };
    const answer = await this.#panel.evaluate(
      ({ tabId, message }) => chrome.tabs.sendMessage(tabId, message, { frameId: 0 }),
      { tabId: this.#tabId, message },
    );
    return answer?.res as Result<Response<Name>>;
  }

  /** Presses one of Studio's buttons by its id, as the creator does, in whatever language it is. */
  press(id: string): Promise<void> {
    return this.page.locator(`#${id}`).locator('visible=true').last().click();
  }

  appliedFile(): ReturnType<typeof readAppliedFile> {
    return readAppliedFile(this.page);
  }

  hasAppliedFile(): Promise<boolean> {
    return this.page.evaluate(async () => (await window.practiceStudio.applied()) !== null);
  }

  receivedCount(): Promise<number> {
    return this.page.evaluate(() => window.practiceStudio.receivedCount());
  }

  traps(): Promise<string[]> {
    return springedTraps(this.page);
  }

  async close(): Promise<void> {
    await Promise.all([this.page.close(), this.#panel.close()]);
  }
}

/** One editor, as its panel deals with it. */
export class QuickEditor {
  readonly draftKey: string;
  readonly #studio: QuickStudio;

  constructor(studio: QuickStudio, draftKey: string) {
    this.#studio = studio;
    this.draftKey = draftKey;
  }

  async apply(picture: Buffer, variantId: string = crypto.randomUUID()): Promise<void> {
    const data = {
      draftKey: this.draftKey,
      variantId,
      version: null,
      picture: picture.toString('base64'),
      mime: 'image/jpeg',
    } as const;
    expect(await this.#studio.send('studio.apply', data)).toMatchObject({ ok: true });
  }

  tryToApply(bytes: Buffer, variantId: string = crypto.randomUUID()) {
    const { draftKey } = this;
    return this.#studio.send('studio.apply', {
      draftKey,
      variantId,
      version: null,
      picture: bytes.toString('base64'),
      mime: 'image/jpeg',
    });
  }

  async restore(): Promise<void> {
    expect(await this.#studio.send('studio.restore', { draftKey: this.draftKey })).toMatchObject({ ok: true });
  }

  async status() {
    return this.#value(await this.#studio.send('studio.applyStatus', { draftKey: this.draftKey }));
  }

  async state(): Promise<ApplyState> {
    return (await this.status()).apply;
  }

  async reaches(state: ApplyState['state']): Promise<void> {
    await expect.poll(async () => (await this.state()).state, { intervals: [40] }).toBe(state);
  }

  async context() {
    return this.#value(await this.#studio.send('studio.context', { draftKey: this.draftKey }));
  }

  async diagnose(): Promise<string> {
    return this.#value(await this.#studio.send('studio.diagnose', { draftKey: this.draftKey })).text;
  }

  /**
   * Follows the state to its end; fails where `applied` is said while Studio has no picture.
   * @returns the states on the way, in order
   */
  async follow(end: ApplyState['state'], timeout = 10_000): Promise<string[]> {
    const seen: string[] = [];
    const look = async () => {
      const { apply } = await this.status();
      if (seen.at(-1) === apply.state) return apply.state;
      seen.push(apply.state);
      if (apply.state === 'applied') expect(await this.#studio.hasAppliedFile(), 'Studio has the picture').toBe(true);
      return apply.state;
    };
    await expect.poll(look, { timeout, intervals: [40] }).toBe(end);
    return seen;
  }

  #value<T>(result: Result<T>): T {
    if (!result.ok) throw new Error(`Refused: ${result.error.code}`);
    return result.value;
  }
}

/** Cases share their tab, and leave nothing behind that must never be. */
export const test = base.extend<{ quickStudio: QuickStudio }, { sharedStudio: QuickStudio }>({
  sharedStudio: [
    async ({ extension }, use) => {
      const quick = await QuickStudio.start(extension);
      await use(quick);
      await quick.close();
    },
    { scope: 'worker' },
  ],
  quickStudio: async ({ sharedStudio: quick }, use) => {
    // A page in the background is drawn once a second.
    await quick.page.bringToFront();
    await use(quick);
    expect(await quick.traps()).toEqual([]);
  },
});
