import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { until } from './until.ts';

/** What a person finds on a page: things by their role and by the name that they bear, only those that are shown. */

export type Place = Page | Frame | ElementHandle;

/** The elements of a role. Firefox's own look-up takes a quarter of a second, and counts a password's field as nothing. */
const ELEMENTS = {
  alert: '[role=alert]',
  button: 'button',
  checkbox: 'input[type=checkbox]',
  dialog: 'dialog',
  heading: 'h1, h2, h3',
  image: 'img',
  link: 'a[href]',
  list: 'ul, ol',
  listitem: 'li',
  radio: 'input[type=radio]',
  status: '[role=status]',
  summary: 'summary',
  switch: '[role=switch]',
  tab: '[role=tab]',
  textbox: 'input:not([type=checkbox], [type=radio], [type=file]), textarea',
} as const;
type Role = keyof typeof ELEMENTS;

/** All things of that role that are there now. @param name the whole name, or how it is written; any without */
export async function findAll(place: Place, role: Role, name?: string | RegExp): Promise<ElementHandle[]> {
  const isIt = (itsName: string | null | undefined) =>
    typeof itsName === 'string' && (typeof name === 'string' ? itsName === name : (name?.test(itsName) ?? true));
  // All names at once: one question takes as long as another.
  const names = await place.$$eval(ELEMENTS[role], namesOfShown);
  if (!names.some(isIt)) return [];
  return (await place.$$(ELEMENTS[role])).filter((_, index) => isIt(names[index]));
}

/** Runs in the page. The names as assistive technology says them, as far as these tests need; null of what is not shown. */
function namesOfShown(elements: Element[]): (string | null)[] {
  return elements.map((element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return null;
    const { labels } = element as HTMLInputElement;
    const labelledBy = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
    const words = (labelledBy ?? labels?.[0] ?? element).textContent ?? '';
    const name = element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? words;
    return name.trim().replaceAll(/\s+/g, ' ');
  });
}

/** The thing of that role, once it is there. */
export async function find(place: Place, role: Role, name?: string | RegExp): Promise<ElementHandle> {
  try {
    return await until(`${role} ${name ?? ''}`, async () => {
      // What is looked at may be taken away meanwhile, by a page that builds itself anew.
      const [found] = await findAll(place, role, name).catch(() => []);
      return found;
    });
  } catch (error) {
    const root = 'frame' in place ? place : await place.$('body');
    const words = await root?.evaluate(({ textContent }) => textContent).catch(() => 'nothing any more');
    throw new Error(`${error instanceof Error ? error.message : error} It shows: ${words}`);
  }
}

/** Presses a thing as a person does, with the mouse. */
export async function press(
  place: Place,
  role: 'button' | 'checkbox' | 'link' | 'radio' | 'tab',
  name: string,
): Promise<void> {
  await pressElement(await find(place, role, name));
}

/**
 * Waits until it takes presses. Two frames are drawn between scrolling to it and pressing it: see `tests/support/press.ts`. Where the
 * page moved in that very moment, the press went beside it, and is done again as a person would.
 */
export async function pressElement(element: ElementHandle): Promise<void> {
  const heard = await element.evaluateHandle((element) => {
    const heard = { press: false };
    element.addEventListener('click', () => Object.assign(heard, { press: true }), { once: true, capture: true });
    return heard;
  });
  await until('it to be enabled', () => element.evaluate(({ ariaDisabled }) => ariaDisabled !== 'true'));
  await until('the press to be heard', async () => {
    await element.scrollIntoView();
    await element.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
    );
    await element.click();
    await new Promise((resolve) => setTimeout(resolve, 100));
    return heard.evaluate(({ press }) => press);
  });
}

/** Types into a text field in place of what is in it. */
export async function fill(place: Place, name: string, text: string): Promise<void> {
  const field = await find(place, 'textbox', name);
  await pressElement(field);
  await field.evaluate(
    (element) =>
      element instanceof HTMLElement && 'select' in element && typeof element.select === 'function' && element.select(),
  );
  await field.type(text);
}
