import { TakenOver } from '../providers/image-provider.ts';
import type { Job, JobStore } from './job-store.ts';

/** How long the work is held without a word from the worker. */
const LEASE_SECONDS = 20;
const HEARTBEAT_MILLISECONDS = 2_000;

/** The right to work on a job, which is prolonged until it is let go of. */
export interface Lease {
  /** Aborted when the job has ended, or, with {@link TakenOver}, when somebody else works on it. */
  signal: AbortSignal;
  /** Asks whether it is still held, where the last word is so old that it may not be. @throws where it is not */
  confirm(): Promise<void>;
  letGo(): void;
}

/** Takes the work on a job. Null where somebody else has it, or it is no longer running. */
export async function takeJob(store: JobStore): Promise<{ job: Job; lease: Lease } | null> {
  const worker = crypto.randomUUID();
  let lastWord = Date.now();
  const job = await store.take(worker, LEASE_SECONDS);
  if (!job) return null;

  const lost = new AbortController();
  async function prolong(): Promise<void> {
    const asked = Date.now();
    if (await store.holdLease(worker, LEASE_SECONDS)) {
      lastWord = asked;
    } else {
      clearInterval(heartbeat);
      lost.abort((await store.isRunning()) ? new TakenOver() : new Error('The job has ended.'));
    }
  }
  // A database that does not answer for a moment is asked again; the lease outlasts several.
  const heartbeat = setInterval(() => void prolong().catch(() => {}), HEARTBEAT_MILLISECONDS);
  return {
    job,
    lease: {
      signal: lost.signal,
      async confirm() {
        if (Date.now() - lastWord >= LEASE_SECONDS * 1000) await prolong();
        lost.signal.throwIfAborted();
      },
      letGo: () => clearInterval(heartbeat),
    },
  };
}
