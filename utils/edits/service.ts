import { AppError } from '../domain/errors.ts';
import type { GenerationId, UserId, VariantId } from '../domain/ids.ts';
import { LIMITS } from '../domain/limits.ts';
import { isFull, type KlikkDatabase } from '../platform/database.ts';
import { requireUser, type Session } from '../platform/signed-in.ts';
import { type KeyValueArea, storedItem } from '../platform/stored-item.ts';
import { type History, historySchema, mergeHistories, trimHistory, versionSchema } from '../scene/edit/history.ts';
import { EDITS_HINT_KEY, editsHintSchema } from './hint.ts';

/**
 * What creators have made of their thumbnails, kept on this device for as long as they are signed in. Every method but the last is
 * a message of the same name.
 */
export interface EditsService {
  read(input: { variantIds: VariantId[] }): Promise<{ variantId: VariantId; history: History }[]>;
  /**
   * Adds to what is kept. Documents that write at the same time lose nothing of each other's, and the same may be written twice.
   * Beyond {@link LIMITS.versionsPerThumbnail} the oldest go, but never the first and never the one that is shown.
   * @throws AppError `not_found` where the thumbnail is none of this person's on this device, `storage_full` where there
   * is no room
   */
  write(input: { generationId: GenerationId; variantId: VariantId; writer: string; history: History }): Promise<null>;
  /** Forgets who wrote last. */
  forget(): Promise<void>;
}

interface EditsDependencies {
  session: Session;
  database: KlikkDatabase;
  area: KeyValueArea;
}

export function createEditsService({ session, database, area }: EditsDependencies): EditsService {
  const hint = storedItem(area, EDITS_HINT_KEY, editsHintSchema);

  async function requireThumbnail(userId: UserId, generationId: GenerationId, variantId: VariantId): Promise<void> {
    const row = await database.generations.get(generationId);
    const variants = row?.userId === userId ? (row.record.generation?.variants ?? []) : [];
    if (!variants.some(({ id }) => id === variantId)) throw new AppError('not_found');
  }

  return {
    async read({ variantIds }) {
      const userId = await requireUser(session);
      const rows = await database.edits.bulkGet(variantIds);
      return rows.flatMap((row) => {
        const history = row?.userId === userId ? openHistory(row.history) : null;
        return row && history ? [{ variantId: row.variantId, history }] : [];
      });
    },

    async write({ generationId, variantId, writer, history }) {
      const userId = await requireUser(session);
      await database
        .transaction('rw', database.generations, database.edits, async () => {
          await requireThumbnail(userId, generationId, variantId);
          const row = await database.edits.get(variantId);
          const merged = row ? mergeHistories(row.history, history) : history;
          if (!merged.versions.some(({ parent }) => parent === null)) throw new AppError('not_found');
          await database.edits.put({ variantId, userId, history: trimHistory(merged, LIMITS.versionsPerThumbnail) });
        })
        .catch((thrown) => {
          throw isFull(thrown) ? new AppError('storage_full', { cause: thrown }) : thrown;
        });
      await hint.write({ variantId, writer, chosenAt: history.chosenAt });
      return null;
    },

    forget: () => hint.clear(),
  };
}

/** What was kept, in the present version's terms. What that does not understand is left out; null where nothing is left. */
function openHistory({ versions, ...rest }: History): History | null {
  const opened = versions.flatMap((version) => versionSchema.safeParse(version).data ?? []);
  return historySchema.safeParse({ ...rest, versions: opened }).data ?? null;
}
