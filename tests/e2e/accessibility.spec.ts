import { expect, type Page } from '@playwright/test';
import { violationsOf } from '../support/accessibility.ts';
import * as creator from '../support/creator.ts';
import { test } from './fixtures.ts';

/** Every screen, light and dark, as the accessibility checker sees it in the real browser. */

async function expectNoViolations(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const violations = await violationsOf(page);
    expect({ screen, colorScheme, violations }).toEqual({ screen, colorScheme, violations: [] });
  }
}

test('the account page, from the first visit to signing up', async ({ visitor: account }) => {
  await expectNoViolations(account, 'signed out');
  const person = creator.inventPerson();
  await creator.createAccount(account, person);
  await expectNoViolations(account, 'asked for the code');
  await creator.confirmEmail(account, person, process.env.KLIKK_TEST_MAIL ?? '');
});

test('the account page and the popup of somebody with a photo', async ({ household, memberWithPhoto }) => {
  const account = memberWithPhoto.page;
  for (const name of ['Photos', 'Brand', 'History', 'Plan', 'Privacy', 'Account']) {
    await account.getByRole('tab', { name }).click();
    await expect(account.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
    await expectNoViolations(account, name);
  }
  const popup = await household.extension.context.newPage();
  await popup.setViewportSize({ width: 380, height: 600 });
  await popup.goto(household.extension.pageUrl('popup.html'));
  for (const name of ['Photos', 'Plan', 'Privacy', 'Account']) {
    await popup.getByRole('tab', { name }).click();
    await expect(popup.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
    await expectNoViolations(popup, `${name} in the popup`);
  }
});

for (const theme of ['light', 'dark'] as const) {
  test(`the panel in ${theme}, before and after generating`, async ({ household, member: _ }) => {
    const studio = await household.extension.context.newPage();
    await studio.emulateMedia({ colorScheme: theme });
    await studio.goto(`https://studio.youtube.com/?open=upload&title=Seven+Days&theme=${theme}`);
    const panel = await creator.openPanel(studio);
    expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
    await creator.generate(panel);
    expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
  });
}

test('the checker sees what lies in the page, in a shadow root and in the panel’s document', async ({
  household,
  member: _,
}) => {
  const { studio, panel } = await creator.openUpload(household.extension);
  const withoutName = (element: Element) => element.append(Object.assign(new Image(), { src: 'data:,' }));
  await panel.getByRole('region', { name: 'Klikk' }).evaluate(withoutName);
  await studio
    .locator('klikk-panel')
    .getByRole('button', { name: 'Generate thumbnail' })
    .locator('..')
    .evaluate(withoutName);
  await studio.locator('body').evaluate(withoutName);
  const ofImages = (violations: string[]) => violations.filter((violation) => violation.startsWith('image-alt'));
  expect(ofImages(await violationsOf(studio))).toHaveLength(2);
  expect(ofImages(await violationsOf(studio, 'klikk-panel'))).toHaveLength(2);
});
