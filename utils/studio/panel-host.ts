import type { Theme } from './fields.ts';
import { PANEL_HOST_STYLE } from './panel-host-style.ts';

/** What stands around the panel in Studio's page: the launcher button and, once pressed, the panel's frame. */
export interface PanelHost {
  element: HTMLElement;
  /** Whether it still stands where it was put. */
  isInPlace(place: Element): boolean;
  setOpen(isOpen: boolean): void;
  setTheme(theme: Theme): void;
  setHeight(height: number): void;
  /** Gives something to the panel's own document, and to no other that may stand in its frame. */
  hand(message: object): boolean;
}

export interface PanelHostOptions {
  /** What it stands after. */
  place: Element;
  /** Where nothing can be put into Studio, the launcher does not call for attention. */
  isQuiet: boolean;
  /** Address of the panel's document for this editor. */
  address: string;
  label: string;
  /** Of the label; Studio may speak another. */
  language: { code: string; direction: 'ltr' | 'rtl' };
  onToggle(): void;
}

/** Until the panel's document has told its own. */
const FIRST_HEIGHT = 420;

/**
 * Puts `<klikk-panel>` right after the thumbnail section, or whatever else it has to stand after.
 * @returns null where no place is safe: see {@link findAnchor}
 */
export function mountPanelHost(options: PanelHostOptions): PanelHost | null {
  const anchor = findAnchor(options.place);
  if (!anchor) return null;
  const { ownerDocument: document } = options.place;
  const element = document.createElement('klikk-panel');
  element.toggleAttribute('data-quiet', options.isQuiet);
  const shadow = element.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = PANEL_HOST_STYLE;
  const box = document.createElement('div');
  box.className = 'box';
  box.lang = options.language.code;
  box.dir = options.language.direction;
  const launcher = createLauncher(document, options.label);
  launcher.addEventListener('click', options.onToggle);
  box.append(launcher);
  shadow.append(style, box);
  keepKeysIn(element);
  anchor.after(element);

  let frame: HTMLIFrameElement | null = null;
  let height = FIRST_HEIGHT;
  return {
    element,
    isInPlace: (place) => element.isConnected && element.previousElementSibling === findAnchor(place),
    setOpen(isOpen) {
      launcher.setAttribute('aria-expanded', String(isOpen));
      if (isOpen && !frame) {
        frame = createFrame(document, options.address);
        frame.style.height = `${height}px`;
        box.append(frame);
      }
      if (frame) frame.hidden = !isOpen;
    },
    setTheme(theme) {
      element.dataset.theme = theme;
    },
    setHeight(pixels) {
      height = Math.ceil(pixels);
      if (frame) frame.style.height = `${height}px`;
    },
    hand(message) {
      const { protocol, host } = new URL(options.address);
      frame?.contentWindow?.postMessage(message, `${protocol}//${host}`);
      return frame !== null;
    },
  };
}

/**
 * The element after which the panel goes: its place, or an ancestor of it whose parent is no custom element. Studio's hosts
 * with slots throw out children that they do not know; a plain element between two of them is left alone.
 */
function findAnchor(place: Element): Element | null {
  let anchor = place;
  while (anchor.parentElement?.localName.includes('-')) anchor = anchor.parentElement;
  return anchor.parentElement && anchor.parentElement !== place.ownerDocument.body ? anchor : null;
}

function createLauncher(document: Document, label: string): HTMLButtonElement {
  const launcher = document.createElement('button');
  launcher.type = 'button';
  launcher.className = 'launcher';
  launcher.setAttribute('aria-expanded', 'false');
  launcher.append(label);
  return launcher;
}

function createFrame(document: Document, address: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = 'Klikk';
  frame.allow = 'clipboard-write';
  frame.src = address;
  return frame;
}

const TYPING = ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'paste', 'copy', 'cut'];

/** Studio listens for shortcuts and edits on the whole page. Tab and Escape are left to it: they move in and out of dialogs. */
function keepKeysIn(element: HTMLElement): void {
  for (const type of TYPING) {
    element.addEventListener(type, (event) => {
      const isMove = event instanceof KeyboardEvent && (event.key === 'Tab' || event.key === 'Escape');
      if (!isMove) event.stopPropagation();
    });
  }
}
