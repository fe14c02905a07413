import { SELECTORS, type SelectorCandidate, type SelectorId } from './selectors.ts';

/** Made once: they are looked up several times a second. */
const known = new Map<string, readonly string[]>(
  SELECTORS.map(({ id, candidates }) => [id, candidates.map(({ css }) => css)]),
);

/**
 * Has candidates tried before those that are known.
 * @param candidates by the selectors' ids; those that are looked for by no such id do nothing
 */
export function mendSelectors(candidates: Readonly<Record<string, readonly SelectorCandidate[]>>): void {
  for (const [id, added] of Object.entries(candidates)) {
    known.set(id, [...added.map(({ css }) => css).filter(isUnderstood), ...candidatesOf(id)]);
  }
}

const candidatesOf = (id: string): readonly string[] => known.get(id) ?? [];

/** Whether this browser takes it for a selector: one that it does not would end every search. */
function isUnderstood(css: string): boolean {
  return CSS.supports(`selector(${css})`);
}

/** All candidates of a selector as one, for style rules and for `closest`. */
export function cssOf(id: SelectorId): string {
  return candidatesOf(id).join();
}

/** The first match of the newest candidate that matches at all. */
export function find(root: ParentNode, id: SelectorId): Element | null {
  for (const css of candidatesOf(id)) {
    const found = root.querySelector(css);
    if (found) return found;
  }
  return null;
}

/** Every match of the newest candidate that matches at all. */
export function findAll(root: ParentNode, id: SelectorId): Element[] {
  for (const css of candidatesOf(id)) {
    const found = [...root.querySelectorAll(css)];
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * Whether an element has a box on the page and nothing above it is marked hidden. Studio keeps closed dialogs and old pages
 * in the document. Not for hosts such as the upload dialog's, which never have a box. To ask for the box itself would have the
 * browser lay out the whole page at once.
 */
export function isShown(element: Element): boolean {
  return element.checkVisibility() && element.closest('[hidden], [aria-hidden="true"]') === null;
}

/** An element's words in one line, or null where it shows none. */
export function readWords(element: Element | null, longest = 300): string | null {
  if (!element || !isShown(element)) return null;
  return tidy(element.textContent).slice(0, longest) || null;
}

/** In one line, without the invisible characters that Studio's text fields put in. */
export function tidy(text: string): string {
  return text
    .replaceAll(/[\u200B\u2060\uFEFF]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
