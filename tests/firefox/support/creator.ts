import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { readCode } from '../../support/mailbox.ts';
import { inventPerson, type Person } from '../../support/person.ts';
import { fill, find, findAll, press } from './screen.ts';
import { until } from './until.ts';

/** A person who uses Klikk in Firefox: what they do, one function a thing, by the names that they see. */

/** Makes an account on the account page, with the code out of the mail. */
export async function signUp(account: Page, mailUrl: string): Promise<Person> {
  const person = inventPerson();
  await fill(account, 'Name', person.name);
  await fill(account, 'Email', person.email);
  await fill(account, 'Password', person.password);
  await press(account, 'button', 'Create account');
  await find(account, 'textbox', 'Code');
  await fill(account, 'Code', await readCode(mailUrl, person.email));
  await press(account, 'button', 'Confirm');
  await find(account, 'tab', 'Photos');
  return person;
}

/** Adds the first photo and consents; done once it is kept. */
export async function addFirstPhoto(account: Page, file: string): Promise<void> {
  await account.bringToFront();
  await press(account, 'tab', 'Photos');
  const input = await account.waitForSelector('input[type=file]');
  if (!input) throw new Error('There is no place for photos.');
  await input.toElement('input').then((field) => field.uploadFile(file));
  await press(account, 'button', 'I agree');
  const list = await find(account, 'list', 'Reference photos');
  await find(list, 'listitem');
}

const LAUNCHER = 'klikk-panel >>> button.launcher';

/** The launcher in the editor that is edited: that of the dialog, where one is open. */
export async function findLauncher(studio: Page): Promise<ElementHandle<HTMLButtonElement>> {
  const launchers = await until('the launcher', async () => {
    const found = await studio.$$(LAUNCHER);
    return found.length > 0 && found;
  });
  const last = launchers.at(-1);
  if (!last) throw new Error('There is no launcher.');
  return last.toElement('button');
}

/** Presses the launcher, unless the panel is open already, and answers the panel's document. */
export async function openPanel(studio: Page): Promise<Frame> {
  await studio.bringToFront();
  const launcher = await findLauncher(studio);
  if ((await launcher.evaluate((button) => button.ariaExpanded)) !== 'true') await launcher.click();
  const frame = await until('the panel', async () => (await studio.$('klikk-panel >>> iframe'))?.contentFrame());
  await find(frame, 'button');
  await settle(studio, frame);
  return frame;
}

/** Waits until the frame is as high as the panel in it wants: a press while it grows can get lost between the two documents. */
async function settle(studio: Page, panel: Frame): Promise<void> {
  await until('the frame to be as high as its panel', async () => {
    const wanted = await panel.$eval('section', (region) => Math.ceil(region.getBoundingClientRect().height));
    return (await studio.$eval('klikk-panel >>> iframe', (frame) => frame.clientHeight)) === wanted;
  });
}

/** The thumbnails of an open panel; it makes them where there are none yet. Each is painted. */
export async function makeThumbnails(studio: Page, panel: Frame): Promise<ElementHandle[]> {
  await press(panel, 'button', 'Generate');
  return paintedThumbnails(studio, panel);
}

/** The three thumbnails that an open panel shows, each of them painted. */
export async function paintedThumbnails(studio: Page, panel: Frame): Promise<ElementHandle[]> {
  const list = await find(panel, 'list', 'Thumbnails');
  await until('three painted thumbnails', async () => {
    const widths = await list.$$eval('img', (images) => images.map(({ naturalWidth }) => naturalWidth));
    return widths.length === 3 && widths.every((width) => width > 0);
  });
  await settle(studio, panel);
  const items = await findAll(list, 'listitem');
  expect(items).toHaveLength(3);
  return items;
}

/** Presses a thumbnail's Apply. What becomes of it, the panel says. */
export async function apply(thumbnail: ElementHandle | undefined): Promise<void> {
  if (!thumbnail) throw new Error('There is no such thumbnail.');
  await press(thumbnail, 'button', 'Apply');
}
