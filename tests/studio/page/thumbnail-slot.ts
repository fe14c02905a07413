import { wait } from './clock.ts';
import type { PracticeOptions } from './switches.ts';
import { type Words, wordsOf } from './words.ts';

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

/** What Studio does besides, when a file comes. */
export interface Announcer {
  toast(text: string): void;
  /** A dialog that says something. */
  tell(title: string, text: string): void;
  /** A dialog that wants an answer; done once the creator has given it, and never where it is closed. */
  ask(kind: 'verification' | 'test'): Promise<void>;
  /** An error about the whole upload. */
  reportUploadError(): void;
  closeDialog(): void;
}

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
  readonly #words: Words;
  #latest = 0;
  #isBusy = false;
  /** What is shown where the creator discards the changes, or Studio forgets them. */
  #saved: SlotState = this.state;

  constructor(options: PracticeOptions, announcer: Announcer, isVideoUploading: () => boolean) {
    super();
    this.#options = options;
    this.#announcer = announcer;
    this.#isVideoUploading = isVideoUploading;
    this.#words = wordsOf(options.language);
    if (options.uploader === 'busy') void this.#beBusy();
  }

  start(picture: string): void {
    this.#show({ picture });
    this.#saved = this.state;
  }

  get isDisabled(): boolean {
    const { uploader } = this.#options;
    if (uploader === 'disabled-while-uploading') return this.#isVideoUploading();
    return uploader === 'disabled' || uploader === 'test-disables';
  }

  /** Whether the channel may not use it at all. */
  get isOff(): boolean {
    return this.#options.uploader === 'feature-off';
  }

  /** What is shown becomes what stays. */
  async save(id: string | null): Promise<void> {
    if (this.#options.uploader === 'revert-after-save') {
      await wait(this.#options.transfer);
      this.applied = null;
      return this.#showQuietly(this.#saved);
    }
    if (this.#options.save === 'renews' && this.state.picture) {
      await wait(this.#options.transfer);
      this.#showQuietly({ ...this.state, picture: `https://i9.ytimg.com/vi/${id ?? 'new'}/hqdefault.jpg` });
    }
    this.#saved = this.state;
  }

  discard(): void {
    this.applied = null;
    this.#showQuietly(this.#saved);
  }

  async #beBusy(): Promise<void> {
    this.#isBusy = true;
    this.state = { ...this.state, transferring: true };
    await wait(this.#options.busy);
    this.#isBusy = false;
    this.#showQuietly({ ...this.state, transferring: false });
  }

  /** What happens when the uploader's input says that a file was chosen. */
  async receive(file: File): Promise<void> {
    this.received.push(file);
    const turn = ++this.#latest;
    const { uploader, trouble } = this.#options;
    if (this.#isIgnored()) return;
    if (trouble === 'upload-error') return this.#announcer.reportUploadError();
    const previous = { ...this.state };
    const refusal = this.#refuseAtOnce(file);
    if (refusal) return refusal();
    if (uploader === 'verification') await this.#announcer.ask('verification');
    if (uploader === 'test-asks') await this.#announcer.ask('test');
    const picture = await readPicture(file, this.#options.picture);
    this.#show({ invalid: false, error: null, ...(this.#options.preview === 'during' && { picture }) });
    if (uploader === 'late-transfer') await wait(150);
    this.#show({ transferring: true });
    if (uploader === 'stalled') return;
    if (trouble === 'closes') return this.#announcer.closeDialog();
    await wait(this.#options.transfer);
    if (turn !== this.#latest) return;
    const late = await this.#refuseAfterTransfer(picture);
    if (late) return this.#show({ picture: previous.picture, transferring: false, invalid: true, error: late });
    this.applied = file;
    this.#show({ picture, transferring: false });
    if (uploader === 'revert') await this.#takeBack(previous);
  }

  #isIgnored(): boolean {
    const { uploader, trouble } = this.#options;
    if (this.isDisabled || this.isOff || uploader === 'silent' || trouble === 'scrim') return true;
    if (this.#isBusy) return true;
    return uploader === 'waits-for-upload' && this.#isVideoUploading();
  }

  #refuseAtOnce(file: File): (() => void) | null {
    const { uploader, limit } = this.#options;
    const tip = (error: string) => () => this.#show({ invalid: true, error });
    const words = this.#words;
    if (uploader === 'refuse-type' || !/^image\/(jpeg|png)$/.test(file.type)) return tip(words.wrongType);
    if (file.size > limit) return tip(words.tooLarge);
    if (uploader === 'refuse-without-words') return () => this.#show({ invalid: true });
    if (uploader === 'toast') return () => this.#announcer.toast(words.failed);
    if (uploader === 'daily-limit') return () => this.#announcer.toast(words.dailyLimit);
    if (uploader === 'daily-limit-dialog') return () => this.#announcer.tell(words.thumbnail, words.dailyLimit);
    if (uploader === 'trust-wall') return () => this.#announcer.tell(words.advanced, words.advancedWhy);
    return null;
  }

  async #refuseAfterTransfer(picture: string): Promise<string | null> {
    const { uploader } = this.#options;
    if (uploader === 'refuse-size' || uploader === 'late-transfer') return this.#words.tooLarge;
    if (uploader === 'refuse-dimensions') return this.#words.tooSmall;
    const image = new Image();
    image.src = picture;
    const isPicture = await image.decode().then(
      () => true,
      () => false,
    );
    if (!isPicture) return this.#words.wrongType;
    return image.naturalWidth < 640 ? this.#words.tooSmall : null;
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

  /** Shows what is no change of the creator's, so that there is nothing to save. */
  #showQuietly(state: SlotState): void {
    this.state = state;
    this.dispatchEvent(new Event('render'));
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
