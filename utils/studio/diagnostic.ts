import type { Editor } from './editors.ts';
import { isShown } from './look-up.ts';
import { SELECTORS } from './selectors.ts';

/** Enough for a form of a video, and short enough to be looked through before it is sent. */
const ELEMENTS_MAX = 300;

/**
 * What a page is built of, for whoever mends the selectors: which of them match, and the names of the elements of the form. No
 * words, no attributes' values, no ids and no links: nothing in it tells of the video or of its creator.
 * @param version of the extension
 */
export function describeStructure(editor: Editor, version: string): string {
  const { element, section, dialog } = editor;
  const root = dialog ?? element.ownerDocument;
  const matches = SELECTORS.map(({ id, candidates }) => {
    const counts = candidates.map(({ css }) => root.querySelectorAll(css).length);
    return `${id} ${counts.join('/')}`;
  });
  const browser = /(?:Chrome|Firefox)\/\d+/.exec(navigator.userAgent)?.[0] ?? '';
  return [
    `Klikk ${version} ${browser} ${dialog ? 'dialog' : 'page'} ${section ? 'section' : 'no section'}`,
    ...matches,
    ...outline(element),
  ].join('\n');
}

/** Names of elements, indented by depth. */
function outline(root: Element): string[] {
  const lines: string[] = [];
  const add = (element: Element, depth: number) => {
    if (lines.length >= ELEMENTS_MAX || element.localName === 'klikk-panel') return;
    const kind = element instanceof HTMLInputElement ? `[${element.type}]` : '';
    lines.push(`${' '.repeat(depth)}${element.localName}${kind}${isShown(element) ? '' : ' -'}`);
    for (const child of element.children) add(child, depth + 1);
  };
  add(root, 0);
  return lines;
}
