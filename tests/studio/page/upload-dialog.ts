import { wait } from './clock.ts';
import { ICONS, icon, ownedBy } from './element.ts';
import { metadataEditor } from './metadata-editor.ts';
import { distributeSlots, follow, RestampedPart } from './polymer.ts';
import type { Studio } from './studio.ts';
import type { Video } from './video.ts';

const STEPS = ['DETAILS', 'VIDEO_ELEMENTS', 'CHECKS', 'REVIEW'] as const;
const STEP_NAMES = { DETAILS: 'Details', VIDEO_ELEMENTS: 'Video elements', CHECKS: 'Checks', REVIEW: 'Visibility' };
type Step = (typeof STEPS)[number];

const OTHER_STEPS = {
  VIDEO_ELEMENTS: 'Use cards and an end screen to show viewers related videos, websites and calls to action.',
  CHECKS: 'We check your video for issues that may restrict its visibility.',
  REVIEW: 'Choose when to publish and who can see your video.',
};

/** `ytcp-uploads-dialog`. Closing it leaves it in the page, closed; each opening makes a new one. */
export class UploadDialog {
  readonly element: HTMLElement;
  readonly video: Video;
  /** As the creator chose it, or null where none was needed. */
  videoFile: File | null = null;
  readonly #studio: Studio;
  readonly #own = ownedBy('ytcp-uploads-dialog');
  readonly #paperDialog: HTMLElement;
  readonly #content: HTMLElement;
  readonly #slots: Set<Node>;
  #details = new RestampedPart('ytcp-uploads-dialog', () => this.#buildDetails());
  #hiddenDetails: Element | null = null;

