import Dexie from 'dexie';
import { fromBase64 } from '../../domain/base64.ts';
import { AppError } from '../../domain/errors.ts';
import type { GenerationId, UserId, VariantId } from '../../domain/ids.ts';
import { type VideoId, variantIdSchema } from '../../domain/ids.ts';
import { LIMITS, UNDO_MILLISECONDS } from '../../domain/limits.ts';
import { matchesSearch } from '../../domain/search-text.ts';
import type { HistoryCursor, HistoryEntry, HistoryPage } from '../../messaging/protocol/history.ts';
import type { Deletion, GenerationRow, HistoryRow, KlikkDatabase } from '../../platform/database.ts';
import { noteInHistory, toHistoryRow } from '../../platform/history-row.ts';
import { requireUser, type Session } from '../../platform/signed-in.ts';
import type { Errands } from '../errands.ts';
import type { AccountCopy } from './account-copy.ts';
import { describeEntries } from './describe.ts';
import { keepSmallPicture } from './small-pictures.ts';

/** Every generation with thumbnails, as its creator looks through them. Every method but the last is a message of the same name. */
export interface HistoryService {
  /** Reads light lines until the page is full, and whole generations for that page alone. */
  page(input: HistoryQuery): Promise<HistoryPage>;
  latest(): Promise<HistoryEntry | null>;
  /** Lists what other devices made and drops what they deleted. @throws AppError `offline` and what else the server answers */
  refresh(): Promise<{ isChanged: boolean }>;
  favourite(input: { id: GenerationId; isFavourite: boolean }): Promise<null>;
  /**
   * A copy with every version, on this device alone, which costs nothing. It belongs to no video: the editor in Studio goes on
   * showing what it shows. @throws AppError `not_found`
   */
  duplicate(input: { id: GenerationId; copy: GenerationId; title: string }): Promise<HistoryEntry>;
  /** They are out of sight at once, and deleted a few seconds later, here and in the account, unless they are restored. */
  delete(input: { ids: GenerationId[] }): Promise<{ undo: string }>;
  restore(input: { undo: string }): Promise<{ isRestored: boolean }>;
  /** Whatever is listed, at once and for good. */
  deleteAll(): Promise<null>;
  keepPicture(input: { variantId: VariantId; look: string; picture: string }): Promise<null>;
  /** To be called when something that thumbnails show has changed: a photo, the brand. */
  forgetPictures(): Promise<void>;
}

export interface HistoryQuery {
  after: HistoryCursor | null;
  search: string;
  videoId: VideoId | null;
  favouritesOnly: boolean;
}

interface HistoryDependencies {
  session: Session;
  database: KlikkDatabase;
  errands: Pick<Errands, 'run'>;
  account: AccountCopy;
  setWakeUp(): Promise<void>;
  wait(milliseconds: number): Promise<void>;
  now(): number;
}

export const PAGE_ENTRIES = 24;

/** Lines that are looked through at once. */
const LINES_AT_ONCE = 250;

