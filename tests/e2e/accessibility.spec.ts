import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { servePracticeStudio } from '../studio/serve-practice-studio.ts';
import { type ExtensionBrowser, launchExtension } from '../support/browser.ts';
import * as creator from '../support/creator.ts';

/** Every screen, light and dark, as the accessibility checker sees it in the real browser. */

async function violationsOf(page: Page, scope?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page });
  const { violations } = await (scope ? builder.include(scope) : builder).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    let browser: ExtensionBrowser;
    test.beforeEach(async () => {
      browser = await launchExtension({ colorScheme, reducedMotion: 'reduce' });
      await servePracticeStudio(browser.context);
    });
    test.afterEach(() => browser.close());

    test('the account page and the popup', async () => {
      const account = await creator.openAccountPage(browser);
      await expect(account.getByRole('button', { name: 'Create account' })).toBeVisible();
      expect(await violationsOf(account)).toEqual([]);
      const person = creator.inventPerson();
      await creator.createAccount(account, person);
      expect(await violationsOf(account)).toEqual([]);
      await creator.confirmEmail(account, person, process.env.KLIKK_TEST_MAIL ?? '');
      await creator.addPhoto(account, 'tests/fixtures/photos/astronaut.jpg');
      const popup = await browser.context.newPage();
      await popup.setViewportSize({ width: 380, height: 600 });
      await popup.goto(browser.pageUrl('popup.html'));
      for (const page of [account, popup]) {
        for (const name of ['Photos', ...(page === account ? ['Brand'] : []), 'Plan', 'Privacy', 'Account']) {
          await page.getByRole('tab', { name }).click();
          await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
          expect({ name, violations: await violationsOf(page) }).toEqual({ name, violations: [] });
        }
      }
    });

    test('the panel, before and after generating', async () => {
      const account = await creator.openAccountPage(browser);
      const person = creator.inventPerson();
      await creator.createAccount(account, person);
      await creator.confirmEmail(account, person, process.env.KLIKK_TEST_MAIL ?? '');
      const studio = await browser.context.newPage();
      await studio.goto(`https://studio.youtube.com/?open=upload&title=Seven+Days&theme=${colorScheme}`);
      const panel = await creator.openPanel(studio);
      expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
      await creator.generate(panel);
      expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
    });
  });
}
