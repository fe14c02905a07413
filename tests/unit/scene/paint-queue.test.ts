import { expect, it, vi } from 'vitest';
import { createPaintQueue, type Urgency } from '../../../utils/scene/paint-queue.ts';

/** A queue whose works are over when they are told to be. */
function watchedQueue() {
  const inTurn = createPaintQueue();
  const begun: string[] = [];
  const finish = new Map<string, () => void>();
  const add = (urgency: Urgency, name: string) =>
    inTurn(urgency, () => {
      begun.push(name);
      return new Promise((resolve) => finish.set(name, resolve));
    });
  const end = async (name: string) => {
    finish.get(name)?.();
    const before = begun.length;
    await vi.waitFor(() => expect(begun.length).toBeGreaterThan(before));
  };
  return { add, begun, end, finish };
}

it('begins at once where nothing is being done', () => {
  const { add, begun } = watchedQueue();
  add('measurement', 'first');
  expect(begun).toEqual(['first']);
});

it('does one thing at a time, previews first, measurements last, equals as they came', async () => {
  const { add, begun, end } = watchedQueue();
  add('picture', 'busy');
  add('measurement', 'measurement');
  add('picture', 'picture');
  add('preview', 'preview 1');
  add('preview', 'preview 2');
  expect(begun).toEqual(['busy']);
  await end('busy');
  await end('preview 1');
  await end('preview 2');
  await end('picture');
  expect(begun).toEqual(['busy', 'preview 1', 'preview 2', 'picture', 'measurement']);
});

it('goes on when something comes after it had nothing to do', async () => {
  const { add, begun, finish } = watchedQueue();
  add('preview', 'first');
  finish.get('first')?.();
  await Promise.resolve();
  add('preview', 'second');
  await vi.waitFor(() => expect(begun).toEqual(['first', 'second']));
});
