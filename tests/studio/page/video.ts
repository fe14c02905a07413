import { wait } from './clock.ts';
import type { PracticeOptions } from './switches.ts';
import { type Announcer, drawOldThumbnail, ThumbnailSlot } from './thumbnail-slot.ts';

const UPLOAD_MILLISECONDS = 2500;

/**
 * A video as Studio keeps it, however often its page is built anew. Announces by events: `change` when a field, the id or
 * the upload changed, `save` when it was saved.
 */
export class Video extends EventTarget {
  readonly thumbnail: ThumbnailSlot;
  title: string;
  description: string;
  /** Null for a moment after the upload has begun. */
  id: string | null;
  isUploading: boolean;
  isSaving = false;
  hasUnsavedChanges = false;
  readonly #options: PracticeOptions;
  #finish: () => void = () => {};
  readonly #named = Promise.withResolvers<void>();

  constructor(options: PracticeOptions, announcer: Announcer, kind: { id: string } | 'new') {
    super();
    this.#options = options;
    this.title = options.title;
    this.description = options.description;
    this.id = kind === 'new' ? null : kind.id;
    this.isUploading = kind === 'new' && options.upload !== 'done';
    this.thumbnail = new ThumbnailSlot(options, announcer, () => this.isUploading);
    this.thumbnail.addEventListener('change', () => this.touch());
    this.thumbnail.addEventListener('render', () => this.dispatchEvent(new Event('change')));
    if (kind === 'new') void this.#upload(options);
    if (options.thumbnail === 'custom') void this.#startWithOldThumbnail();
    if (options.thumbnail === 'remote')
      this.thumbnail.start(`https://i9.ytimg.com/vi/${this.id ?? 'new'}/mqdefault.jpg`);
  }

  /** The upload dialog's id, as YouTube gives one to each new video. */
  async #upload(options: PracticeOptions): Promise<void> {
    const finished = new Promise<void>((resolve) => {
      this.#finish = resolve;
    });
    await Promise.race([wait(options.idDelay), this.#named.promise]);
    this.id = inventId();
    this.touch();
    if (options.upload === 'short') await Promise.race([wait(UPLOAD_MILLISECONDS), finished]);
    if (options.upload === 'held') await finished;
    this.isUploading = false;
    this.touch();
  }

  async #startWithOldThumbnail(): Promise<void> {
    const picture = URL.createObjectURL(await drawOldThumbnail());
    if (this.thumbnail.received.length > 0) return;
    this.thumbnail.start(picture);
    this.hasUnsavedChanges = false;
    this.dispatchEvent(new Event('change'));
  }

  finishUpload(): void {
    this.#finish();
  }

  /** Gives it its id now, however long that was to take. */
  giveId(): void {
    this.#named.resolve();
  }

  touch(): void {
    this.hasUnsavedChanges = true;
    this.dispatchEvent(new Event('change'));
  }

  /** @returns whether it was saved */
  async save(): Promise<boolean> {
    this.isSaving = true;
    this.dispatchEvent(new Event('change'));
    await wait(this.#options.transfer);
    this.isSaving = false;
    this.hasUnsavedChanges = this.#options.save === 'fails';
    this.dispatchEvent(new Event('change'));
    if (!this.hasUnsavedChanges) void this.thumbnail.save(this.id);
    return !this.hasUnsavedChanges;
  }

  discard(): void {
    this.hasUnsavedChanges = false;
    this.thumbnail.discard();
  }

  get link(): string {
    return this.#options.video === 'short' ? `https://youtube.com/shorts/${this.id}` : `https://youtu.be/${this.id}`;
  }
}

function inventId(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return Array.from(crypto.getRandomValues(new Uint8Array(11)), (byte) => letters[byte % letters.length]).join('');
}
