import type { PracticeStudio } from './app.ts';
import { AMOUNTS, type PracticeOptions, SWITCHES, TEXTS } from './switches.ts';

/** Where a person can go: a path of Studio's, and what of the address makes the page open there. */
const PLACES = [
  { name: 'Edit page', path: '/video/tReeH0us3-1/edit', open: 'nothing' },
  { name: 'Upload dialog', path: '/', open: 'upload' },
  { name: 'Draft reopened', path: '/', open: 'draft' },
  { name: 'Dialog over an edit page', path: '/video/tReeH0us3-1/edit', open: 'upload' },
  { name: 'Live broadcast', path: '/', open: 'live' },
  { name: 'Dashboard', path: '/', open: 'nothing' },
] as const;

/**
 * Adds the controls of the practice Studio: every switch of its address, and what the world outside of the page does. They
 * stand beside the page's `body`, in a shadow root of their own: nothing that looks for Studio's elements meets them.
 */
export function addControls(options: PracticeOptions, studio: PracticeStudio): void {
  const host = document.createElement('practice-controls');
  const root = host.attachShadow({ mode: 'open' });
  const styles = create('link', '', { rel: 'stylesheet', href: '/practice-files/controls.css' });
  const details = create('details');
  details.append(create('summary', 'Practice controls'), places(options), switches(options), actions(studio));
  const region = create('aside', '', { 'aria-label': 'Practice controls', lang: 'en', dir: 'ltr' });
  region.append(details);
  root.append(styles, region);
  // What is typed and pressed here is not for Studio.
  for (const type of ['keydown', 'keyup', 'keypress']) host.addEventListener(type, (event) => event.stopPropagation());
  document.documentElement.append(host);
}

function places(options: PracticeOptions): HTMLElement {
  const list = create('nav', '', { 'aria-label': 'Places' });
  for (const { name, path, open } of PLACES) {
    list.append(create('a', name, { href: `${path}?${searchOf({ ...options, open })}` }));
  }
  return list;
}

/** Each change opens the page anew, at the address that says so. */
function switches(options: PracticeOptions): HTMLElement {
  const form = create('form', '', { 'aria-label': 'Switches' });
  for (const [name, { title, values }] of Object.entries(SWITCHES)) {
    if (name === 'open') continue;
    const select = create('select', '', { name });
    for (const [value, meaning] of Object.entries(values)) {
      select.append(new Option(`${value}: ${meaning}`, value, false, value === Reflect.get(options, name)));
    }
    form.append(labelled(title, select));
  }
  for (const [name, { title }] of Object.entries({ ...TEXTS, ...AMOUNTS })) {
    form.append(labelled(title, create('input', '', { name, value: String(Reflect.get(options, name)) })));
  }
  form.addEventListener('change', () => {
    const chosen = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    location.search = searchOf({ ...options, ...chosen });
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  return form;
}

/** What happens to a page of Studio without the creator's doing. */
function actions(studio: PracticeStudio): HTMLElement {
  const list = create('div', '', { role: 'group', 'aria-label': 'What Studio does by itself' });
  const action = (name: string, act: () => void) => {
    const button = create('button', name, { type: 'button' });
    button.addEventListener('click', act);
    list.append(button);
  };
  action('The video is uploaded', () => studio.video?.finishUpload());
  action('The dialog is closed', () => studio.closeDialog());
  action('Everything is rendered again', () => studio.video?.dispatchEvent(new Event('change')));
  return list;
}

/** Only what is not as by default, so that an address says what it is about. */
function searchOf(options: Record<string, string | number>): string {
  const usual: Record<string, string> = {
    ...Object.fromEntries(Object.entries(SWITCHES).map(([name, { values }]) => [name, Object.keys(values)[0] ?? ''])),
    ...Object.fromEntries(Object.entries({ ...TEXTS, ...AMOUNTS }).map(([name, { value }]) => [name, String(value)])),
  };
  const changed = Object.entries(options).filter(([name, value]) => usual[name] !== String(value));
  return new URLSearchParams(changed.map(([name, value]) => [name, String(value)])).toString();
}

function labelled(title: string, control: HTMLElement): HTMLElement {
  const label = create('label');
  label.append(create('span', title), control);
  return label;
}

function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text = '',
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