  constructor(studio: Studio, video: Video) {
    this.#studio = studio;
    this.video = video;
    const own = this.#own;
    this.#content = own('ytcp-animatable#scrollable-content.metadata-fade-in-section');
    this.#paperDialog = own('tp-yt-paper-dialog#dialog', {
      role: 'dialog',
      tabindex: -1,
      'aria-label': 'Upload videos',
    });
    this.#paperDialog.style.zIndex = '2202';
    this.element = own('ytcp-uploads-dialog', { 'workflow-step': 'SELECT_FILES' }, this.#paperDialog);
    this.#slots = distributeSlots(this.#paperDialog, this.video);
    document.body.append(this.element);
    keepFocusIn(this.#paperDialog);
    this.#showPicker();
  }

  get isOpen(): boolean {
    return this.element.isConnected && this.#paperDialog.style.display !== 'none';
  }

  close(): void {
    this.#paperDialog.style.display = 'none';
    this.#paperDialog.setAttribute('aria-hidden', 'true');
  }

  #showPicker(): void {
    const own = ownedBy('ytcp-uploads-file-picker');
    const choose = () => void this.chooseVideo();
    const input = own('input', { type: 'file', name: 'Filedata', multiple: true, hidden: true });
    input.addEventListener('change', () => {
      if (input instanceof HTMLInputElement) this.#receive(input.files);
    });
    const receiveDropped = (event: Event) => {
      event.preventDefault();
      if (event instanceof DragEvent && event.type === 'drop') this.#receive(event.dataTransfer?.files);
    };
    this.#fill(
      own(
        'div.dialog-content',
        {},
        this.#header('Upload videos'),
        own(
          'ytcp-uploads-file-picker',
          { dragover: receiveDropped, drop: receiveDropped },
          own('div.picker-icon', {}, icon(ICONS.upload)),
          own('div.picker-text', {}, 'Drag and drop video files to upload'),
          own('div.picker-help', {}, 'Practice: no file is needed, but one may be dropped here.'),
          own('button#select-files-button.filled', { type: 'button', click: choose }, 'Select files'),
          input,
        ),
      ),
    );
  }

  #receive(files: FileList | null | undefined): void {
    const [file] = files ?? [];
    if (!file) return;
    this.videoFile = file;
    void this.chooseVideo();
  }

  /** A draft opens in its Details step, with its id. */
  openDraft(): void {
    this.#openDetails(this.#own('span.draft-badge', {}, 'Draft'));
  }

  /** An error about the whole upload, below the form. */
  reportError(): void {
    this.element.setAttribute('has-error', '');
    const area = this.element.querySelector<HTMLElement>('.error-area');
    const text = area?.querySelector('.error-short');
    if (area) area.hidden = false;
    if (text) text.textContent = this.#studio.words.uploadFailed;
  }

  /** What Studio does once a video file was chosen: the Details step appears a moment later, the video's id later still. */
  async chooseVideo(): Promise<void> {
    await wait(this.#studio.options.delay);
    this.#openDetails(null);
  }

  #openDetails(badge: HTMLElement | null): void {
    const own = this.#own;
    this.#fill(
      own('div.dialog-content', {}, this.#header(null, badge), this.#stepper(), this.#content, this.#buttons()),
    );
    this.#content.append(this.#details.marker);
    this.#show('DETAILS');
    if (this.#studio.options.trouble === 'scrim') this.#showScrim();
    follow(this.element, this.video, () => {
      if (this.video.id !== null) this.element.setAttribute('video-id', this.video.id);
    });
  }

  #showScrim(): void {
    const own = this.#own;
    this.element.setAttribute('show-error-scrim', '');
    this.#content.append(own('div.error-scrim', {}, own('div.error-details', {}, this.#studio.words.scrim)));
  }

  async go(by: 1 | -1): Promise<void> {
    const step = STEPS[STEPS.indexOf(this.#step) + by];
    if (!step) return;
    await wait(this.#studio.options.delay);
    this.#show(step);
  }

  get #step(): Step {
    return STEPS.find((step) => step === this.element.getAttribute('workflow-step')) ?? 'DETAILS';
  }

  #show(step: Step): void {
    this.element.setAttribute('workflow-step', step);
    const isDetails = step === 'DETAILS';
    if (this.#studio.options.step === 'kept' && this.#hiddenDetails)
      this.#hiddenDetails.toggleAttribute('hidden', !isDetails);
    else this.#details.show(isDetails || this.#studio.options.step === 'kept');
    this.#content.querySelector('.other-step')?.remove();
    if (step !== 'DETAILS') this.#content.append(this.#otherStep(step));
    this.element.querySelector('#back-button')?.toggleAttribute('hidden', isDetails);
    this.element.querySelector('#next-button')?.toggleAttribute('hidden', step === 'REVIEW');
    this.element.querySelector('#done-button')?.toggleAttribute('hidden', step !== 'REVIEW');
    for (const badge of this.element.querySelectorAll('.step'))
      badge.toggleAttribute('active', badge.id === `step-${step}`);
  }

  #buildDetails(): Element {
    const own = this.#own;
    const editor = own('ytcp-ve', {}, metadataEditor(this.video, this.#studio));
    this.#hiddenDetails = editor;
    // As in Studio, the form fades in once its data is there.
    this.element.toggleAttribute('is-loading-data', true);
    setTimeout(() => this.element.toggleAttribute('is-loading-data', false), this.#studio.options.delay);
    return editor;
  }

  #otherStep(step: Exclude<Step, 'DETAILS'>): HTMLElement {
    const own = this.#own;
    return own('div.other-step', {}, own('h2', {}, STEP_NAMES[step]), own('p', {}, OTHER_STEPS[step]));
  }

  #header(title: string | null, badge: HTMLElement | null = null): HTMLElement {
    const own = this.#own;
    const name = own('h1#dialog-title', {}, title ?? '');
    if (title === null) {
      follow(name, this.video, () => {
        name.textContent = this.video.title;
      });
    }
    return own(
      'div.header',
      {},
      own('div.title-row', {}, name, badge),
      own(
        'button#close-button',
        { type: 'button', 'aria-label': 'Save and close', click: () => this.close() },
        icon(ICONS.close),
      ),
    );
  }

  #stepper(): HTMLElement {
    const own = this.#own;
    const steps = STEPS.map((step) =>
      own(`div#step-${step}.step`, {}, own('span.step-name', {}, STEP_NAMES[step]), own('span.step-dot')),
    );
    return own('ytcp-animatable.stepper', {}, ...steps);
  }

  #buttons(): HTMLElement {
    const own = this.#own;
    const { words } = this.#studio;
    const label = own('span.progress-label');
    const progress = own('ytcp-video-upload-progress', {}, icon(ICONS.upload), label);
    follow(progress, this.video, () => {
      progress.toggleAttribute('uploading', this.video.isUploading);
      progress.toggleAttribute('processing', !this.video.isUploading);
      label.textContent = this.video.isUploading ? 'Uploading 34% … 2 minutes left' : 'Processing up to HD …';
    });
    const button = (id: string, text: string, press: () => void, look = 'filled') =>
      own(`ytcp-button#${id}`, {}, own(`button.${look}`, { type: 'button', 'aria-label': text, click: press }, text));
    return own(
      'ytcp-animatable.button-area',
      {},
      progress,
      own('div.error-area', { hidden: true }, own('div.error-short')),
      own(
        'div.right-buttons',
        {},
        button('back-button', words.back, () => void this.go(-1), 'tonal'),
        button('next-button', words.next, () => void this.go(1)),
        button('done-button', words.publish, () => this.close()),
      ),
    );
  }

  #fill(content: HTMLElement): void {
    this.#slots.add(content);
    this.#paperDialog.replaceChildren(content);
  }
}

/** Paper dialogs hold the focus: whatever outside takes it loses it again. */
export function keepFocusIn(paperDialog: HTMLElement): void {
  document.addEventListener('focusin', ({ target }) => {
    const isOpen = paperDialog.getClientRects().length > 0;
    const isOverlay =
      target instanceof Element &&
      (target.localName === 'practice-controls' ||
        target.closest('body > *')?.querySelector('tp-yt-paper-dialog') != null);
    if (isOpen && target instanceof Node && !paperDialog.contains(target) && !isOverlay) paperDialog.focus();
  });
}
