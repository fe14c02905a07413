import { toBase64 } from '../../utils/domain/base64.ts';
import { AppError, toFailure } from '../../utils/domain/errors.ts';
import { type PhotoId, photoIdSchema } from '../../utils/domain/ids.ts';
import type { ConsentSurface } from '../../utils/messaging/protocol/common.ts';
import type { PhotoSummary } from '../../utils/messaging/protocol/photos.ts';
import { photoHints } from '../../utils/scene/photo-hints.ts';
import type { SubjectAnalysis } from '../../utils/scene/subject.ts';
import type { Call } from '../client/client.ts';
import { createStore, type Store } from '../client/store.ts';
import {
  type AddingEvent,
  type AddingPerson,
  type AddingState,
  NOTHING_ADDING,
  type PreparationStage,
  reduceAdding,
} from './adding.ts';
import { labelFor } from './photo-label.ts';

/** A photo that was cut out on this device, ready to be stored. */
export interface PreparedPhoto {
  /** JPEG without metadata. */
  original: Blob;
  /** WebP with alpha, trimmed to the person. */
  cutout: Blob;
  /** A small `data:` URL of the cut-out. */
  preview: string;
  analysis: SubjectAnalysis;
}

/**
 * Cuts a person out of a file, on this device.
 * @throws AppError with the reason why it cannot
 */
export type PreparePhoto = (
  file: File,
  options: { signal: AbortSignal; onProgress(stage: PreparationStage): void },
) => Promise<PreparedPhoto>;

export interface PhotoAdderDependencies {
  call: Call;
  prepare: PreparePhoto;
  /** Where consent is asked for, should it be asked for. */
  surface: ConsentSurface;
  /** The labels in use, which a new photo must not repeat. */
  labels(): readonly string[];
  onAdded(photo: PhotoSummary): void;
}

export interface PhotoAdder extends Pick<Store<AddingState, never>, 'getState' | 'subscribe'> {
  /** @param person whose photos they are; the creator's where nobody is named */
  add(files: readonly File[], person?: AddingPerson | null): void;
  /** Takes a photo out of the queue; stops the work on it where it has begun. */
  cancel(key: PhotoId): void;
  /** Takes a photo out of the queue as `cancel` does, for its file to be changed. Null where there is none to be had. */
  takeBack(key: PhotoId): { file: File; person: AddingPerson | null } | null;
  /** Tries one again that failed. */
  retry(key: PhotoId): void;
  /** Answers the question for consent. */
  answerConsent(agrees: boolean): void;
}

/** One photo on its way. */
interface Task {
  /** The photo's id to be. It stays over retries, so that a lost answer does not make a second photo. */
  key: PhotoId;
  file: File;
  person: AddingPerson | null;
  controller: AbortController;
}

/**
 * Adds photos one after the other: cut out here, consented to, stored. A face is stored only after consent, which is asked
 * for once the first person has been found and nothing has left the device.
 */
export function createPhotoAdder({ call, prepare, surface, labels, onAdded }: PhotoAdderDependencies): PhotoAdder {
  const store = createStore<AddingState, AddingEvent>(reduceAdding, NOTHING_ADDING);
  const tasks = new Map<PhotoId, Task>();
  let queue: Promise<void> = Promise.resolve();
  let answer: ((agrees: boolean) => void) | null = null;

  function enqueue({ key, file, person }: Omit<Task, 'controller'>): void {
    const task = { key, file, person, controller: new AbortController() };
    tasks.set(key, task);
    queue = queue.then(() => work(task));
  }

  async function work(task: Task): Promise<void> {
    if (task.controller.signal.aborted) return;
    try {
      const photo = await addOne(task);
      tasks.delete(task.key);
      store.send({ type: 'added', key: task.key, label: photo.label, hints: photoHints(photo.analysis) });
      onAdded(photo);
    } catch (thrown) {
      if (task.controller.signal.aborted) return;
      store.send({ type: 'failed', key: task.key, failure: toFailure(thrown) });
    }
  }

  async function addOne({ key, file, person, controller }: Task): Promise<PhotoSummary> {
    const { signal } = controller;
    const prepared = await prepare(file, {
      signal,
      onProgress: (stage) => store.send({ type: 'stage-reached', key, stage }),
    });
    await obtainConsent(key, person);
    signal.throwIfAborted();
    store.send({ type: 'stage-reached', key, stage: 'storing' });
    return call('photos.add', {
      id: key,
      personId: person?.id,
      label: labelFor(file.name, labels()),
      original: await readBase64(prepared.original),
      cutout: await readBase64(prepared.cutout),
      preview: prepared.preview,
      analysis: prepared.analysis,
    });
  }

  async function obtainConsent(key: PhotoId, person: AddingPerson | null): Promise<void> {
    if ((await call('people.consent', { personId: person?.id })).givenAt) return;
    store.send({ type: 'stage-reached', key, stage: 'asking-consent' });
    const agrees = await new Promise<boolean>((resolve) => {
      answer = resolve;
    });
    answer = null;
    if (agrees) await call('people.giveConsent', { personId: person?.id, surface });
    else refuseAll();
  }

  /** Without consent nothing that waits is kept either, or the question would come again for every file. */
  function refuseAll(): never {
    for (const item of store.getState().items) if (!item.failure) drop(item.key);
    store.send({ type: 'consent-refused' });
    throw new AppError('consent_required');
  }

  function drop(key: PhotoId): void {
    tasks.get(key)?.controller.abort();
    tasks.delete(key);
  }

  function cancel(key: PhotoId): void {
    drop(key);
    store.send({ type: 'removed', key });
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    add(files, person = null) {
      for (const file of files) {
        const key = photoIdSchema.parse(crypto.randomUUID());
        store.send({ type: 'queued', key, file: file.name, person });
        enqueue({ key, file, person });
      }
    },
    cancel,
    takeBack(key) {
      const task = tasks.get(key);
      cancel(key);
      return task ? { file: task.file, person: task.person } : null;
    },
    retry(key) {
      const task = tasks.get(key);
      if (!task) return;
      store.send({ type: 'stage-reached', key, stage: 'waiting' });
      enqueue(task);
    },
    answerConsent: (agrees) => answer?.(agrees),
  };
}

async function readBase64(blob: Blob): Promise<string> {
  return toBase64(new Uint8Array(await blob.arrayBuffer()));
}