export function createHistoryService(dependencies: HistoryDependencies): HistoryService {
  const { session, database, errands, account, now } = dependencies;

  function linesAfter(userId: UserId, after: HistoryCursor | null, count: number): Promise<HistoryRow[]> {
    const from = after ? [userId, -after.madeAt, after.id] : [userId, Dexie.minKey, Dexie.minKey];
    return database.history
      .where('[userId+order+id]')
      .between(from, [userId, Dexie.maxKey, Dexie.maxKey], false, true)
      .limit(count)
      .toArray();
  }

  /** One line more than a page has, so that it is known whether there is another page. */
  async function findLines(userId: UserId, query: HistoryQuery): Promise<HistoryRow[]> {
    const isWanted = (line: HistoryRow) =>
      (!query.favouritesOnly || line.isFavourite) &&
      (!query.videoId || line.videoId === query.videoId) &&
      matchesSearch(line.searchText, query.search);
    const wantsAll = !query.search && !query.videoId && !query.favouritesOnly;
    const count = wantsAll ? PAGE_ENTRIES + 1 : LINES_AT_ONCE;
    const found: HistoryRow[] = [];
    for (let after = query.after; ; ) {
      const lines = await linesAfter(userId, after, count);
      found.push(...lines.filter(isWanted));
      const last = lines.at(-1);
      if (found.length > PAGE_ENTRIES || lines.length < count || !last) return found.slice(0, PAGE_ENTRIES + 1);
      after = cursorOf(last);
    }
  }

  async function requireLine(userId: UserId, id: GenerationId): Promise<HistoryRow> {
    const line = await database.history.get(id);
    if (line?.userId !== userId) throw new AppError('not_found');
    return line;
  }

  function noteDeletion(userId: UserId, lines: HistoryRow[], dueAt: number): Promise<string> {
    const key = `delete:${crypto.randomUUID()}`;
    const errand: Deletion = {
      kind: 'delete',
      generationIds: lines.map(({ id }) => id),
      pictureIds: [...new Set(lines.flatMap(({ pictureIds }) => pictureIds))],
      lines: dueAt > now() ? lines : [],
      dueAt,
    };
    return database.errands.put({ key, userId, errand });
  }

  /** Of what need not be restored. */
  async function noteDeletions(userId: UserId, lines: HistoryRow[]): Promise<void> {
    for (let from = 0; from < lines.length; from += LIMITS.generationsPerDeletion) {
      await noteDeletion(userId, lines.slice(from, from + LIMITS.generationsPerDeletion), now());
    }
  }

  return {
    async page(query) {
      const userId = await requireUser(session);
      const lines = await findLines(userId, query);
      const shown = lines.slice(0, PAGE_ENTRIES);
      const last = shown.at(-1);
      await account.fetchMissing(userId, shown);
      return {
        entries: await describeEntries(database, shown),
        next: last && lines.length > shown.length ? cursorOf(last) : null,
      };
    },

    async latest() {
      const [entry] = await describeEntries(database, await linesAfter(await requireUser(session), null, 1));
      return entry ?? null;
    },

    async refresh() {
      const userId = await requireUser(session);
      await errands.run(userId);
      const { isChanged, gone } = await account.listMissing(userId);
      if (gone.length === 0) return { isChanged };
      await database.transaction('rw', database.history, database.errands, async () => {
        await database.history.bulkDelete(gone.map(({ id }) => id));
        await noteDeletions(userId, gone);
      });
      void errands.run(userId);
      return { isChanged: true };
    },

    async favourite({ id, isFavourite }) {
      const userId = await requireUser(session);
      await database.transaction('rw', database.history, async () => {
        await requireLine(userId, id);
        await database.history.update(id, { isFavourite });
      });
      return null;
    },

    async duplicate({ id, copy, title }) {
      const userId = await requireUser(session);
      const { generations, history, edits } = database;
      await database.transaction('rw', generations, history, edits, async () => {
        const known = await generations.get(copy);
        if (known && known.userId !== userId) throw new AppError('conflict');
        if (known) return;
        const row = await generations.get(id);
        if (row?.userId !== userId || !toHistoryRow(row)) throw new AppError('not_found');
        const renamed = new Map(
          row.record.generation?.variants.map((variant) => [variant.id, variantIdSchema.parse(crypto.randomUUID())]),
        );
        const made = copyOf(row, { id: copy, title, startedAt: now(), renamed });
        await generations.add(made);
        await noteInHistory(database, made);
        await history.update(copy, { isOnServer: false });
        for (const kept of await edits.bulkGet([...renamed.keys()])) {
          const variantId = kept && renamed.get(kept.variantId);
          if (kept?.userId === userId && variantId) await edits.add({ ...kept, variantId });
        }
      });
      const [entry] = await describeEntries(database, [await requireLine(userId, copy)]);
      if (!entry) throw new AppError('not_found');
      return entry;
    },

    async delete({ ids }) {
      const userId = await requireUser(session);
      await dependencies.setWakeUp();
      const undo = await database.transaction('rw', database.history, database.errands, async () => {
        const lines = (await database.history.bulkGet(ids)).flatMap((line) => (line?.userId === userId ? line : []));
        await database.history.bulkDelete(lines.map(({ id }) => id));
        return noteDeletion(userId, lines, now() + UNDO_MILLISECONDS);
      });
      // A worker that is stopped meanwhile is woken for it.
      void dependencies.wait(UNDO_MILLISECONDS + 1).then(() => errands.run(userId));
      return { undo };
    },

    async restore({ undo }) {
      const userId = await requireUser(session);
      const isRestored = await database.transaction('rw', database.history, database.errands, async () => {
        const row = await database.errands.get(undo);
        if (row?.userId !== userId || row.errand.kind !== 'delete' || row.errand.lines.length === 0) return false;
        await database.history.bulkPut(row.errand.lines);
        await database.errands.delete(undo);
        return true;
      });
      return { isRestored };
    },

    async deleteAll() {
      const userId = await requireUser(session);
      await dependencies.setWakeUp();
      // What this device has not heard of would be listed again tomorrow.
      await account.listMissing(userId).catch(() => {});
      await database.transaction('rw', database.history, database.errands, async () => {
        const lines = await database.history.where({ userId }).toArray();
        await database.history.where({ userId }).delete();
        await noteDeletions(userId, lines);
      });
      void errands.run(userId);
      return null;
    },

    async keepPicture({ variantId, look, picture }) {
      const userId = await requireUser(session);
      const row = { variantId, userId, look, picture: fromBase64(picture), keptAt: now() };
      await keepSmallPicture(database, row);
      return null;
    },

    async forgetPictures() {
      const userId = await session.userId();
      if (userId) await database.smallPictures.where({ userId }).delete();
    },
  };
}

const cursorOf = ({ order, id }: HistoryRow): HistoryCursor => ({ madeAt: -order, id });

interface CopyNames {
  id: GenerationId;
  title: string;
  startedAt: number;
  /** What each thumbnail is called in the copy. */
  renamed: ReadonlyMap<VariantId, VariantId>;
}

function copyOf(row: GenerationRow, { id, title, startedAt, renamed }: CopyNames): GenerationRow {
  const { request, generation } = row.record;
  const variants = (generation?.variants ?? []).flatMap((variant) => {
    const name = renamed.get(variant.id);
    return name ? [{ ...variant, id: name }] : [];
  });
  return {
    ...row,
    id,
    draftKey: null,
    videoId: null,
    attempts: 0,
    startedAt,
    record: {
      ...row.record,
      request: { ...request, id, title },
      generation: generation && { ...generation, id, cost: 0, variants },
      appliedVariantId: null,
    },
  };
}
