import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLog, logEntrySchema } from '../../../utils/platform/log.ts';
import { storedItem } from '../../../utils/platform/stored-item.ts';
import { createMemoryArea } from '../../support/background/memory-area.ts';

describe('a stored value', () => {
  it('is what was written, until it is cleared', async () => {
    const area = createMemoryArea();
    const item = storedItem(area, 'greeting', z.string());
    expect(await item.read()).toBeNull();
    await item.write('hello');
    expect(await storedItem(area, 'greeting', z.string()).read()).toBe('hello');
    await item.clear();
    expect(await item.read()).toBeNull();
  });

  it('is none where it is not what this version understands', async () => {
    const area = createMemoryArea();
    await area.set({ greeting: { text: 'hello' } });
    expect(await storedItem(area, 'greeting', z.string()).read()).toBeNull();
  });
});

describe('the log', () => {
  it('keeps the last hundred things, in order, also of a worker that has gone', async () => {
    const item = storedItem(createMemoryArea(), 'log', z.array(logEntrySchema));
    let second = 0;
    const now = () => new Date(second++ * 1000);
    const settled = async () => {
      while ((await item.read())?.at(-1)?.at !== new Date((second - 1) * 1000).toISOString()) await Promise.resolve();
    };
    const first = createLog(item, now);
    for (let count = 0; count < 60; count++) first.note('upload-failed', 'offline');
    await settled();
    const next = createLog(item, now);
    for (let count = 0; count < 60; count++) next.note('errand-failed');
    await settled();
    const entries = (await item.read()) ?? [];
    expect(entries).toHaveLength(100);
    expect(entries[0]).toEqual({ at: '1970-01-01T00:00:20.000Z', event: 'upload-failed', code: 'offline' });
    expect(entries.at(-1)).toEqual({ at: '1970-01-01T00:01:59.000Z', event: 'errand-failed' });
  });
});
