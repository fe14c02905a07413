import type { EditorRef } from '../messaging/protocol/common.ts';
import type { StudioContext } from '../messaging/protocol/studio.ts';
import type { ApplierOptions } from './apply.ts';
import { ChosenVideos } from './chosen-videos.ts';
import type { Clock } from './clock.ts';
import { describeStructure } from './diagnostic.ts';
import { type EditorSession, EditorSessions } from './editor-session.ts';
import { type Editor, findEditors, findUnknownEditors, isShort } from './editors.ts';
import { readFields, readTheme } from './fields.ts';
import { mendSelectors } from './look-up.ts';
import { type NoticeWords, showNotice } from './notice.ts';
import { observeThrottled } from './observe.ts';
import { mountPanelHost, type PanelHost, type PanelHostOptions } from './panel-host.ts';
import { findTestDialog } from './test-dialog.ts';
import { readUploader } from './uploader.ts';
import { type EditorWatch, removeLeftovers, watchEditors } from './watch.ts';

/** How often the panel is told, at most, that something it shows has changed. */
const NOTICE_MILLISECONDS = 250;
/** How long a form may be without a thumbnail section before it counts as one that Klikk does not know. */
const BUILDING_MILLISECONDS = 4000;
/** Of so many glances one is a whole look, whatever they see. */
const GLANCES_A_LOOK = 4;

export interface StudioAdapterOptions {
  document: Document;
  clock: Clock;
  /** Aborted when the script has to go: everything it put into the page is gone then. */
  signal: AbortSignal;
  /** False once the browser has cut the script off from its extension, or the signal is aborted. */
  isAlive(): boolean;
  createKey(): string;
  /** Of the panel's document for one editor. */
  panelAddress(draftKey: string): string;
  /** Tells the panel of an editor to read again. */
  announce(draftKey: string): void;
  /** Told of a thumbnail that a video has or had in Studio. */
  note(editor: EditorRef, ...about: Parameters<ApplierOptions['note']>): void;
  /** Whether frames of a video that is chosen in Studio may be read. */
  mayReadVideos(): Promise<boolean>;
  /** What is to be tried before the built-in selectors. Nothing waits for it: the background may have to wake first. */
  mended: Promise<Parameters<typeof mendSelectors>[0] | null>;
  label: string;
  /** The same, in the dialog of an A/B test. */
  fillLabel: string;
  /** Said where Studio closes an editor before it took the picture. */
  interrupted: NoticeWords;
  language: NoticeWords['language'];
  /** Of the extension. */
  version: string;
}

/** What the panel can ask of its editor. */
export interface StudioAdapter {
  findSession(draftKey: string): EditorSession | null;
  /** Null while Studio does not show the editor. */
  readContext(session: EditorSession): StudioContext | null;
  /** @param inTest whether it is the panel in the A/B test's dialog */
  resize(session: EditorSession, height: number, inTest: boolean): void;
  /** Null while Studio does not show the editor. */
  diagnose(session: EditorSession): { text: string } | null;
  /** The file that was chosen for the editor's video; 'off' while none may be read. */
  findVideo(session: EditorSession): Promise<File | 'off' | null>;
  /** @returns whether there is a panel to hand it to */
  handOver(session: EditorSession, message: { secret: string; file: File }): boolean;
}

/** Keeps one `<klikk-panel>` in each shown editor and tells each open panel what changes in its editor. */
export function startStudioAdapter(options: StudioAdapterOptions): StudioAdapter {
  const adapter = new Adapter(options);
  adapter.start();
  return adapter;
}

class Adapter implements StudioAdapter {
  readonly #options: StudioAdapterOptions;
  readonly #sessions: EditorSessions;
  readonly #videos: ChosenVideos;
  readonly #hosts = new Map<EditorSession, PanelHost>();
  /** In the dialog of an A/B test. */
  #testHost: PanelHost | null = null;
  readonly #told = new Map<EditorSession, string>();
  readonly #watched = new WeakMap<EditorSession, Element>();
  /** Since when a form is without a section that is known. */
  readonly #unknownSince = new WeakMap<Element, number>();
  #cancelLook = () => {};
  #glances = 0;
  readonly #watch: EditorWatch;

