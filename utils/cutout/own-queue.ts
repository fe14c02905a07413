import { CutOutQueue } from './cut-out-queue.ts';

/** The worker's script, beside the page that uses it. */
const WORKER = '/cut-out-worker.js';

/** The one queue of this page: whatever it has cut out, measured or finished goes through one worker. */
export const cutOutQueue = new CutOutQueue(() => new Worker(new URL(WORKER, location.origin)));
