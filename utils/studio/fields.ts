import type { StudioContext } from '../messaging/protocol/studio.ts';
import { find, findAll, tidy } from './look-up.ts';

/** The longest that the messages' schema takes. Studio's own limits, 100 and 5,000, are far below. */
const TITLE_CHARACTERS = 5000;
const DESCRIPTION_CHARACTERS = 20_000;
const TAG_CHARACTERS = 500;

export type Theme = 'light' | 'dark';

/** What the creator has written so far. A field that is not there reads as empty. */
export function readFields(editor: Element): Pick<StudioContext, 'title' | 'description' | 'tags'> {
  return {
    tags: findAll(editor, 'tag').map(({ textContent }) => tidy(textContent).slice(0, TAG_CHARACTERS)),
    title: tidy(readTextbox(find(editor, 'title'))).slice(0, TITLE_CHARACTERS),
    description: readTextbox(find(editor, 'description')).trim().slice(0, DESCRIPTION_CHARACTERS),
  };
}

/** Studio marks its dark theme on the root element. Where it does not, light words tell of a dark page. */
export function readTheme(document: Document): Theme {
  if (document.documentElement.hasAttribute('dark')) return 'dark';
  const { color } = getComputedStyle(document.body);
  const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? 'dark' : 'light';
}

function readTextbox(textbox: Element | null): string {
  if (!(textbox instanceof HTMLElement)) return '';
  // biome-ignore lint/performance/useDomNodeTextContent: a line break in the field is an element, which textContent leaves out
  return textbox.innerText.replaceAll('\u00A0', ' ').replaceAll(/[\u200B\u2060\uFEFF]/g, '');
}