  constructor(options: StudioAdapterOptions) {
    this.#options = options;
    const { document, clock, signal, createKey, interrupted } = options;
    const onChange = (session: EditorSession) => this.#tell(session);
    const onInterrupted = () => showNotice(document, interrupted, signal);
    const note = ({ reference }: EditorSession, ...about: Parameters<ApplierOptions['note']>) =>
      options.note(reference, ...about);
    this.#sessions = new EditorSessions({ document, clock, signal, createKey, onChange, onInterrupted, note });
    this.#videos = new ChosenVideos({ document, signal, isAllowed: () => this.#mayReadVideos() });
    removeLeftovers(document);
    this.#watch = watchEditors({ document, clock, signal, look: () => this.#look(), glance: () => this.#glance() });
  }

  start(): void {
    const { document, clock, signal, mended } = this.#options;
    void mended.then((candidates) => {
      if (!candidates) return;
      mendSelectors(candidates);
      this.#watch.renew();
      this.#look();
    });
    signal.addEventListener('abort', () => {
      for (const host of [this.#testHost, ...this.#hosts.values()]) host?.element.remove();
      this.#hosts.clear();
      this.#cancelLook();
    });
    this.#look();
    const attributes = { attributes: true, attributeFilter: ['dark', 'class', 'style'] };
    observeThrottled(document.documentElement, attributes, () => this.#followTheme(), { interval: 0, clock, signal });
  }

  findSession(draftKey: string): EditorSession | null {
    return this.#sessions.find(draftKey);
  }

  readContext(session: EditorSession): StudioContext | null {
    const { shownEditor } = session;
    if (!shownEditor) return null;
    return {
      editor: session.reference,
      ...readFields(shownEditor.element),
      isShort: isShort(shownEditor),
      theme: readTheme(this.#options.document),
      uploader: readUploader(shownEditor),
      testSlots: session.test?.slots.length ?? null,
    };
  }

  resize(session: EditorSession, height: number, inTest: boolean): void {
    const host = inTest ? this.#testHost : this.#hosts.get(session);
    if (!inTest) session.height = height;
    host?.setHeight(height);
  }

  diagnose({ shownEditor }: EditorSession): { text: string } | null {
    return shownEditor && { text: describeStructure(shownEditor, this.#options.version) };
  }

  findVideo(session: EditorSession): Promise<File | 'off' | null> {
    return this.#videos.find(session);
  }

  handOver(session: EditorSession, message: { secret: string; file: File }): boolean {
    return this.#hosts.get(session)?.hand(message) ?? false;
  }

  async #mayReadVideos(): Promise<boolean> {
    return this.#options.isAlive() && this.#options.mayReadVideos();
  }

  #look(): void {
    if (!this.#options.isAlive()) return;
    this.#sessions.sweep();
    this.#videos.sweep();
    const known = findEditors(this.#options.document);
    const editors = [...known, ...this.#findUnknown(known)];
    for (const editor of editors) this.#place(this.#sessions.forEditor(editor));
    this.#dropHostsOfEnded();
    this.#followTest();
    if (editors.length > 0) this.#removeStrays();
    this.#watch.setBusy(this.#sessions.all.length > 0);
  }

  /** Looks no further while every panel is closed and stands in its editor, and no test is open: what is new is sighted. */
  #glance(): void {
    const isSteady = this.#sessions.all.every((session) => {
      const { shownEditor, isOpen, test } = session;
      if (isOpen || test || !shownEditor || !this.#hosts.get(session)?.isInPlace(shownEditor.place)) return false;
      return this.#sessions.forEditor(shownEditor) === session;
    });
    if (!isSteady || ++this.#glances % GLANCES_A_LOOK === 0) this.#look();
  }

  /** Those that have been so for a while: Studio builds its forms bit by bit. */
  #findUnknown(known: readonly Editor[]): Editor[] {
    const { document, clock } = this.#options;
    const now = clock.now();
    return findUnknownEditors(document, known).filter(({ place }) => {
      const since = this.#unknownSince.get(place) ?? now;
      this.#unknownSince.set(place, since);
      const isSure = now - since >= BUILDING_MILLISECONDS;
      if (!isSure) {
        this.#cancelLook();
        this.#cancelLook = clock.schedule(() => this.#look(), BUILDING_MILLISECONDS);
      }
      return isSure;
    });
  }

  #place(session: EditorSession): void {
    this.#videos.bind(session);
    const host = this.#hosts.get(session);
    if (!host?.isInPlace(session.editor.place)) {
      host?.element.remove();
      this.#mount(session);
    }
    if (session.isOpen) this.#watchFields(session);
    this.#tell(session);
  }

  /** The dialog of an A/B test is of the video that was opened last: a dialog stands over a page. */
  #followTest(): void {
    const session = this.#sessions.all.at(-1);
    session?.follow(findTestDialog(this.#options.document));
    const place = session?.test?.rows.at(-1);
    if (this.#testHost && place && this.#testHost.isInPlace(place)) return;
    this.#testHost?.element.remove();
    this.#testHost = null;
    if (!session || !place) return;
    let isOpen = false;
    this.#testHost = this.#build({
      place,
      isQuiet: false,
      address: `${this.#options.panelAddress(session.draftKey)}/test`,
      label: this.#options.fillLabel,
      onToggle: () => {
        isOpen = !isOpen;
        this.#testHost?.setOpen(isOpen);
      },
    });
  }

  #build(options: Omit<PanelHostOptions, 'language'>): PanelHost | null {
    const host = mountPanelHost({ ...options, language: this.#options.language });
    host?.setTheme(readTheme(this.#options.document));
    return host;
  }

  #mount(session: EditorSession): void {
    const host = this.#build({
      place: session.editor.place,
      isQuiet: session.editor.section === null,
      address: this.#options.panelAddress(session.draftKey),
      label: this.#options.label,
      onToggle: () => this.#toggle(session),
    });
    if (!host) return void this.#hosts.delete(session);
    if (session.height !== null) host.setHeight(session.height);
    host.setOpen(session.isOpen);
    this.#hosts.set(session, host);
  }

  #toggle(session: EditorSession): void {
    if (!this.#options.isAlive()) return;
    session.isOpen = !session.isOpen;
    this.#hosts.get(session)?.setOpen(session.isOpen);
    if (session.isOpen) this.#watchFields(session);
  }

  /** Watches the whole form, or the dialog around it, while its panel is open: titles are typed, ids come late. */
  #watchFields(session: EditorSession): void {
    const { element, dialog } = session.editor;
    const form = dialog ?? element;
    if (this.#watched.get(session) === form) return;
    this.#watched.set(session, form);
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    observeThrottled(form, everything, () => this.#notice(session, form), {
      interval: NOTICE_MILLISECONDS,
      clock: this.#options.clock,
      signal: session.signal,
    });
  }

  #notice(session: EditorSession, form: Element): void {
    if (form.isConnected && session.shownEditor && this.#options.isAlive()) {
      this.#sessions.forEditor(session.shownEditor);
      this.#tell(session);
    }
  }

  /** Only what differs from what the panel was last told is worth waking it. */
  #tell(session: EditorSession): void {
    if (!(session.isOpen || session.test) || session.signal.aborted) return;
    const context = this.readContext(session);
    if (!context) return;
    const now = JSON.stringify([context, session.applier.status, session.test?.statuses]);
    if (this.#told.get(session) === now) return;
    this.#told.set(session, now);
    this.#options.announce(session.draftKey);
  }

  #followTheme(): void {
    const theme = readTheme(this.#options.document);
    this.#testHost?.setTheme(theme);
    for (const [session, host] of this.#hosts) {
      host.setTheme(theme);
      this.#tell(session);
    }
  }

  #dropHostsOfEnded(): void {
    for (const [session, host] of this.#hosts) {
      if (!session.signal.aborted) continue;
      host.element.remove();
      this.#hosts.delete(session);
      this.#told.delete(session);
    }
  }

  /** Copies that Studio made of a panel's element, and panels of a script that an update has cut off. */
  #removeStrays(): void {
    const own = new Set([this.#testHost, ...this.#hosts.values()].map((host) => host?.element));
    for (const element of this.#options.document.querySelectorAll<HTMLElement>('klikk-panel')) {
      if (!own.has(element)) element.remove();
    }
  }
}
