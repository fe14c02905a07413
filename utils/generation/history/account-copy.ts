import { AppError } from '../../domain/errors.ts';
import type { GenerationId, UserId } from '../../domain/ids.ts';
import { foldText } from '../../domain/search-text.ts';
import type { GenerationRow, HistoryRow, KlikkDatabase } from '../../platform/database.ts';
import { picturesOfRecord } from '../../platform/history-row.ts';
import { type AccountGeneration, type AccountLine, type HistoryApi, LISTED_AT_ONCE } from './api.ts';

/** Brings what other devices made, and deleted, into this device's history. */
export interface AccountCopy {
  /**
   * Lists what is in the account and not yet here. It stops as soon as nothing is missing, so that mostly one request is enough.
   * @returns whether something was added, and what the account no longer has
   * @throws AppError as the server's answers, `offline`
   */
  listMissing(userId: UserId): Promise<{ isChanged: boolean; gone: HistoryRow[] }>;
  /** Fetches these with their thumbnails where they are listed only. What cannot be had now stays listed. */
  fetchMissing(userId: UserId, lines: readonly HistoryRow[]): Promise<void>;
}

interface AccountCopyDependencies {
  database: KlikkDatabase;
  api: Pick<HistoryApi, 'list' | 'read'>;
}

export function createAccountCopy({ database, api }: AccountCopyDependencies): AccountCopy {
  /** @returns how many of them were unknown */
  function addUnknown(userId: UserId, lines: readonly AccountLine[]): Promise<number> {
    return database.transaction('rw', database.history, database.errands, async () => {
      const deleted = await idsInDeletion(userId);
      const known = await database.history.bulkGet(lines.map(({ id }) => id));
      const unknown = lines.filter((line, index) => !known[index] && !deleted.has(line.id));
      await database.history.bulkAdd(unknown.map((line) => toLine(userId, line)));
      return unknown.length;
    });
  }

  async function idsInDeletion(userId: UserId): Promise<Set<GenerationId>> {
    const errands = await database.errands.where({ userId }).toArray();
    return new Set(errands.flatMap(({ errand }) => (errand.kind === 'delete' ? errand.generationIds : [])));
  }

  return {
    async listMissing(userId) {
      const before = (await database.history.where({ userId }).toArray()).filter(({ isOnServer }) => isOnServer);
      const deleted = await idsInDeletion(userId);
      const seen = new Set<GenerationId>();
      let added = 0;
      for (let after: AccountLine | null = null; ; ) {
        const { total, lines } = await api.list(userId, after);
        for (const { id } of lines) seen.add(id);
        const unknown = await addUnknown(userId, lines);
        added += unknown;
        after = lines.at(-1) ?? null;
        if (lines.length < LISTED_AT_ONCE || !after) break;
        if (unknown === 0 && before.length + added + deleted.size === total) return { isChanged: added > 0, gone: [] };
      }
      return { isChanged: added > 0, gone: before.filter(({ id }) => !seen.has(id)) };
    },

    async fetchMissing(userId, lines) {
      const ids = lines.map(({ id }) => id);
      const here = new Set(await database.generations.where('id').anyOf(ids).primaryKeys());
      const missing = ids.filter((id) => !here.has(id));
      if (missing.length === 0) return;
      const fetched = await api.read(userId, missing).catch((thrown) => {
        if (thrown instanceof AppError) return [];
        throw thrown;
      });
      await database.transaction('rw', database.generations, database.history, async () => {
        for (const made of fetched) {
          const row = toRow(userId, made);
          // Unless it was deleted meanwhile.
          const isListed = await database.history.update(row.id, { pictureIds: picturesOfRecord(row.record) });
          if (isListed && !(await database.generations.get(row.id))) await database.generations.add(row);
        }
      });
    },
  };
}

function toLine(userId: UserId, { id, title, createdAt }: AccountLine): HistoryRow {
  return {
    id,
    userId,
    title,
    searchText: foldText(title),
    videoId: null,
    isFavourite: false,
    order: -Date.parse(createdAt),
    isOnServer: true,
    pictureIds: [],
  };
}

function toRow(userId: UserId, { request, generation, createdAt, appliedVariantId }: AccountGeneration): GenerationRow {
  return {
    id: request.id,
    userId,
    draftKey: null,
    videoId: null,
    thumbnail: null,
    record: { request, status: 'succeeded', failure: null, generation, appliedVariantId },
    status: 'succeeded',
    attempts: 0,
    startedAt: Date.parse(createdAt),
  };
}
