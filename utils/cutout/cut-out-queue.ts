import { AppError } from '../domain/errors.ts';
import { type Result, unwrap } from '../domain/result.ts';
import type { PhotoStage } from './prepared-photo.ts';
import type { CutOutJobName, CutOutJobs, CutOutMessage } from './serve-cut-out.ts';

/** How long a worker is kept without work: it holds the net, some hundred megabytes with its pictures. */
const KEEP_MS = 60_000;

export interface JobOptions {
  /** Stops the work; the promise then rejects with `cancelled`. */
  signal?: AbortSignal;
  /** Called as each stage begins. */
  onProgress?: (stage: PhotoStage) => void;
}

/**
 * Has a worker do {@link CutOutJobs}, one after the other: the net is there once, and two photos at a time would only hold
 * twice the memory. A job that is cancelled while it is worked on takes the worker with it, since nothing else stops
 * a computation; the next job starts another.
 */
export class CutOutQueue {
  private readonly startWorker: () => Worker;
  private worker: Worker | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private dismissal: ReturnType<typeof setTimeout> | undefined;

  constructor(startWorker: () => Worker) {
    this.startWorker = startWorker;
  }

  /** @throws {AppError} as the job itself does, `cancelled`, and `internal` where the worker breaks down */
  ask<Name extends CutOutJobName>(
    job: Name,
    input: CutOutJobs[Name]['input'],
    options: JobOptions = {},
  ): Promise<CutOutJobs[Name]['output']> {
    const turn = this.last.then(() => this.run(job, input, options));
    this.last = turn.catch(() => {});
    return rejectOnAbort(turn, options.signal);
  }

  private async run<Name extends CutOutJobName>(
    job: Name,
    input: CutOutJobs[Name]['input'],
    { signal, onProgress }: JobOptions,
  ): Promise<CutOutJobs[Name]['output']> {
    if (signal?.aborted) throw new AppError('cancelled');
    clearTimeout(this.dismissal);
    this.worker ??= this.startWorker();
    try {
      return await converse(this.worker, job, input, { signal, onProgress });
    } catch (thrown) {
      // After a cancel it still computes; after an internal failure it may be broken.
      if (thrown instanceof AppError && LEAVES_WORKER_UNUSABLE.has(thrown.code)) this.dismiss();
      throw thrown;
    } finally {
      this.dismissal = setTimeout(() => this.dismiss(), KEEP_MS);
    }
  }

  private dismiss(): void {
    clearTimeout(this.dismissal);
    this.worker?.terminate();
    this.worker = undefined;
  }
}

const LEAVES_WORKER_UNUSABLE: ReadonlySet<AppError['code']> = new Set(['cancelled', 'internal']);

/** Hands a job to the worker and waits for its last message. */
function converse<Name extends CutOutJobName>(
  worker: Worker,
  job: Name,
  input: CutOutJobs[Name]['input'],
  { signal, onProgress }: { signal: AbortSignal | undefined; onProgress: JobOptions['onProgress'] | undefined },
): Promise<CutOutJobs[Name]['output']> {
  const over = new AbortController();
  return new Promise<Result<CutOutJobs[Name]['output']>>((resolve, reject) => {
    const listening = { signal: over.signal };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<CutOutMessage<Name>>) => {
        if (data.kind === 'stage') onProgress?.(data.stage);
        else resolve(data.result);
      },
      listening,
    );
    worker.addEventListener(
      'error',
      (event) => {
        event.preventDefault();
        reject(new AppError('internal', { detail: { reason: 'The cut-out worker broke down.' } }));
      },
      listening,
    );
    signal?.addEventListener('abort', () => reject(new AppError('cancelled')), listening);
    worker.postMessage({ job, input });
  })
    .then(unwrap)
    .finally(() => over.abort());
}

/** A job that is cancelled while it waits its turn need not wait for the turn to say so. */
function rejectOnAbort<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new AppError('cancelled'));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
