import { test as base, type Page } from '@playwright/test';
import { servePracticeStudio } from '../studio/serve-practice-studio.ts';
import { type ExtensionBrowser, launchExtension } from '../support/browser.ts';
import * as creator from '../support/creator.ts';
import { waitToSee } from '../support/wait-to-see.ts';
import { StudioPage } from './studio/studio-page.ts';

/**
 * What browser tests begin with. To start a browser with the extension takes seconds of a processor, so the tests of a worker
 * share two: one in which nobody signs in, one in which people sign in one after another. Each test gets pages of its own.
 * Tests that end a browser, or need another device, launch their own.
 */

/** Somebody who is signed in. */
export interface Account extends creator.Person {
  /** The account page. */
  page: Page;
}

interface WorkerFixtures {
  /** For tests of the practice Studio: nobody is signed in here, ever. */
  extension: ExtensionBrowser;
  /** The browser in which people sign in. */
  household: Household;
}

interface TestFixtures {
  /** A page of the practice Studio where nobody is signed in. */
  studio: StudioPage;
  /** The account page of a browser in which somebody was, and nobody is. */
  visitor: Page;
  /** A person who has signed up for this test alone, and may do with the account what they like. */
  newcomer: Account;
  /** The worker's person without photos: for tests that leave the account as it is. */
  member: Account;
  /** The worker's person with one photo, the astronaut's: for tests that leave the account as it is. */
  memberWithPhoto: Account;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
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
  household: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const extension = await launchExtension({ reducedMotion: 'reduce' });
      await servePracticeStudio(extension.context);
      await use(new Household(extension));
      await extension.close();
    },
    { scope: 'worker' },
  ],
  studio: async ({ extension }, use) => {
    const page = await extension.context.newPage();
    await use(new StudioPage(page, extension.extensionId));
    await page.close();
  },
  visitor: async ({ household }, use) => {
    await use(await household.signOut());
    await household.closePages();
  },
  newcomer: async ({ household }, use) => {
    await use(await household.signUp());
    await household.closePages();
  },
  member: async ({ household }, use) => {
    await use(await household.enter('member'));
    await household.closePages();
  },
  memberWithPhoto: async ({ household }, use) => {
    await use(await household.enter('memberWithPhoto'));
    await household.closePages();
  },
});

/** A browser that people share. Its first page, the account page that a new installation opens, stays open all the time. */
export class Household {
  readonly extension: ExtensionBrowser;
  readonly #mailUrl: string;
  readonly #members = new Map<'member' | 'memberWithPhoto', creator.Person>();
  /** Who is known to be signed in. A newcomer or a visitor may have changed that. */
  #present: creator.Person | null = null;

  /** @param mailUrl where the mail of its people is caught */
  constructor(extension: ExtensionBrowser, mailUrl = process.env.KLIKK_TEST_MAIL ?? '') {
    this.extension = extension;
    this.#mailUrl = mailUrl;
  }

  /** Signs the worker's own person in, where it is not them who were here last; at first, signs them up. */
  async enter(role: 'member' | 'memberWithPhoto'): Promise<Account> {
    const person = this.#members.get(role);
    if (!person) {
      const account = await this.signUp();
      if (role === 'memberWithPhoto') await creator.addPhoto(account.page, 'tests/fixtures/photos/astronaut.jpg');
      this.#members.set(role, account);
      this.#present = account;
      return account;
    }
    if (this.#present === person) {
      const page = await creator.openAccountPage(this.extension);
      await waitToSee(page.getByRole('tab', { name: 'Photos' }));
      return { ...person, page };
    }
    const page = await this.signOut();
    await creator.signIn(page, person);
    this.#present = person;
    return { ...person, page };
  }

  /** Signs somebody up who was never there before. */
  async signUp(): Promise<Account> {
    const page = await this.signOut();
    const person = creator.inventPerson();
    await creator.createAccount(page, person);
    await creator.confirmEmail(page, person, this.#mailUrl);
    return { ...person, page };
  }

  /** Signs out whoever is there, and answers the account page. */
  async signOut(): Promise<Page> {
    this.#present = null;
    const page = await creator.openAccountPage(this.extension);
    const [tab, signUp] = [
      page.getByRole('tab', { name: 'Account' }),
      page.getByRole('button', { name: 'Create account' }),
    ];
    await waitToSee(tab.or(signUp));
    if (await tab.isVisible()) {
      await tab.click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await waitToSee(signUp);
    }
    return page;
  }

  /** Closes what a test has opened. */
  async closePages(): Promise<void> {
    for (const page of this.extension.context.pages().slice(1)) await page.close();
  }
}
