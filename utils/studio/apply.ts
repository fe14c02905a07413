import type { VariantId } from '../domain/ids.ts';
import type { ApplyState, ApplyStatus } from '../messaging/protocol/studio.ts';
import type { TimelineEntry } from '../messaging/protocol/timeline.ts';
import type { Clock } from './clock.ts';
import type { Editor } from './editors.ts';
import { observeThrottled } from './observe.ts';
import { keepPicture } from './previous-thumbnail.ts';
import { readSigns, type Signs } from './signs.ts';
import { chooseFile, findThumbnailInput } from './uploader.ts';
import { isPending, judge, pause, startTrial, type Trial } from './verdict.ts';

const LOOK_MILLISECONDS = 200;
/** For how long an editor may be without its uploader, while Studio builds it anew, before it counts as having none. */
const ABSENT_MILLISECONDS = 1500;

/** What of the page can tell of a thumbnail's fate. */
const CHANGES: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['hidden', 'aria-hidden', 'style', 'src', 'disabled', 'invalid', 'is-ongoing-transfer', 'uploading'],
};

interface Run {
  picture: GivenPicture;
  /** Whether this puts back what was there before. */
  isRestore: boolean;
  /** Since when the uploader should be there and ready. */
  readyAt: number;
  /** Null until the file was put into Studio's input. */
  trial: Trial | null;
  isFeeding: boolean;
  /** Whether it was told that Studio took it. */
  isNoted: boolean;
  controller: AbortController;
}

/** A picture for Studio, and which thumbnail's version it is, where it is one. */
export interface GivenPicture {
  file: File;
  variantId: VariantId | null;
  version: string | null;
}

export interface ApplierOptions {
  document: Document;
  /** The editor as it stands now, or null while Studio shows another step. */
  editor(): Editor | null;
  clock: Clock;
  onChange(): void;
  /** Told what Studio showed before a picture was put in, and what it took. */
  note(kind: TimelineEntry['kind'], picture: GivenPicture): void;
  signal: AbortSignal;
  /** Of an earlier editor of this video that was closed before Studio took the picture. */
  interrupted: VariantId | null;
}

/**
 * Puts thumbnails into one video's editor and tells what Studio made of them, for as long as the editor lives: a picture that
 * waits goes on by itself, and one that Studio takes back is noticed. It writes into the thumbnail's own input and nothing
 * else, and presses nothing.
 */
export class ThumbnailApplier {
  readonly #options: ApplierOptions;
  #status: ApplyStatus = { variantId: null, apply: { state: 'none' } };
  #run: Run | null = null;
  /** True while the file goes in: the events that follow are ours. */
  #isChoosing = false;
  /** What `restore` would put back. */
  #previous: File | null = null;
  /** The last file that Studio took, and the picture by which it shows it. */
  #shown: { file: File; picture: string } | null = null;

  constructor(options: ApplierOptions) {
    this.#options = options;
    const { interrupted } = options;
    if (interrupted) this.#status = { variantId: interrupted, apply: { state: 'interrupted' } };
  }

  get status(): ApplyStatus {
    return this.#status;
  }

  /** Whether a picture is on its way, and Studio has not taken it yet. */
  get isUnderWay(): boolean {
    const { state } = this.#status.apply;
    return state === 'sending' || state === 'waiting';
  }

