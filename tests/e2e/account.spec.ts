import { expect, type Page } from '@playwright/test';
import { createClient } from '@supabase/supabase-js';
import { PUBLISHABLE_KEY } from '../../supabase/local/keys.ts';
import type { ExtensionBrowser } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { test } from './fixtures.ts';

/** The browser's own name for the extension's storage, in the extension's pages. */
declare const chrome: {
  storage: {
    local: {
      get(key: string): Promise<{ session: string }>;
      set(items: { session: string }): Promise<void>;
    };
  };
};

let browser: ExtensionBrowser;
let person: creator.Person;
let account: Page;

test.beforeEach(({ household, newcomer }) => {
  browser = household.extension;
  person = newcomer;
  account = newcomer.page;
});

async function openPopup(): Promise<Page> {
  const popup = await browser.context.newPage();
  await popup.goto(browser.pageUrl('popup.html'));
  return popup;
}

/** Ends the person's sessions from another device, and lets this one's token run out. */
async function endSession(): Promise<void> {
  const elsewhere = createClient(process.env.KLIKK_TEST_BACKEND ?? '', PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { error } = await elsewhere.auth.signInWithPassword(person);
  expect(error).toBeNull();
  await elsewhere.auth.signOut({ scope: 'others' });
  await account.evaluate(async () => {
    const { session } = await chrome.storage.local.get('session');
    const expired = { ...JSON.parse(session), expires_at: Math.floor(Date.now() / 1000) - 60 };
    await chrome.storage.local.set({ session: JSON.stringify(expired) });
  });
}

test('the popup shows who is signed in and the credits, and opens the account page', async () => {
  const popup = await openPopup();
  await expect(popup.getByRole('heading', { name: `Hello, ${person.name}` })).toBeVisible();
  await expect(popup.getByText('10 credits', { exact: true })).toBeVisible();
  await popup.getByRole('tab', { name: 'Account' }).click();
  await expect(popup.getByText(person.email)).toBeVisible();
  const tabs = () => browser.context.pages().filter((page) => page.url() === browser.pageUrl('account.html')).length;
  const before = tabs();
  await popup.getByRole('button', { name: 'Open account page' }).click();
  await expect.poll(tabs).toBe(before + 1);
});

test('a session that was ended elsewhere says so everywhere, and asks to sign in', async () => {
  await endSession();
  const words = 'You were signed out.';
  const popup = await openPopup();
  await expect(popup.getByText(words)).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Sign in' })).toBeVisible();
  const { panel } = await creator.openUpload(browser);
  await expect(panel.getByText(words)).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await account.reload();
  await expect(account.getByText(words)).toBeVisible();
  await creator.signIn(account, person);
  await expect(panel.getByRole('button', { name: 'Generate', exact: true })).toBeVisible();
});

test('a password of nine characters is refused before it is sent, with the limit', async () => {
  await account.getByRole('tab', { name: 'Account' }).click();
  await account.getByRole('button', { name: 'Sign out' }).click();
  const { name, email } = creator.inventPerson();
  await account.getByRole('textbox', { name: 'Name' }).fill(name);
  await account.getByRole('textbox', { name: 'Email' }).fill(email);
  await account.getByRole('textbox', { name: 'Password' }).fill('123456789');
  await account.getByRole('button', { name: 'Create account' }).click();
  await expect(account.getByText('A password needs 10 characters or more. This one has 9.')).toBeVisible();
  await expect(account.getByRole('textbox', { name: 'Code' })).toBeHidden();
});
