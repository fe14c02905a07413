import { SELECTORS, type SelectorCandidate, type SelectorId } from './selectors.ts';

/** What is tried before the built-in candidates. */
const mended = new Map<string, SelectorCandidate[]>();

/**
 * Has candidates tried before the built-in ones, from now on.
 * @param candidates by the selectors' ids; those that are looked for by no such id do nothing
 */
export function mendSelectors(candidates: Readonly<Record<string, readonly SelectorCandidate[]>>): void {
  for (const [id, added] of Object.entries(candidates)) mended.set(id, added.filter(isUnderstood));
}

function candidatesOf(id: SelectorId): readonly SelectorCandidate[] {
  const builtIn = SELECTORS.find((selector) => selector.id === id)?.candidates ?? [];
  return [...(mended.get(id) ?? []), ...builtIn];
}

/** Whether this browser takes it for a selector: one that it does not would end every search. */
function isUnderstood({ css }: SelectorCandidate): boolean {
  return CSS.supports(`selector(${css})`);
}

/** All candidates of a selector as one, for style rules and for `closest`. */
export function cssOf(id: SelectorId): string {
  return candidatesOf(id)
    .map(({ css }) => css)
    .join(', ');
}

/** The first match of the newest candidate that matches at all. */
export function find(root: ParentNode, id: SelectorId): Element | null {
  for (const { css } of candidatesOf(id)) {
    const found = root.querySelector(css);
    if (found) return found;
  }
  return null;
}

/** Every match of the newest candidate that matches at all. */
export function findAll(root: ParentNode, id: SelectorId): Element[] {
  for (const { css } of candidatesOf(id)) {
    const found = [...root.querySelectorAll(css)];
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * Whether an element has a box on the page and nothing above it is marked hidden. Studio keeps closed dialogs and old pages
 * in the document. Not for hosts such as the upload dialog's, which never have a box.
 */
export function isShown(element: Element): boolean {
  return element.getClientRects().length > 0 && element.closest('[hidden], [aria-hidden="true"]') === null;
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
