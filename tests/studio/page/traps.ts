/** Records what the extension must never do. Tests read the record; nothing here stops anything. */

const STUDIO_BUTTONS = [
  '#save',
  '#discard',
  '#next-button',
  '#back-button',
  '#done-button',
  '#close-button',
  '#set-test-button',
  '#select-button',
  '#preview-button',
  '#options-button',
  '#create-icon',
  '#select-files-button',
  '#toggle-button',
  '#confirm-button',
  'ytcp-still-cell button',
].join(', ');

const PRESSES = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'keydown', 'keypress', 'keyup'];

export class Traps {
  readonly #sprung: string[] = [];
  #shortcuts = 0;

  /** @param isThumbnailInput tells the one input that may be fed from all others */
  constructor(isThumbnailInput: (input: EventTarget) => boolean) {
    const options = { capture: true };
    for (const type of PRESSES) addEventListener(type, (event) => this.#notePress(event), options);
    for (const type of ['input', 'change']) {
      addEventListener(type, (event) => this.#noteWrite(event, isThumbnailInput), options);
    }
    for (const type of ['dragenter', 'dragover', 'drop']) {
      addEventListener(type, (event) => this.#noteUntrusted(event, `${type} on the page`), options);
    }
    addEventListener('keydown', (event) => {
      const isTyping = event.target instanceof HTMLElement && event.target.isContentEditable;
      if (!isTyping && event instanceof KeyboardEvent && event.key.length === 1) this.#shortcuts++;
    });
  }

  /** What was done, in words; empty while all is well. */
  sprung(isThumbnailInput: (input: EventTarget) => boolean): string[] {
    const fed = [...document.querySelectorAll<HTMLInputElement>('input[type=file]')]
      .filter((input) => !isThumbnailInput(input) && (input.files?.length ?? 0) > 0)
      .map((input) => `a file is in ${nameOf(input)}`);
    return [...new Set([...this.#sprung, ...fed])];
  }

  /** How many letters reached the page's own keyboard shortcuts. */
  get shortcuts(): number {
    return this.#shortcuts;
  }

  #notePress(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest(STUDIO_BUTTONS) : null;
    if (button) this.#noteUntrusted(event, `${event.type} on ${nameOf(button)}`);
  }

  #noteWrite(event: Event, isThumbnailInput: (input: EventTarget) => boolean): void {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    const isFile = target instanceof HTMLInputElement && target.type === 'file';
    if (isFile && isVideoOfCreator(event, target)) return;
    if (isFile && !isThumbnailInput(target)) this.#sprung.push(`${event.type} on ${nameOf(target)}`);
    if (!isFile) this.#noteUntrusted(event, `${event.type} on ${nameOf(target)}`);
  }

  #noteUntrusted(event: Event, what: string): void {
    if (!event.isTrusted) this.#sprung.push(what);
  }
}

/** The one other input that somebody may fill: the creator, with a video. A script's events are not trusted. */
function isVideoOfCreator({ isTrusted }: Event, input: HTMLInputElement): boolean {
  const isVideo = [...(input.files ?? [])].every(({ type }) => !type.startsWith('image/'));
  return isTrusted && input.name === 'Filedata' && isVideo;
}

function nameOf(element: Element): string {
  const owner = element.parentElement?.closest('[class*=style-scope]')?.tagName.toLowerCase() ?? 'the page';
  return `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''} in ${owner}`;
}
