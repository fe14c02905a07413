import type { VideoId } from '../domain/ids.ts';
import type { EditorSession } from './editor-session.ts';
import { isDialogShown } from './editors.ts';
import { cssOf } from './look-up.ts';

interface ChosenVideo {
  file: File;
  /** Of the video that YouTube made of the file, once it is known. */
  videoId: VideoId | null;
}

export interface ChosenVideosOptions {
  document: Document;
  signal: AbortSignal;
  /** Whether the creator allows frames of a chosen video to be read. */
  isAllowed(): Promise<boolean>;
}

/**
 * The video files that were chosen in Studio's open upload dialogs: a reference each, kept while the switch is on and the
 * dialog is open. It listens and changes nothing: Studio's own listeners get every event as they would without it.
 */
export class ChosenVideos {
  readonly #options: ChosenVideosOptions;
  readonly #videos = new Map<Element, ChosenVideo>();

  constructor(options: ChosenVideosOptions) {
    this.#options = options;
    const { document, signal } = options;
    const listening = { capture: true, passive: true, signal };
    document.addEventListener('change', (event) => this.#noticeChange(event), listening);
    document.addEventListener('drop', (event) => this.#noticeDrop(event), listening);
    // The switch may have been turned off in another tab.
    document.addEventListener(
      'visibilitychange',
      () => this.#videos.size > 0 && this.#forgetUnlessAllowed(),
      listening,
    );
    signal.addEventListener('abort', () => this.#videos.clear());
  }

  /** The file of the video that is edited in this dialog; 'off' while the switch is. */
  async find(session: EditorSession): Promise<File | 'off' | null> {
    if (!(await this.#forgetUnlessAllowed())) return 'off';
    this.bind(session);
    const video = session.editor.dialog && this.#videos.get(session.editor.dialog);
    return video && video.videoId === session.videoId ? video.file : null;
  }

  /** Studio uses one dialog for one video after another; a file belongs to the first. */
  bind({ editor, videoId }: EditorSession): void {
    const video = editor.dialog && this.#videos.get(editor.dialog);
    if (video) video.videoId ??= videoId;
  }

  /** Forgets what belongs to dialogs that were closed. */
  sweep(): void {
    for (const dialog of this.#videos.keys()) {
      if (!isDialogShown(dialog)) this.#videos.delete(dialog);
    }
  }

  #noticeChange({ target }: Event): void {
    if (!(target instanceof HTMLInputElement) || !target.matches(cssOf('video-input'))) return;
    this.#notice(target, target.files);
  }

  #noticeDrop({ target, dataTransfer }: DragEvent): void {
    if (!(target instanceof Element) || !target.closest(cssOf('video-picker'))) return;
    this.#notice(target, dataTransfer?.files);
  }

  /** Of several files nobody can tell which becomes the video that is edited next. */
  #notice(target: Element, files: FileList | null | undefined): void {
    const dialog = target.closest(cssOf('upload-dialog'));
    if (!dialog) return;
    this.#videos.delete(dialog);
    const [file] = files ?? [];
    if (file && files?.length === 1) void this.#keep(dialog, file);
  }

  async #keep(dialog: Element, file: File): Promise<void> {
    const { isAllowed, signal } = this.#options;
    if ((await isAllowed()) && !signal.aborted) this.#videos.set(dialog, { file, videoId: null });
  }

  async #forgetUnlessAllowed(): Promise<boolean> {
    const isAllowed = await this.#options.isAllowed();
    if (!isAllowed) this.#videos.clear();
    return isAllowed;
  }
}
