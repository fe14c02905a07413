/** What Studio's frameworks do to the page, small. */

/**
 * A part that is there only while a condition holds, and is built anew each time it begins to: Polymer's `dom-if` with
 * `restamp`. The marker element stays; what it stamps stands before it.
 */
export class RestampedPart {
  readonly marker: HTMLElement;
  readonly #build: () => Element;
  #stamped: Element | null = null;

  constructor(owner: string, build: () => Element) {
    this.marker = document.createElement('dom-if');
    this.marker.setAttribute('restamp', '');
    this.marker.hidden = true;
    this.marker.className = `style-scope ${owner}`;
    this.#build = build;
  }

  /** Call once the marker is in its place. */
  show(condition: boolean): void {
    if (condition === (this.#stamped !== null)) return;
    this.#stamped?.remove();
    this.#stamped = condition ? this.#build() : null;
    if (this.#stamped) this.marker.before(this.#stamped);
  }
}

/**
 * Makes an element a host with slots under Shady DOM: whenever it renders, children that it does not know are gone.
 * @param renders announces each time that it renders, by an event `change`
 * @returns the children that it knows; what Studio itself adds later is added there too
 */
export function distributeSlots(host: Element, renders: EventTarget): Set<Node> {
  const own = new Set<Node>(host.childNodes);
  renders.addEventListener('change', () => {
    for (const child of [...host.childNodes]) if (!own.has(child)) child.remove();
  });
  return own;
}

/** Fills an element anew on every change, in the way of a component that renders without keeping its nodes. */
export function rebuildOnChange(container: Element, build: () => Element[], changes: EventTarget): void {
  container.replaceChildren(...build());
  changes.addEventListener('change', () => container.replaceChildren(...build()));
}

/** Does `effect` now and on every change, for as long as the element is in the page. */
export function follow(element: Element, changes: EventTarget, effect: () => void): void {
  let wasConnected = false;
  const listener = () => {
    if (wasConnected && !element.isConnected) return changes.removeEventListener('change', listener);
    wasConnected ||= element.isConnected;
    effect();
  };
  changes.addEventListener('change', listener);
  effect();
}
