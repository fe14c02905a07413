import { expect, type Frame, type Locator, type Page } from '@playwright/test';
import type { Result } from '../../../utils/domain/result.ts';
import type { ApplyState } from '../../../utils/messaging/protocol/studio.ts';
import type { MessageName, Request, Response } from '../../../utils/messaging/protocol.ts';
import { type PracticeOptions, toSearch } from '../../studio/page/switches.ts';
import { readAppliedFile, springedTraps } from '../../studio/serve-practice-studio.ts';
import { waitForSettledPanel } from '../../support/settled-panel.ts';

/** The browser's own name for the extension's messages, in the panel's document. */
declare const chrome: {
  tabs: {
    getCurrent(): Promise<{ id: number }>;
    sendMessage(id: number, message: object, options: { frameId: number }): Promise<{ res: unknown } | undefined>;
  };
};

const ORIGIN = 'https://studio.youtube.com';
export const EDIT_PAGE = '/video/tReeH0us3-1/edit';

/** A page of the practice Studio, as a creator and the panel deal with it. */
export class StudioPage {
  readonly page: Page;
  readonly hosts: Locator;
  readonly launcher: Locator;
  readonly #extensionId: string;

  constructor(page: Page, extensionId: string) {
    this.page = page;
    this.#extensionId = extensionId;
    this.hosts = page.locator('klikk-panel');
    this.launcher = page.getByRole('button', { name: 'Generate thumbnail' });
  }

  async openEditPage(options: Partial<PracticeOptions> = {}): Promise<void> {
    await this.page.goto(`${ORIGIN}${EDIT_PAGE}?${toSearch(options)}`);
    await expect(this.launcher).toBeVisible();
  }

  async openUpload(options: Partial<PracticeOptions> = {}): Promise<void> {
    await this.page.goto(`${ORIGIN}/?${toSearch({ open: 'upload', ...options })}`);
    await expect(this.launcher).toBeVisible();
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Presses the launcher. */
  async openPanel(): Promise<Panel> {
    await this.launcher.click();
    return this.panel();
  }

  /** The open panel in the `position`-th host. */
  async panel(position = 0): Promise<Panel> {
    const element = await this.hosts.nth(position).locator('iframe').elementHandle();
    const frame = await element?.contentFrame();
    if (!frame) throw new Error('There is no panel.');
    await frame.waitForURL(`chrome-extension://${this.#extensionId}/panel.html#*`);
    await waitForSettledPanel(this.hosts.nth(position).locator('iframe'));
    return new Panel(frame);
  }

  appliedFile(): ReturnType<typeof readAppliedFile> {
    return readAppliedFile(this.page);
  }

  hasAppliedFile(): Promise<boolean> {
    return this.page.evaluate(async () => (await window.practiceStudio.applied()) !== null);
  }

  traps(): Promise<string[]> {
    return springedTraps(this.page);
  }
}

/** The panel's own document, and the messages that it can send. */
export class Panel {
  readonly frame: Frame;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  get draftKey(): string {
    return new URL(this.frame.url()).hash.slice(1);
  }

  /** Sends a message to the content script of the panel's own tab, from the panel's own document. */
  async send<Name extends MessageName>(name: Name, data: Request<Name>): Promise<Result<Response<Name>>> {
    const answer = await this.frame.evaluate(
      async ({ type, data }) => {
        const tab = await chrome.tabs.getCurrent();
        const message = { id: 1, type, data, timestamp: Date.now() };
        return chrome.tabs.sendMessage(tab.id, message, { frameId: 0 });
      },
      { type: name, data },
    );
    return answer?.res as Result<Response<Name>>;
  }

  async apply(picture: Buffer, options: { variantId?: string; mime?: 'image/jpeg' | 'image/png' } = {}) {
    const { variantId = crypto.randomUUID(), mime = 'image/jpeg' } = options;
    return this.send('studio.apply', {
      draftKey: this.draftKey,
      variantId,
      version: null,
      picture: picture.toString('base64'),
      mime,
    });
  }

  restore() {
    return this.send('studio.restore', { draftKey: this.draftKey });
  }

  async applyState(): Promise<ApplyState> {
    const status = await this.send('studio.applyStatus', { draftKey: this.draftKey });
    if (!status.ok) throw new Error(`No status: ${status.error.code}`);
    return status.value.apply;
  }

  async context() {
    const context = await this.send('studio.context', { draftKey: this.draftKey });
    if (!context.ok) throw new Error(`No context: ${context.error.code}`);
    return context.value;
  }
}
