import type { GenerateRequest, ReviseRequest, ReviseResponse } from '../../supabase/functions/_shared/contract.ts';
import { AppError } from '../domain/errors.ts';
import type { GenerationId, UserId, VariantId } from '../domain/ids.ts';
import type { EditorRef } from '../messaging/protocol/common.ts';
import type { GenerationRecord } from '../messaging/protocol/creations.ts';
import type { GenerationRow, KlikkDatabase } from '../platform/database.ts';
import { noteInHistory } from '../platform/history-row.ts';
import { requireUser, type Session } from '../platform/signed-in.ts';
import { wait } from '../platform/wait.ts';
import type { GenerationApi, Style } from './api.ts';
import type { Errands } from './errands.ts';
import type { GenerationRunner } from './runner.ts';

/** Generations as pages use them; every method but the last is a message. */
export interface GenerationService {
  styles(): Promise<Style[]>;
  /**
   * Answers when the generation is no longer running. The same id again, from a second click or after a lost answer, is the same
   * generation; one that failed in a way that may pass is taken up again.
   */
  start(input: { editor: EditorRef; request: GenerateRequest }): Promise<GenerationRecord>;
  /** The editor's latest generation as it stands now. One that is running is gone on with. */
  forEditor(input: { editor: EditorRef }): Promise<GenerationRecord | null>;
  /** One that this device knows, as it stands now. */
  read(input: { id: GenerationId }): Promise<GenerationRecord | null>;
  /**
   * Takes effect at once; a server that cannot be told now will be. What had succeeded before it heard of the cancel is charged, and
   * comes after all: in the answer where the server is quick.
   */
  cancel(input: { id: GenerationId }): Promise<GenerationRecord | null>;
  applied(input: { id: GenerationId; variantId: VariantId }): Promise<null>;
  /**
   * Has a thumbnail's background repainted, and answers at once. While that is under way another is not begun: it is answered
   * instead.
   */
  startRepaint(input: { variantId: VariantId; request: GenerateRequest }): Promise<GenerationRecord>;
  /** The thumbnail's latest repaint as it stands now. One that is running is gone on with. */
  latestRepaint(input: { variantId: VariantId }): Promise<GenerationRecord | null>;
  /** Forgets one that has ended. */
  discardRepaint(input: { id: GenerationId }): Promise<null>;
  /** Asks once and keeps nothing: whoever is not answered says it again. */
  revise(input: ReviseRequest): Promise<ReviseResponse>;
  /** Goes on with what was interrupted. Answers whether something is left for later. */
  resume(): Promise<boolean>;
}

interface GenerationDependencies {
  session: Session;
  database: KlikkDatabase;
  runner: GenerationRunner;
  errands: Errands;
  styles(owner: UserId): Promise<Style[]>;
  revise: GenerationApi['revise'];
  /** Sees to it that the background wakes again, should it be stopped before the work is done. */
  setWakeUp(): Promise<void>;
  now(): number;
  /** How long a cancel waits for the server to say that it came in time, in milliseconds. */
  patience: number;
}

