import { expect, type Page } from '@playwright/test';
import { violationsOf } from '../support/accessibility.ts';
import { inventPerson } from '../support/creator.ts';
import { killWorker } from '../support/worker.ts';
import { test } from './fixtures.ts';

/** What a person does with **Continue with Google**, in the browser's own window for that, with the backend's stand-in for Google. */

test('a person signs in with Google, after having closed its window, refused, and lost the background', async ({
  visitor,
  household,
}) => {
  const button = visitor.getByRole('button', { name: 'Continue with Google' });
  const waiting = visitor.getByRole('status').filter({ hasText: 'Go on in Google’s window.' });
  const alert = visitor.getByRole('alert');

  async function openWindow(): Promise<Page> {
    const opened = household.extension.context.waitForEvent('page');
    await button.click();
    const window = await opened;
    await expect(window.getByRole('heading', { name: 'Choose an account' })).toBeVisible();
    return window;
  }

  await test.step('closes the window, and nothing is said', async () => {
    const window = await openWindow();
    await expect(waiting).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await visitor.emulateMedia({ colorScheme });
      expect({ colorScheme, violations: await violationsOf(visitor) }).toEqual({ colorScheme, violations: [] });
    }
    await window.close();
    await expect(waiting).toBeHidden();
    await expect(button).toBeEnabled();
    await expect(alert).toBeHidden();
  });

  await test.step('waits no longer', async () => {
    const window = await openWindow();
    await visitor.getByRole('button', { name: 'Cancel' }).click();
    await expect(waiting).toBeHidden();
    await window.close();
    await expect(alert).toBeHidden();
  });

  await test.step('refuses, and reads so', async () => {
    const window = await openWindow();
    await window.getByRole('button', { name: 'Refuse' }).click();
    await expect(alert).toContainText('Google did not sign you in.');
  });

  await test.step('reads what to do where the background has died meanwhile', async () => {
    const window = await openWindow();
    await killWorker(household.extension);
    await expect(alert).toContainText('Press Continue with Google again.');
    if (!window.isClosed()) await window.close();
  });

  const { name, email, password } = inventPerson();
  await test.step('signs in, with a name and no password', async () => {
    const window = await openWindow();
    await window.getByLabel('Name').fill(name);
    await window.getByLabel('Address', { exact: true }).fill(email);
    await window.getByRole('button', { name: 'Continue' }).click();
    await expect(visitor.getByRole('heading', { name: `Hello, ${name}` })).toBeVisible();
    await visitor.getByRole('tab', { name: 'Account' }).click();
    await expect(visitor.getByText(`With a password, you can also sign in with ${email}.`)).toBeVisible();
    await visitor.getByLabel('New password').fill(password);
    await visitor.getByRole('button', { name: 'Set password' }).click();
    await expect(visitor.getByRole('status').filter({ hasText: 'Your password is set.' })).toBeVisible();
  });
});
