import { expect, type Frame, type FrameLocator, type Page } from '@playwright/test';
import { startBackendProcess } from '../../scripts/support/backend-process.ts';
import { servePracticeStudio } from '../../tests/studio/serve-practice-studio.ts';
import { launchExtension } from '../../tests/support/browser.ts';
import * as creator from '../../tests/support/creator.ts';
import { installProbe } from './panel-probe.ts';
import { PHOTO } from './person.ts';
import { proveWatched, watchOutside } from './watch-outside.ts';

/** A creator at work: signed in, with a photo, in a browser in which the panel is measured. */
export interface Creation {
  /** Opens Studio's upload dialog in a new tab, and the panel in it. */
  openPanel(title: string): Promise<OpenPanel>;
  /** The same, with three thumbnails made and the painter warm. */
  openWarmPanel(): Promise<OpenPanel>;
  /** Addresses beyond this machine that the browser has asked for, but for Studio's, which never gets as far. */
  outside: readonly string[];
  /** Where the backend's mail is caught, for whoever signs up besides. */
  mailUrl: string;
  /** The backend's own address. */
  apiUrl: string;
}

export interface OpenPanel {
  studio: Page;
  panel: FrameLocator;
  /** The panel's document, to look into. */
  frame: Frame;
  close(): Promise<void>;
}

/**
 * @param options.build folder of the built extension
 * @param options.port port of the backend that it was built against
 * @param options.onClose told what ends each part, in the order in which they were started
 */
export async function createCreation(options: {
  build: string;
  port: number;
  onClose(cleanUp: () => Promise<void>): void;
}): Promise<Creation> {
  const backend = await startBackendProcess({ port: options.port });
  options.onClose(backend.stop);
  const watcher = await watchOutside();
  options.onClose(watcher.close);
  const browser = await launchExtension({ build: options.build, proxy: watcher.proxy });
  options.onClose(browser.close);
  const { context } = browser;
  await servePracticeStudio(context);
  await proveWatched(browser, watcher.asked);
  await context.addInitScript(installProbe);
  const account = await creator.openAccountPage(browser);
  const person = creator.inventPerson();
  await creator.createAccount(account, person);
  await creator.confirmEmail(account, person, backend.mailUrl);
  await creator.addPhoto(account, PHOTO);
  await account.close();
  const openPanel = async (title: string): Promise<OpenPanel> => {
    const studio = await context.newPage();
    await studio.setViewportSize({ width: 1280, height: 1000 });
    await studio.goto(`https://studio.youtube.com/?open=upload&title=${encodeURIComponent(title)}`);
    const panel = await creator.openPanel(studio);
    const frame = studio.frames().find((one) => one.url().startsWith(browser.pageUrl('panel.html')));
    if (!frame) throw new Error('The panel has no document.');
    return { studio, panel, frame, close: () => studio.close() };
  };
  return {
    outside: watcher.asked,
    mailUrl: backend.mailUrl,
    apiUrl: `http://127.0.0.1:${options.port}`,
    openPanel,
    async openWarmPanel() {
      const open = await openPanel('I Trained Like an Astronaut for 30 Days');
      await creator.generate(open.panel);
      // Each is painted in full by then.
      for (const apply of await open.panel.getByRole('button', { name: 'Apply' }).all())
        await expect(apply).toBeEnabled();
      return open;
    },
  };
}
