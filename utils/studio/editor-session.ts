import type { VariantId, VideoId } from '../domain/ids.ts';
import type { EditorRef } from '../messaging/protocol/common.ts';
import { type ApplierOptions, ThumbnailApplier } from './apply.ts';
import type { Clock } from './clock.ts';
import { type Editor, isDialogOpen, readAddressedVideo, readVideoId } from './editors.ts';
import { isShown } from './look-up.ts';
import { TestDialog } from './test-dialog.ts';

/**
 * One video being edited: an open upload dialog, or a visit to a video's page. It outlives its editor's elements, which Studio
 * builds anew on every visit to the Details step, and ends when the dialog is closed or the page is left.
 */
export class EditorSession {
  readonly draftKey: string;
  readonly applier: ThumbnailApplier;
  videoId: VideoId | null;
  /** Whether the creator has the panel open. */
  isOpen = false;
  /** The panel's height in CSS pixels, once its document has told it. */
  height: number | null = null;
  editor: Editor;
  /** The A/B test of the video that the creator is putting together. */
  test: TestDialog | null = null;
  readonly #environment: Environment;
  readonly #controller = new AbortController();
  readonly signal: AbortSignal;

  constructor(options: {
    draftKey: string;
    editor: Editor;
    videoId: VideoId | null;
    interrupted: VariantId | null;
    environment: Environment;
  }) {
    const { signal, note } = options.environment;
    this.#environment = options.environment;
    this.draftKey = options.draftKey;
    this.editor = options.editor;
    this.videoId = options.videoId;
    this.signal = AbortSignal.any([this.#controller.signal, signal]);
    this.applier = this.#createApplier({
      signal: this.signal,
      editor: () => this.shownEditor,
      note: (kind, picture) => note(this, kind, picture),
      interrupted: options.interrupted,
    });
  }

  #createApplier(options: Omit<ApplierOptions, 'document' | 'clock' | 'onChange'>): ThumbnailApplier {
    const { document, clock, onChange } = this.#environment;
    return new ThumbnailApplier({ document, clock, onChange: () => onChange(this), ...options });
  }

  /** Takes up the A/B test whose dialog is open now, and lets go of the one before. */
  follow(dialog: Element | null): void {
    if (this.test?.element === (dialog ?? undefined)) return;
    this.test?.end();
    this.test =
      dialog &&
      new TestDialog(dialog, (editor, signal) =>
        this.#createApplier({
          signal: AbortSignal.any([signal, this.signal]),
          editor,
          // What is tested is no thumbnail of the video’s yet.
          note() {},
          interrupted: null,
        }),
      );
  }

  get reference(): EditorRef {
    return { draftKey: this.draftKey, videoId: this.videoId };
  }

  /** Null while Studio shows another step, or is building this one. */
  get shownEditor(): Editor | null {
    return isShown(this.editor.place) ? this.editor : null;
  }

  end(): void {
    this.#controller.abort();
  }
}

interface Environment {
  document: Document;
  clock: Clock;
  signal: AbortSignal;
  /** Tells of an apply that stands differently. */
  onChange(session: EditorSession): void;
  /** Told of a thumbnail that the video has or had. */
  note(session: EditorSession, ...about: Parameters<ApplierOptions['note']>): void;
  /** Tells that Studio closed an editor before it took the picture that was on its way. */
  onInterrupted(session: EditorSession): void;
}

/** The videos being edited on the page. At most two at a time: a page and a dialog over it. */
export class EditorSessions {
  readonly #environment: Environment & { createKey(): string };
  #sessions: EditorSession[] = [];
  /** By video, what was on its way when its editor was closed. */
  readonly #interrupted = new Map<VideoId, VariantId>();

  constructor(environment: Environment & { createKey(): string }) {
    this.#environment = environment;
  }

  get all(): readonly EditorSession[] {
    return this.#sessions;
  }

  find(draftKey: string): EditorSession | null {
    return this.#sessions.find((session) => session.draftKey === draftKey) ?? null;
  }

  /** The session that a shown editor belongs to; a new one where it is another video's. */
  forEditor(editor: Editor): EditorSession {
    const videoId = readVideoId(editor, this.#environment.document.location);
    const known = this.#sessions.find((session) => isSameVisit(session, editor, videoId));
    if (known) {
      known.editor = editor;
      known.videoId ??= videoId;
      return known;
    }
    const draftKey = this.#environment.createKey();
    const interrupted = (videoId && this.#interrupted.get(videoId)) ?? null;
    const session = new EditorSession({ draftKey, editor, videoId, interrupted, environment: this.#environment });
    if (videoId) this.#interrupted.delete(videoId);
    this.#sessions.push(session);
    return session;
  }

  /** Ends the sessions whose dialog was closed or whose page was left. */
  sweep(): void {
    const { location } = this.#environment.document;
    const ended = this.#sessions.filter((session) => isOver(session, location));
    this.#sessions = this.#sessions.filter((session) => !ended.includes(session));
    for (const session of ended) this.#end(session);
  }

  #end(session: EditorSession): void {
    const { variantId } = session.applier.status;
    if (session.applier.isUnderWay) {
      if (session.videoId && variantId) this.#interrupted.set(session.videoId, variantId);
      this.#environment.onInterrupted(session);
    }
    session.end();
  }
}

/** A video's id may only become known, never change: Studio uses one dialog or form for one video after another. */
function isSameVisit(session: EditorSession, editor: Editor, videoId: VideoId | null): boolean {
  const isOtherVideo = session.videoId !== null && videoId !== null && session.videoId !== videoId;
  if (isOtherVideo || session.editor.dialog !== editor.dialog) return false;
  if (editor.dialog !== null || session.editor.element === editor.element) return true;
  return session.videoId !== null && session.videoId === videoId;
}

function isOver({ editor, videoId, shownEditor }: EditorSession, location: Location): boolean {
  if (editor.dialog) return !editor.dialog.isConnected || !isDialogOpen(editor.dialog);
  if (shownEditor) return false;
  return videoId === null ? !editor.element.isConnected : readAddressedVideo(location) !== videoId;
}
