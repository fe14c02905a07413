import { expect, type Page } from '@playwright/test';
import { violationsOf } from '../support/accessibility.ts';
import * as creator from '../support/creator.ts';
import { readCode } from '../support/mailbox.ts';
import { signInElsewhere } from '../support/signed-in-elsewhere.ts';
import { test } from './fixtures.ts';

/** What a creator does with an account, from signing in by a code to ending every session. */

const mailUrl = process.env.KLIKK_TEST_MAIL ?? '';
const backendUrl = process.env.KLIKK_TEST_BACKEND ?? '';

async function expectNoViolations(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect({ colorScheme, violations: await violationsOf(page) }).toEqual({ colorScheme, violations: [] });
  }
}

test('an account is signed in to by a code, and its name, password, address and sessions are changed', async ({
  newcomer,
}) => {
  const { page } = newcomer;
  const status = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text });
  const sessions = page.getByRole('list', { name: 'Where you are signed in' }).getByRole('listitem');

  await test.step('signs in by a code, also on a page that is opened again meanwhile', async () => {
    await page.getByRole('tab', { name: 'Account' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'E-mail me a code' }).click();
    await expect(page.getByText('Write your e-mail address.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Email' }).fill(newcomer.email);
    await page.getByRole('button', { name: 'E-mail me a code' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in with a code' })).toBeVisible();
    await expectNoViolations(page);
    const code = await readCode(mailUrl, newcomer.email, /sign in/);
    await page.reload();
    await page.getByRole('textbox', { name: 'Code' }).fill(code);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('tab', { name: 'Account' }).click();
    await expect(sessions).toHaveText(/This browser/);
  });

  await test.step('changes the name', async () => {
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada Renamed');
    await page.getByRole('button', { name: 'Save name' }).click();
    await expect(status('Your name was saved.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Hello, Ada Renamed' })).toBeVisible();
  });

  const password = 'a wholly new password';
  await test.step('changes the password, which ends the other session', async () => {
    const other = await signInElsewhere(backendUrl, newcomer);
    await page.getByLabel('New password').fill('short');
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page.getByText('A password needs 10 characters or more. This one has 5.')).toBeVisible();
    await page.getByLabel('New password').fill(password);
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(status('Your password was changed.')).toBeVisible();
    await expect(sessions).toHaveCount(1);
    expect(await other.isEnded()).toBe(true);
  });

  const { email } = creator.inventPerson();
  await test.step('changes the address, with a code from each mailbox', async () => {
    await page.getByRole('textbox', { name: 'New e-mail address' }).fill(email);
    await page.getByRole('button', { name: 'Send the codes' }).click();
    await expect(page.getByRole('textbox', { name: `Code sent to ${newcomer.email}` })).toBeFocused();
    await page
      .getByRole('textbox', { name: `Code sent to ${newcomer.email}` })
      .fill(await readCode(mailUrl, newcomer.email, /change/));
    await page.getByRole('button', { name: 'Change address' }).click();
    await expect(page.getByText(`The code sent to ${newcomer.email} is right.`)).toBeVisible();
    await expectNoViolations(page);
    await page.reload();
    await page.getByRole('tab', { name: 'Account' }).click();
    await page.getByRole('textbox', { name: `Code sent to ${email}` }).fill(await readCode(mailUrl, email, /change/));
    await page.getByRole('button', { name: 'Change address' }).click();
    await expect(status(`Your address is ${email} now.`)).toBeVisible();
  });

  await test.step('sees another session and ends it', async () => {
    const other = await signInElsewhere(backendUrl, { email, password });
    await page.reload();
    await page.getByRole('tab', { name: 'Account' }).click();
    await expect(sessions).toHaveCount(2);
    await expect(sessions.first()).toHaveText(/Chrome on Linux.*This browser/);
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'End A browser', exact: true }).click();
    await expect(status('A browser was ended.')).toBeVisible();
    await expect(sessions).toHaveCount(1);
    expect(await other.isEnded()).toBe(true);
  });

  await test.step('ends all sessions', async () => {
    const other = await signInElsewhere(backendUrl, { email, password });
    await page.getByRole('button', { name: 'End all sessions' }).click();
    await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible();
    expect(await other.isEnded()).toBe(true);
  });
});