export function createGenerationService(dependencies: GenerationDependencies): GenerationService {
  const { session, database, runner, errands } = dependencies;

  async function ownRow(userId: UserId, id: GenerationId): Promise<GenerationRow | undefined> {
    const row = await database.generations.get(id);
    return row?.userId === userId ? row : undefined;
  }

  /** Puts the generation into the database as running, unless it is there and needs no second start. */
  function writeDown(userId: UserId, place: Place, request: GenerateRequest): Promise<void> {
    return database.transaction('rw', database.generations, async () => {
      const row = await database.generations.get(request.id);
      if (row && row.userId !== userId) throw new AppError('conflict');
      if (row && !mayStartAgain(row)) return;
      await database.generations.put({
        id: request.id,
        userId,
        ...place,
        record: { request, status: 'running', failure: null, generation: null, appliedVariantId: null },
        status: 'running',
        attempts: 0,
        startedAt: dependencies.now(),
      });
    });
  }

  async function repaintsOf(userId: UserId, thumbnail: VariantId): Promise<GenerationRow[]> {
    const rows = await database.generations.where({ userId, thumbnail }).toArray();
    return rows.sort((one, other) => other.startedAt - one.startedAt);
  }

  async function finish(userId: UserId, id: GenerationId): Promise<GenerationRecord> {
    for (;;) {
      await runner.run(id);
      const row = await ownRow(userId, id);
      if (!row) throw new AppError('cancelled');
      // A run that was just ending when the generation was taken up again has not seen that.
      if (row.status !== 'running') return row.record;
    }
  }

  /** By the video where Studio has named it, and by the draft from before it had; the video's id is then written down. */
  function findLatest(userId: UserId, { draftKey, videoId }: EditorRef): Promise<GenerationRow | undefined> {
    return database.transaction('rw', database.generations, database.history, async () => {
      const ofDraft = await database.generations.where({ userId, draftKey }).toArray();
      const ofVideo = videoId ? await database.generations.where({ userId, videoId }).toArray() : [];
      const nameless = ofDraft.filter((row) => row.videoId === null);
      const named = videoId ? nameless.map(({ id }) => ({ key: id, changes: { videoId } })) : [];
      await database.generations.bulkUpdate(named);
      await database.history.bulkUpdate(named);
      return [...(videoId ? nameless : ofDraft), ...ofVideo].sort((one, other) => other.startedAt - one.startedAt)[0];
    });
  }

  /** Tells the server of a cancel, and fetches what it had made before. */
  async function tell(userId: UserId, id: GenerationId): Promise<void> {
    await errands.run(userId);
    if ((await ownRow(userId, id))?.status === 'running') await runner.run(id);
  }

  return {
    async styles() {
      return dependencies.styles(await requireUser(session));
    },

    async start({ editor, request }) {
      const userId = await requireUser(session);
      await dependencies.setWakeUp();
      await writeDown(userId, { ...editor, thumbnail: null }, request);
      return finish(userId, request.id);
    },

    async forEditor({ editor }) {
      const row = await findLatest(await requireUser(session), editor);
      if (row?.status === 'running') void runner.run(row.id);
      return row?.record ?? null;
    },

    async read({ id }) {
      return (await ownRow(await requireUser(session), id))?.record ?? null;
    },

    async cancel({ id }) {
      const userId = await requireUser(session);
      await dependencies.setWakeUp();
      await database.transaction('rw', database.generations, database.history, database.errands, async () => {
        const row = await ownRow(userId, id);
        if (row?.status !== 'running') return;
        const record = cancelled(row.record);
        await database.generations.update(id, { record, status: record.status });
        await noteInHistory(database, { ...row, record });
        await errands.note(userId, { kind: 'cancel', generationId: id });
      });
      runner.stop(id);
      await Promise.race([tell(userId, id), wait(dependencies.patience)]);
      return (await ownRow(userId, id))?.record ?? null;
    },

    async applied({ id, variantId }) {
      const userId = await requireUser(session);
      await dependencies.setWakeUp();
      await database.transaction('rw', database.generations, database.errands, async () => {
        const row = await ownRow(userId, id);
        if (row) await database.generations.update(id, { record: { ...row.record, appliedVariantId: variantId } });
        await errands.note(userId, { kind: 'applied', variantId });
      });
      void errands.run(userId);
      return null;
    },

    async startRepaint({ variantId, request }) {
      const userId = await requireUser(session);
      await dependencies.setWakeUp();
      const [row] = await database.transaction('rw', database.generations, async () => {
        const isRunning = (await repaintsOf(userId, variantId)).some(({ status }) => status === 'running');
        const place = { draftKey: null, videoId: null, thumbnail: variantId };
        if (!isRunning) await writeDown(userId, place, request);
        return repaintsOf(userId, variantId);
      });
      if (!row) throw new AppError('conflict');
      void runner.run(row.id);
      return row.record;
    },

    async latestRepaint({ variantId }) {
      const [row] = await repaintsOf(await requireUser(session), variantId);
      if (row?.status === 'running') void runner.run(row.id);
      return row?.record ?? null;
    },

    async discardRepaint({ id }) {
      const row = await ownRow(await requireUser(session), id);
      if (row?.thumbnail && row.status !== 'running') await database.generations.delete(id);
      return null;
    },

    async revise(input) {
      return dependencies.revise(await requireUser(session), input);
    },

    async resume() {
      const userId = await session.userId();
      if (!userId) return false;
      await runner.resume(userId);
      const isLeft = await errands.run(userId);
      await runner.resume(userId);
      return isLeft;
    },
  };
}

/** What a generation belongs to. */
type Place = Pick<GenerationRow, 'draftKey' | 'videoId' | 'thumbnail'>;

/** What had come of it already stays, as on the server. */
function cancelled(record: GenerationRecord): GenerationRecord {
  const { generation } = record;
  if (!generation?.variants.length) return { ...record, status: 'cancelled', failure: null };
  const kept = { ...generation, status: 'succeeded' as const, shortfall: 'cancelled' as const, progress: null };
  return { ...record, status: 'succeeded', failure: null, generation: kept };
}

/** Whether the user, by starting the same generation again, asks for another try. */
function mayStartAgain({ status, record }: GenerationRow): boolean {
  return status === 'failed' && record.failure?.retryable === true;
}
