import { test as base } from '@playwright/test';
import { servePracticeStudio } from '../../studio/serve-practice-studio.ts';
import { type ExtensionBrowser, launchExtension } from '../../support/browser.ts';
import { StudioPage } from './studio-page.ts';

/** One browser with the extension for all tests of a worker, and a page of the practice Studio for each test. */
export const test = base.extend<{ studio: StudioPage }, { extension: ExtensionBrowser }>({
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern
    async ({}, use) => {
      const extension = await launchExtension();
      await servePracticeStudio(extension.context);
      await use(extension);
      await extension.close();
    },
    { scope: 'worker' },
  ],
  studio: async ({ extension }, use) => {
    const page = await extension.context.newPage();
    await use(new StudioPage(page, extension.extensionId));
    await page.close();
  },
});