  /** Begins, and answers how things stand. Asked again for what is already under way, it changes nothing. */
  apply(picture: GivenPicture): ApplyStatus {
    const isThis = picture.variantId !== null && this.#status.variantId === picture.variantId;
    if (isThis && this.isUnderWay && !this.#run?.isRestore) return this.#status;
    return this.#start(picture, picture.variantId === null);
  }

  /** Puts back the thumbnail that was there before the last apply, where its bytes could be kept. */
  restore(): ApplyStatus {
    if (!this.#previous) return this.#status;
    return this.#start({ file: this.#previous, variantId: this.#status.variantId, version: null }, true);
  }

  #start(picture: GivenPicture, isRestore: boolean): ApplyStatus {
    this.#run?.controller.abort();
    const { document, clock, signal } = this.#options;
    const controller = new AbortController();
    const run: Run = {
      picture,
      isRestore,
      readyAt: clock.now(),
      trial: null,
      isFeeding: false,
      isNoted: false,
      controller,
    };
    this.#run = run;
    this.#publish({ state: 'sending' }, picture.variantId);
    const lifetime = AbortSignal.any([signal, controller.signal]);
    const look = () => this.#look(run, lifetime);
    observeThrottled(document.body, CHANGES, look, { interval: LOOK_MILLISECONDS, clock, signal: lifetime });
    const listening = { capture: true, signal: lifetime };
    document.addEventListener('load', look, listening);
    document.addEventListener('change', (event) => this.#noticeOtherFile(event), listening);
    look();
    return this.#status;
  }

  #look(run: Run, signal: AbortSignal): void {
    if (signal.aborted || run.isFeeding) return;
    const editor = this.#options.editor();
    const signs = editor && readSigns(editor);
    if (run.trial === null) this.#tryToFeed(run, editor, signs, signal);
    else if (signs) this.#weigh(run, run.trial, signs, signal);
    else run.trial = pause(run.trial, this.#options.clock.now());
    const mustLookAgain = run.trial ? isPending(run.trial) : this.#status.apply.state === 'sending';
    if (mustLookAgain) this.#lookLater(run, signal);
  }

  #lookLater(run: Run, signal: AbortSignal): void {
    const cancel = this.#options.clock.schedule(() => {
      signal.removeEventListener('abort', cancel);
      this.#look(run, signal);
    }, LOOK_MILLISECONDS);
    signal.addEventListener('abort', cancel, { once: true });
  }

  #weigh(run: Run, trial: Trial, signs: Signs, signal: AbortSignal): void {
    run.trial = judge(trial, signs, this.#options.clock.now());
    if (run.trial.isAgain) {
      run.trial = null;
      run.readyAt = this.#options.clock.now();
      this.#look(run, signal);
      return;
    }
    const { verdict } = run.trial;
    if (verdict.state === 'accepted' && signs.picture) {
      this.#shown = { file: run.picture.file, picture: signs.picture };
      if (!run.isNoted) this.#options.note(run.isRestore ? 'restored' : 'applied', run.picture);
      run.isNoted = true;
    }
    if (verdict.state === 'reverted') this.#shown = null;
    this.#publish(this.#describe(run.trial, run, signs.progress));
  }

  #tryToFeed(run: Run, editor: Editor | null, signs: Signs | null, signal: AbortSignal): void {
    const now = this.#options.clock.now();
    const reason = findReasonToWait(signs);
    if (reason) {
      run.readyAt = now;
      this.#publish(waitFor(reason, signs?.progress ?? null));
    } else if (editor && signs?.uploader === 'ready' && findThumbnailInput(editor)) {
      void this.#feed(run, signs, signal);
    } else if (now - run.readyAt < ABSENT_MILLISECONDS) {
      this.#publish({ state: 'sending' });
    } else {
      run.controller.abort();
      this.#publish({ state: 'unavailable', reason: signs?.note ?? null });
    }
  }

  async #feed(run: Run, before: Signs, signal: AbortSignal): Promise<void> {
    run.isFeeding = true;
    const kept = before.picture === this.#shown?.picture ? this.#shown?.file : null;
    const previous = kept ?? (await keepPicture(before.picture, signal));
    run.isFeeding = false;
    const editor = this.#options.editor();
    const input = editor && findThumbnailInput(editor);
    if (signal.aborted) return;
    // Where Studio has built the editor anew in the meantime, the next look finds its new input.
    if (!input) return this.#lookLater(run, signal);
    this.#previous = previous;
    if (previous) this.#options.note('found', { file: previous, variantId: null, version: null });
    run.trial = startTrial(before, this.#options.clock.now());
    this.#publish(this.#describe(run.trial, run, null));
    this.#isChoosing = true;
    chooseFile(input, run.picture.file);
    this.#isChoosing = false;
    this.#look(run, signal);
  }

  /** The creator chose another file by hand: what is shown from now on is not ours, and nothing more can be said of ours. */
  #noticeOtherFile({ target }: Event): void {
    const editor = this.#options.editor();
    if (this.#isChoosing || !editor || target !== findThumbnailInput(editor)) return;
    this.#run?.controller.abort();
    this.#run = null;
    this.#shown = null;
    this.#publish({ state: 'none' }, null);
  }

  #describe({ verdict, saving }: Trial, { isRestore }: Run, progress: string | null): ApplyState {
    if (verdict.state === 'waiting') return waitFor(verdict.for, progress);
    if (verdict.state !== 'accepted') return verdict;
    return isRestore
      ? { state: 'restored', saving }
      : { state: 'applied', canRestore: this.#previous !== null, saving };
  }

  #publish(apply: ApplyState, variantId = this.#status.variantId): void {
    const status = { variantId, apply };
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    this.#options.onChange();
  }
}

/** How far the video has come says nothing of a picture on its way. */
function waitFor(reason: 'image-transfer' | 'video-upload', progress: string | null): ApplyState {
  return { state: 'waiting', for: reason, progress: reason === 'video-upload' ? progress : null };
}

/** What has to end before a file can be put in. A disabled uploader may only be waiting for the video. */
function findReasonToWait(signs: Signs | null): 'image-transfer' | 'video-upload' | null {
  if (signs?.isTransferring) return 'image-transfer';
  const mayComeLater = signs?.uploader === 'disabled' || (signs?.uploader === 'absent' && signs.note === null);
  return mayComeLater && signs.isVideoUploading ? 'video-upload' : null;
}
