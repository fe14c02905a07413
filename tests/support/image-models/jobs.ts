import { randomUUID } from 'node:crypto';
import type { Behaviour, Painting, SeenRequest } from './behaviour.ts';

/** A painting in a queue. */
export interface Job {
  id: string;
  request: SeenRequest;
  how: Behaviour;
  painting: Painting;
  began: number;
  looksLeft: number;
  lookFails: number[];
  goneLeft: number;
  isCancelled: boolean;
}

export interface Jobs {
  add(request: SeenRequest, how: Behaviour): Job;
  find(id: string): Job | undefined;
  all(): Job[];
}

export function createJobs(): Jobs {
  const jobs = new Map<string, Job>();
  return {
    add(request, how) {
      const painting = 'paint' in how ? how.paint : {};
      const job: Job = {
        id: randomUUID(),
        request,
        how,
        painting,
        began: Date.now(),
        looksLeft: painting.looks ?? 1,
        lookFails: [...(painting.lookFails ?? [])],
        goneLeft: painting.gone ?? 0,
        isCancelled: false,
      };
      jobs.set(job.id, job);
      return job;
    },
    find: (id) => jobs.get(id),
    all: () => [...jobs.values()],
  };
}

/** Whether it is done by now; each look brings it nearer. */
export function look(job: Job): boolean {
  if (job.looksLeft > 0) {
    job.looksLeft -= 1;
    return false;
  }
  return isDone(job);
}

function isDone(job: Job): boolean {
  return job.looksLeft === 0 && Date.now() - job.began >= (job.painting.milliseconds ?? 0);
}

/** What is done cannot be cancelled any more, and is paid for. */
export function cancel(job: Job): void {
  if (!job.painting.isDeafToCancelling && !isDone(job)) job.isCancelled = true;
}
