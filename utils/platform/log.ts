import { z } from 'zod';
import { type ErrorCode, errorCodeSchema } from '../domain/errors.ts';
import type { StoredItem } from './stored-item.ts';

/** What may be written down: what happened and how it failed. No titles, addresses, prompts, ids or bytes: no person's data. */
export const logEntrySchema = z.object({
  /** ISO 8601. */
  at: z.string(),
  event: z.enum([
    'woke',
    'upload-failed',
    'deletion-failed',
    'withdrawal-failed',
    'photo-move-failed',
    'generation-failed',
    'errand-failed',
    'session-ended',
    'selectors-failed',
  ]),
  code: errorCodeSchema.optional(),
});
export type LogEntry = z.infer<typeof logEntrySchema>;

export interface Log {
  note(event: LogEntry['event'], code?: ErrorCode): void;
}

/** Old entries give way to new ones. */
const LIMIT = 100;

/**
 * A ring of the last things that went wrong, for someone who looks for a fault in their own browser. It is kept for the
 * browser session and sent nowhere.
 */
export function createLog(item: StoredItem<LogEntry[]>, now: () => Date): Log {
  let writing: Promise<void> = Promise.resolve();
  return {
    note(event, code) {
      const entry: LogEntry = { at: now().toISOString(), event, ...(code && { code }) };
      writing = writing.then(() => append(item, entry)).catch(() => {});
    },
  };
}

async function append(item: StoredItem<LogEntry[]>, entry: LogEntry): Promise<void> {
  const entries = (await item.read()) ?? [];
  await item.write([...entries, entry].slice(-LIMIT));
}
