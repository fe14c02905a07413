import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { readCode } from '../support/mailbox.ts';
import { inventPerson, type Person } from '../support/person.ts';
import { signInElsewhere } from '../support/signed-in-elsewhere.ts';
import { addFirstPhoto, makeThumbnails, openPanel, signUp } from './support/creator.ts';
import { type FirefoxWithKlikk, launchFirefox } from './support/launch-firefox.ts';
import { fill, find, findAll, press } from './support/screen.ts';
import { until } from './support/until.ts';

/** What a creator manages, in Firefox: the account, photos, the history and the popup's glance at them. */

const CUT_OUT_ALREADY = 'tests/fixtures/photos/astronaut-cutout.webp';
const mailUrl = inject('mailUrl');
const backendUrl = inject('backendUrl');

let firefox: FirefoxWithKlikk;
let person: Person;

beforeAll(async () => {
  firefox = await launchFirefox();
  person = await signUp(firefox.welcome, mailUrl);
});
afterEach(() => firefox.closePages());
afterAll(() => firefox?.close());

const openTab = async (name: string) => {
  await firefox.welcome.bringToFront();
  await press(firefox.welcome, 'tab', name);
};

/** Waits until a list has so many entries. */
const waitForCount = (list: string, count: number) =>
  until(`${count} in ${list}`, async () => {
    const [found] = await findAll(firefox.welcome, 'list', list);
    const items = found ? await findAll(found, 'listitem') : [];
    return items.length === count && items;
  });

test('a photo is added, named anew, kept on this device only and back in the account, and deleted', async () => {
  const account = firefox.welcome;
  await addFirstPhoto(account, CUT_OUT_ALREADY);
  const [photo] = await waitForCount('Reference photos', 1);
  if (!photo) throw new Error('There is no photo.');
  await press(photo, 'button', 'Rename astronaut-cutout');
  await fill(account, 'Label', 'In orange');
  await press(account, 'button', 'Save');
  await find(account, 'button', 'Rename In orange');

  await press(account, 'radio', 'On this device only');
  await press(await find(account, 'dialog'), 'button', 'Move to this device');
  await find(account, 'status', /^1 photo was moved to this device/);

  await firefox.backgroundEnds();
  const studio = await firefox.openStudio('/video/tReeH0us3-1/edit');
  await makeThumbnails(studio, await openPanel(studio));
  await studio.close();
  await firefox.reloadWelcome();
  await openTab('Photos');
  await waitForCount('Reference photos', 1);

  await press(account, 'radio', 'In your account');
  await press(await find(account, 'dialog'), 'button', 'Move to your account');
  await find(account, 'status', /^1 photo was moved to your account/);

  await press(account, 'button', 'Delete In orange');
  const question = await find(account, 'dialog');
  await press(question, 'button', 'Delete photo');
  await until('no photo', async () => (await findAll(account, 'button', 'Delete In orange')).length === 0);
});

test('the history finds, opens, copies and deletes, and the popup shows the last thumbnails', async () => {
  const account = firefox.welcome;
  for (const title of ['Première Année à Paris', 'Seven Days in the Desert']) {
    const studio = await firefox.openStudio(`/?${new URLSearchParams({ open: 'upload', title })}`);
    await makeThumbnails(studio, await openPanel(studio));
    await studio.close();
  }
  await firefox.backgroundEnds();
  await firefox.reloadWelcome();
  await openTab('History');
  // The photo on those of before is deleted.
  await waitForCount('Your thumbnails', 3);
  await waitForPictures(account, 6);

  await fill(account, 'Search titles', 'premiere PARIS');
  await waitForCount('Your thumbnails', 1);
  await press(account, 'button', 'Duplicate');
  await find(account, 'status', /copied|copy/i);
  await fill(account, 'Search titles', ' ');
  await waitForCount('Your thumbnails', 4);

  await press(account, 'checkbox', 'Select “Première Année à Paris”');
  await press(account, 'button', 'Delete selected');
  await waitForCount('Your thumbnails', 3);
  await press(account, 'button', 'Undo');
  await waitForCount('Your thumbnails', 4);

  const popup = await firefox.openOwn('popup.html');
  await waitForPictures(popup, 3);
  await popup.close();

  await press(account, 'link', 'Open thumbnail 1 of “Seven Days in the Desert”');
  await find(account, 'heading', 'Seven Days in the Desert');
  await account.goBack();
  await press(account, 'button', 'Delete everything…');
  await press(await find(account, 'dialog'), 'button', 'Delete everything');
  await until('an empty history', () =>
    account.evaluate(() => document.body.textContent?.includes('Nothing made yet')),
  );
});

/** Waits until a page shows so many thumbnails, small. */
async function waitForPictures(page: Page, count: number): Promise<void> {
  await until(`${count} painted pictures`, async () => {
    const widths = await page.$$eval('main img', (images) => images.map(({ naturalWidth }) => naturalWidth));
    return widths.filter((width) => width === 320).length === count;
  });
}

test('the account is signed in to by a code; its name, password, address and sessions are changed', async () => {
  const account = firefox.welcome;
  await openTab('Account');
  await press(account, 'button', 'Sign out');
  await fill(account, 'Email', person.email);
  await press(account, 'button', 'E-mail me a code');
  await find(account, 'heading', 'Sign in with a code');
  const code = await readCode(mailUrl, person.email, /sign in/);
  await firefox.reloadWelcome();
  await fill(account, 'Code', code);
  await press(account, 'button', 'Confirm');
  await openTab('Account');
  await find(account, 'listitem', /Firefox on Linux.*This browser/);

  await fill(account, 'Name', 'Ada Renamed');
  await press(account, 'button', 'Save name');
  await find(account, 'heading', 'Hello, Ada Renamed');

  const password = 'a wholly new password';
  const before = await signInElsewhere(backendUrl, person);
  await fill(account, 'New password', password);
  await press(account, 'button', 'Change password');
  await find(account, 'status', /Your password was changed/);
  expect(await before.isEnded()).toBe(true);

  const { email } = inventPerson();
  await fill(account, 'New e-mail address', email);
  await press(account, 'button', 'Send the codes');
  await fill(account, `Code sent to ${person.email}`, await readCode(mailUrl, person.email, /change/));
  await press(account, 'button', 'Change address');
  // The page may be closed between the two.
  await until('the first code to be taken', () =>
    account.evaluate(
      (email) => document.body.textContent?.includes(`The code sent to ${email} is right.`),
      person.email,
    ),
  );
  await firefox.reloadWelcome();
  await openTab('Account');
  await fill(account, `Code sent to ${email}`, await readCode(mailUrl, email, /change/));
  await press(account, 'button', 'Change address');
  await find(account, 'status', /Your address is/);

  const after = await signInElsewhere(backendUrl, { email, password });
  await firefox.reloadWelcome();
  await openTab('Account');
  await press(account, 'button', 'End all sessions');
  await find(account, 'button', 'Create account');
  expect(await after.isEnded()).toBe(true);
});
