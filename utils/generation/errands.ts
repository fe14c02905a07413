import { AppError } from '../domain/errors.ts';
import type { GenerationId, UserId } from '../domain/ids.ts';
import type { GenerationRecord } from '../messaging/protocol/creations.ts';
import type { Deletion, ErrandRow, KlikkDatabase } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import type { GenerationApi } from './api.ts';

/** Tells the server what it has still to be told, now or when it can be reached again. */
export interface Errands {
  /** An errand to be put into the database, in one transaction with what it is about. */
  note(userId: UserId, errand: Exclude<ErrandRow['errand'], Deletion>): Promise<void>;
  /**
   * Runs what there is for that user. Never throws. Answers whether some are left for later. A generation that was cancelled too
   * late runs again afterwards, to be fetched.
   */
  run(userId: UserId): Promise<boolean>;
}

interface ErrandDependencies {
  database: KlikkDatabase;
  api: Pick<GenerationApi, 'cancel' | 'markApplied'>;
  /** Deletes what can no longer be wanted back. Answers whether that is done. */
  runDeletion(row: { key: string; userId: UserId; errand: Deletion }): Promise<boolean>;
  log: Log;
}

export function createErrands({ database, api, runDeletion, log }: ErrandDependencies): Errands {
  async function runOne({ key, userId, errand }: ErrandRow): Promise<void> {
    try {
      if (errand.kind === 'delete' && !(await runDeletion({ key, userId, errand }))) return;
      if (errand.kind === 'applied') await api.markApplied(userId, errand.variantId);
      const cameLate = errand.kind === 'cancel' && (await api.cancel(userId, errand.generationId)) === 'succeeded';
      await database.transaction('rw', database.generations, database.errands, async () => {
        if (cameLate) await takeUpAgain(errand.generationId);
        await database.errands.delete(key);
      });
    } catch (thrown) {
      if (canWait(thrown)) return;
      log.note('errand-failed', thrown instanceof AppError ? thrown.code : 'internal');
      await database.errands.delete(key);
    }
  }

  /** Its creator pays for what was made before the cancel arrived, and gets it: the generation is asked for once more. */
  async function takeUpAgain(id: GenerationId): Promise<void> {
    const row = await database.generations.get(id);
    if (!row) return;
    const record: GenerationRecord = { ...row.record, status: 'running', failure: null };
    await database.generations.put({ ...row, record, status: 'running', attempts: 0 });
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
