import { AppError } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';
import type { ErrandRow, KlikkDatabase } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import type { GenerationApi } from './api.ts';

/** Tells the server what it has still to be told, now or when it can be reached again. */
export interface Errands {
  /** An errand to be put into the database, in one transaction with what it is about. */
  note(userId: UserId, errand: ErrandRow['errand']): Promise<void>;
  /** Runs what there is for that user. Never throws. Answers whether some are left for later. */
  run(userId: UserId): Promise<boolean>;
}

interface ErrandDependencies {
  database: KlikkDatabase;
  api: Pick<GenerationApi, 'cancel' | 'markApplied'>;
  log: Log;
}

export function createErrands({ database, api, log }: ErrandDependencies): Errands {
  async function runOne({ key, userId, errand }: ErrandRow): Promise<void> {
    try {
      if (errand.kind === 'cancel') await api.cancel(userId, errand.generationId);
      else await api.markApplied(userId, errand.variantId);
      await database.errands.delete(key);
    } catch (thrown) {
      if (canWait(thrown)) return;
      log.note('errand-failed', thrown instanceof AppError ? thrown.code : 'internal');
      await database.errands.delete(key);
    }
  }

  return {
    async note(userId, errand) {
      const subject = errand.kind === 'cancel' ? errand.generationId : errand.variantId;
      await database.errands.put({ key: `${errand.kind}:${subject}`, userId, errand });
    },
    async run(userId) {
      for (const errand of await database.errands.where({ userId }).toArray()) await runOne(errand);
      return (await database.errands.where({ userId }).count()) > 0;
    },
  };
}

/** Whether the same errand may succeed later: with a network, or when its user has signed in again. */
function canWait(thrown: unknown): boolean {
  if (!(thrown instanceof AppError)) return false;
  return thrown.retryable || thrown.code === 'unauthenticated' || thrown.code === 'session_ended';
}
