import { logJobFault } from '../log.ts';

/** Hosted functions are told what is to go on after their answer; elsewhere the process simply lives on. */
declare const EdgeRuntime: { waitUntil(work: Promise<unknown>): void } | undefined;

/** Lets work go on after the answer has been given. What it throws goes into the log: nobody is there to be told. */
export function goOnWith(work: Promise<void>): void {
  const guarded = work.catch((thrown: unknown) => logJobFault(thrown));
  if (typeof EdgeRuntime !== 'undefined') EdgeRuntime.waitUntil(guarded);
}
