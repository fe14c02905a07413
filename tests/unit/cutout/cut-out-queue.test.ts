import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CutOutQueue } from '../../../utils/cutout/cut-out-queue.ts';
import type { PreparedPhoto } from '../../../utils/cutout/prepared-photo.ts';
import type { CutOutMessage, CutOutRequest } from '../../../utils/cutout/serve-cut-out.ts';

/** A worker that keeps what it is sent and says what the test tells it to. */
class PretendedWorker extends EventTarget {
  readonly received: CutOutRequest[] = [];
  terminated = false;

  postMessage(request: CutOutRequest): void {
    this.received.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(message: CutOutMessage): void {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }

  finish(photo: PreparedPhoto): void {
    this.say({ kind: 'result', result: { ok: true, value: photo } });
  }

  breakDown(): void {
    this.dispatchEvent(new Event('error', { cancelable: true }));
  }
}

function aPhoto(name: string): PreparedPhoto {
  return {
    original: new Blob([name]),
    cutout: new Blob([]),
    preview: 'data:image/webp;base64,',
    analysis: {
      width: 1,
      height: 1,
      head: { x: 0, y: 0, width: 1, height: 1 },
      cutBy: { left: false, right: false, top: false, bottom: false },
      colours: [{ hex: '#000000', share: 1 }],
    },
  };
}

function aQueue() {
  const workers: PretendedWorker[] = [];
  const queue = new CutOutQueue(() => {
    const worker = new PretendedWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  const worker = (place: number) => {
    const found = workers[place];
    if (!found) throw new Error(`Only ${workers.length} workers were started.`);
    return found;
  };
  return { queue, workers, worker };
}

const file = (name: string) => new Blob([name]);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Lets everything run that waits for nothing but its turn. */
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('cut-out queue', () => {
  it('hands over a file, tells the stages and answers with the photo', async () => {
    const { queue, worker } = aQueue();
    const onProgress = vi.fn();
    const prepared = queue.ask('prepare', file('one'), { onProgress });
    await settle();
    worker(0).say({ kind: 'stage', stage: 'reading' });
    worker(0).say({ kind: 'stage', stage: 'finding-person' });
    const photo = aPhoto('one');
    worker(0).finish(photo);
    expect(await prepared).toBe(photo);
    expect(onProgress.mock.calls).toEqual([['reading'], ['finding-person']]);
  });

  it('prepares one photo after the other in the same worker', async () => {
    const { queue, workers, worker } = aQueue();
    const first = queue.ask('prepare', file('one'));
    const second = queue.ask('prepare', file('two'));
    await settle();
    expect(worker(0).received).toHaveLength(1);
    worker(0).finish(aPhoto('one'));
    await first;
    await settle();
    expect(worker(0).received).toHaveLength(2);
    worker(0).finish(aPhoto('two'));
    expect(await (await second).original.text()).toBe('two');
    expect(workers).toHaveLength(1);
  });

  it('keeps the worker after a picture that was refused', async () => {
    const { queue, worker } = aQueue();
    const refused = expect(queue.ask('prepare', file('one'))).rejects.toMatchObject({
      code: 'picture_too_small',
      detail: { limit: 256 },
    });
    await settle();
    const failure = { code: 'picture_too_small', retryable: false, detail: { limit: 256 } } as const;
    worker(0).say({ kind: 'result', result: { ok: false, error: failure } });
    await refused;
    const next = queue.ask('prepare', file('two'));
    await settle();
    worker(0).finish(aPhoto('two'));
    await next;
    expect(worker(0).terminated).toBe(false);
  });

  it('stops the work at once when it is cancelled, and starts the next photo afresh', async () => {
    const { queue, worker } = aQueue();
    const controller = new AbortController();
    const cancelled = expect(queue.ask('prepare', file('one'), { signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    const next = queue.ask('prepare', file('two'));
    await settle();
    controller.abort();
    await cancelled;
    await settle();
    expect(worker(0).terminated).toBe(true);
    worker(1).finish(aPhoto('two'));
    expect(await (await next).original.text()).toBe('two');
  });

  it('cancels a photo that waits without touching the one that is worked on', async () => {
    const { queue, worker } = aQueue();
    const controller = new AbortController();
    const first = queue.ask('prepare', file('one'));
    const waiting = expect(queue.ask('prepare', file('two'), { signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    await settle();
    controller.abort();
    await waiting;
    worker(0).finish(aPhoto('one'));
    await first;
    await settle();
    expect(worker(0).received).toHaveLength(1);
    expect(worker(0).terminated).toBe(false);
  });

  it('starts nothing for a photo that is cancelled beforehand', async () => {
    const { queue, workers } = aQueue();
    await expect(queue.ask('prepare', file('one'), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    await settle();
    expect(workers).toHaveLength(0);
  });

  it('says so when the worker breaks down, and uses another for the next photo', async () => {
    const { queue, worker } = aQueue();
    const broken = expect(queue.ask('prepare', file('one'))).rejects.toMatchObject({ code: 'internal' });
    await settle();
    worker(0).breakDown();
    await broken;
    const next = queue.ask('prepare', file('two'));
    await settle();
    worker(1).finish(aPhoto('two'));
    await next;
    expect(worker(0).terminated).toBe(true);
  });

  it('lets go of the worker after a minute without work, not before', async () => {
    const { queue, worker } = aQueue();
    const prepared = queue.ask('prepare', file('one'));
    await settle();
    worker(0).finish(aPhoto('one'));
    await prepared;
    await vi.advanceTimersByTimeAsync(59_000);
    expect(worker(0).terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(2000);
    expect(worker(0).terminated).toBe(true);
  });

  it('does not let go of the worker while it works, however long it takes', async () => {
    const { queue, worker } = aQueue();
    const first = queue.ask('prepare', file('one'));
    await settle();
    worker(0).finish(aPhoto('one'));
    await first;
    const second = queue.ask('prepare', file('two'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(worker(0).terminated).toBe(false);
    worker(0).finish(aPhoto('two'));
    await second;
  });
});
