import { wait } from './clock.ts';
import type { PracticeOptions } from './switches.ts';

/** What of the uploader's fate the page shows. */
export interface SlotState {
  /** Address of the picture in the preview, or null while there is none. */
  picture: string | null;
  transferring: boolean;
  /** The red border. */
  invalid: boolean;
  /** What the error tip says. */
  error: string | null;
}

/** What Studio does besides, when it refuses. */
export interface Announcer {
  toast(text: string): void;
  /** Done once the creator has answered. */
  askToVerify(): Promise<void>;
}

const WORDS = {
  size: 'Your picture is too large. Choose one below the limit.',
  type: 'This kind of file cannot be used. Choose a JPG or a PNG.',
  dimensions: 'Your picture is too small. It has to be at least 640 pixels wide.',
  toast: 'We could not upload your thumbnail. Try again in a while.',
  dailyLimit: 'Daily custom thumbnail limit reached. You can upload more in up to 24 hours.',
};

/**
 * The thumbnail of one video: what Studio keeps while its page is built anew around it. Announces each change by an event
 * `change`. The uploader on the page shows this and hands it files.
 */
export class ThumbnailSlot extends EventTarget {
  state: SlotState = { picture: null, transferring: false, invalid: false, error: null };
  /** The files that came in, whatever became of them. */
  readonly received: File[] = [];
  /** The file that the video has now, or null: none came, or Studio took it back. */
  applied: File | null = null;
  readonly #options: PracticeOptions;
  readonly #announcer: Announcer;
  readonly #isVideoUploading: () => boolean;
  #latest = 0;

  constructor(options: PracticeOptions, announcer: Announcer, isVideoUploading: () => boolean) {
    super();
    this.#options = options;
    this.#announcer = announcer;
    this.#isVideoUploading = isVideoUploading;
  }

  start(picture: string): void {
    this.#show({ picture });
  }

  get isDisabled(): boolean {
    const { uploader } = this.#options;
    return uploader === 'disabled' || (uploader === 'disabled-while-uploading' && this.#isVideoUploading());
  }

  /** What happens when the uploader's input says that a file was chosen. */
  async receive(file: File): Promise<void> {
    this.received.push(file);
    const turn = ++this.#latest;
    const { uploader } = this.#options;
    if (this.isDisabled || uploader === 'silent') return;
    if (uploader === 'waits-for-upload' && this.#isVideoUploading()) return;
    const previous = { ...this.state };
    const refusal = this.#refuseAtOnce(file);
    if (refusal) return refusal();
    if (uploader === 'verification') await this.#announcer.askToVerify();
    const picture = await readPicture(file, this.#options.picture);
    this.#show({ invalid: false, error: null, ...(this.#options.preview === 'during' && { picture }) });
    if (uploader === 'late-transfer') await wait(150);
    this.#show({ transferring: true });
    if (uploader === 'stalled') return;
    await wait(this.#options.transfer);
    if (turn !== this.#latest) return;
    const late = await this.#refuseAfterTransfer(picture);
    if (late) return this.#show({ picture: previous.picture, transferring: false, invalid: true, error: late });
    this.applied = file;
    this.#show({ picture, transferring: false });
    if (uploader === 'revert') await this.#takeBack(previous);
  }

  #refuseAtOnce(file: File): (() => void) | null {
    const { uploader, limit } = this.#options;
    const tip = (error: string) => () => this.#show({ invalid: true, error });
    if (uploader === 'refuse-type' || !/^image\/(jpeg|png)$/.test(file.type)) return tip(WORDS.type);
    if (file.size > limit) return tip(WORDS.size);
    if (uploader === 'refuse-without-words') return () => this.#show({ invalid: true });
    if (uploader === 'toast') return () => this.#announcer.toast(WORDS.toast);
    if (uploader === 'daily-limit') return () => this.#announcer.toast(WORDS.dailyLimit);
    return null;
  }

  async #refuseAfterTransfer(picture: string): Promise<string | null> {
    const { uploader } = this.#options;
    if (uploader === 'refuse-size' || uploader === 'late-transfer') return WORDS.size;
    if (uploader === 'refuse-dimensions') return WORDS.dimensions;
    const image = new Image();
    image.src = picture;
    const isPicture = await image.decode().then(
      () => true,
      () => false,
    );
    if (!isPicture) return WORDS.type;
    return image.naturalWidth < 640 ? WORDS.dimensions : null;
  }

  async #takeBack(previous: SlotState): Promise<void> {
    await wait(1000);
    this.applied = null;
    this.#show(previous);
  }

  #show(change: Partial<SlotState>): void {
    this.state = { ...this.state, ...change };
    this.dispatchEvent(new Event('change'));
  }
}

async function readPicture(file: Blob, as: 'blob' | 'data'): Promise<string> {
  if (as === 'blob') return URL.createObjectURL(file);
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

/** An invented thumbnail, as a creator might have put there before. */
export async function drawOldThumbnail(): Promise<Blob> {
  const canvas = new OffscreenCanvas(1280, 720);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws nothing.');
  const sky = context.createLinearGradient(0, 0, 0, 720);
  sky.addColorStop(0, '#264653');
  sky.addColorStop(1, '#e9c46a');
  context.fillStyle = sky;
  context.fillRect(0, 0, 1280, 720);
  context.fillStyle = '#2a9d8f';
  context.fillRect(0, 520, 1280, 200);
  context.fillStyle = '#6b3e26';
  context.fillRect(540, 260, 200, 300);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}
