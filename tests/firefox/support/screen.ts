import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { until } from './until.ts';

/** What a person finds on a page: things by their role and by the name that they bear, only those that are shown. */

export type Place = Page | Frame | ElementHandle;

/** The elements of a role. Firefox's own look-up takes a quarter of a second, and counts a password's field as nothing. */
const ELEMENTS = {
  alert: '[role=alert]',
  button: 'button',
  image: 'img',
  list: 'ul, ol',
  listitem: 'li',
  status: '[role=status]',
  summary: 'summary',
  switch: '[role=switch]',
  tab: '[role=tab]',
  textbox: 'input:not([type=checkbox], [type=radio], [type=file]), textarea',
} as const;
type Role = keyof typeof ELEMENTS;

/** All things of that role that are there now. @param name the whole name, or how it is written; any without */
export async function findAll(place: Place, role: Role, name?: string | RegExp): Promise<ElementHandle[]> {
  const found: ElementHandle[] = [];
  for (const element of await place.$$(ELEMENTS[role])) {
    const itsName = await element.evaluate(nameIfShown);
    if (itsName !== null && (typeof name === 'string' ? itsName === name : (name?.test(itsName) ?? true)))
      found.push(element);
  }
  return found;
}

/** Runs in the page. The name as assistive technology says it, as far as these tests need. */
function nameIfShown(element: Element): string | null {
  if (!element.checkVisibility({ visibilityProperty: true })) return null;
  const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
  const labelledBy = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
  const name =
    element.getAttribute('aria-label') ??
    element.getAttribute('alt') ??
    (labels?.[0] ?? labelledBy ?? element).textContent ??
    '';
  return name.trim().replaceAll(/\s+/g, ' ');
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
export async function press(place: Place, role: 'button' | 'tab', name: string): Promise<void> {
  await pressElement(await find(place, role, name));
}

/**
 * Two frames are drawn between scrolling to it and pressing it: see `tests/support/press.ts`. Where the page moved in that very
 * moment, the press went beside it, and is done again as a person would.
 */
export async function pressElement(element: ElementHandle): Promise<void> {
  const heard = await element.evaluateHandle((element) => {
    const heard = { press: false };
    element.addEventListener('click', () => Object.assign(heard, { press: true }), { once: true, capture: true });
    return heard;
  });
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
