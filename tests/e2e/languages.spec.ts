import { expect, type Page, test } from '@playwright/test';
import { servePracticeStudio } from '../studio/serve-practice-studio.ts';
import { violationsOf } from '../support/accessibility.ts';
import { launchExtension } from '../support/browser.ts';
import { readWords, type Words } from '../support/catalogue.ts';
import * as creator from '../support/creator.ts';
import { tagOf } from '../support/long.ts';
import { readCode } from '../support/mailbox.ts';
import { press } from '../support/press.ts';
import { waitForSettledPanel } from '../support/settled-panel.ts';

/** The interface in a browser that speaks another language: one that runs from right to left, and one with other letters. */
const LANGUAGES = [
  { name: 'ar', title: 'تدرّبت مثل رائد فضاء لمدة 30 يومًا', direction: 'rtl' },
  { name: 'ja', title: '宇宙飛行士の訓練を30日間やってみた', direction: 'ltr' },
];

async function signUp(page: Page, words: Words): Promise<void> {
  const person = creator.inventPerson();
  await page.getByRole('textbox', { name: words('signIn.name') }).fill(person.name);
  await page.getByRole('textbox', { name: words('signIn.email') }).fill(person.email);
  await page.getByRole('textbox', { name: words('signIn.password') }).fill(person.password);
  await page.getByRole('button', { name: words('signIn.create') }).click();
  const code = await readCode(process.env.KLIKK_TEST_MAIL ?? '', person.email);
  await page.getByRole('textbox', { name: words('code.code') }).fill(code);
  await page.getByRole('button', { name: words('code.confirm') }).click();
}

/** How much wider a document is than what is seen of it. */
const overflowOf = (page: Pick<Page, 'locator'>) =>
  page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);

for (const { name, title, direction } of LANGUAGES) {
  test(`account page and panel speak the browser's language: ${name}`, tagOf(direction === 'ltr'), async () => {
    const words = await readWords(name);
    const extension = await launchExtension({ locale: name, reducedMotion: 'reduce' });
    await servePracticeStudio(extension.context);
    const account = await creator.openAccountPage(extension);
    await expect(account.locator('html')).toHaveAttribute('lang', name);
    await expect(account.locator('html')).toHaveAttribute('dir', direction);
    await signUp(account, words);
    for (const tab of ['page.photos', 'brand.tab', 'page.plan', 'page.privacy', 'page.account']) {
      await account.getByRole('tab', { name: words(tab), exact: true }).click();
      expect({ tab, violations: await violationsOf(account) }).toEqual({ tab, violations: [] });
      expect(await overflowOf(account)).toBe(0);
    }

    await account.getByRole('tab', { name: words('page.photos'), exact: true }).click();
    await account.getByRole('button', { name: words('people.addSomebody') }).click();
    expect(await violationsOf(account)).toEqual([]);
    await account.getByRole('dialog').getByRole('textbox').fill(words('people.somebody'));
    await account
      .getByRole('dialog')
      .getByRole('button', { name: words('consent.agree') })
      .click();
    await expect(account.getByRole('region', { name: words('people.somebody'), exact: true })).toBeVisible();
    expect(await violationsOf(account)).toEqual([]);
    expect(await overflowOf(account)).toBe(0);

    const studio = await extension.context.newPage();
    await studio.goto(`https://studio.youtube.com/?${new URLSearchParams({ open: 'upload', title })}`);
    const launcher = studio.getByRole('button', { name: words('generateThumbnail') });
    await launcher.click();
    expect(await launcher.evaluate((button) => getComputedStyle(button).direction)).toBe(direction);
    const frame = studio.locator('klikk-panel iframe');
    await waitForSettledPanel(frame);
    const panel = frame.contentFrame();
    await expect(panel.locator('html')).toHaveAttribute('dir', direction);
    await expect(panel.getByRole('textbox', { name: words('panel.prompt') })).toBeVisible();
    await expect(panel.getByRole('radiogroup', { name: words('panel.style') })).toBeVisible();
    await press(panel.getByRole('button', { name: words('panel.generate'), exact: true }));
    const thumbnails = panel.getByRole('list', { name: words('thumbnails.title') }).getByRole('listitem');
    await expect(thumbnails).toHaveCount(3, { timeout: 30_000 });
    expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
    expect(await overflowOf(panel)).toBe(0);

    await press(thumbnails.first().getByRole('button', { name: words('thumbnails.apply') }));
    await expect(panel.getByRole('status').filter({ hasText: words('apply.applied') })).toBeVisible({
      timeout: 30_000,
    });
    await press(thumbnails.first().getByRole('button', { name: words('thumbnails.edit') }));
    await expect(panel.getByRole('group', { name: words('editor.tools') })).toBeVisible();
    expect(await overflowOf(panel)).toBe(0);
    await extension.close();
  });
}
