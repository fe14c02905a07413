import type { GenerateRequest, Generation } from '../../supabase/functions/_shared/contract.ts';
import { AppError, type Failure, toFailure } from '../domain/errors.ts';
import type { GenerationId, PhotoId, UserId } from '../domain/ids.ts';
import type { GenerationRecord } from '../messaging/protocol/creations.ts';
import type { GenerationRow, KlikkDatabase } from '../platform/database.ts';
import { noteInHistory } from '../platform/history-row.ts';
import type { Log } from '../platform/log.ts';
import type { Subject } from '../scene/subject.ts';
import type { GenerationApi } from './api.ts';

/**
 * Brings generations to their end. Each stands in the database as running before the server is asked, and the server knows it by
 * the same id, so asking again after a lost answer or a stopped worker yields the same generation, charged once.
 */
export interface GenerationRunner {
  /** Works on one generation until it is no longer running. Parallel calls share the work. Never throws; the row says how it went. */
  run(id: GenerationId): Promise<void>;
  /** Stops asking. To be called once the row says that it is cancelled. */
  stop(id: GenerationId): void;
  resume(userId: UserId): Promise<void>;
}

interface RunnerDependencies {
  database: KlikkDatabase;
  api: GenerationApi;
  log: Log;
  /** Has photos ready for an image model to go by. May be repeated. */
  preparePhotos(owner: UserId, ids: readonly PhotoId[]): Promise<void>;
  /** What is known of those photos that are kept on this device only. */
  devicePhotos(owner: UserId, ids: readonly PhotoId[]): Promise<Subject[]>;
  /** Ends early where the signal says so. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Requests for one generation before the user is asked whether to go on. */
const ATTEMPTS_MAX = 4;

/** Between two looks at a job of an image model. */
const LOOK_MILLISECONDS = 1_500;

/** Pauses after the first, second and third request that led nowhere. */
const PAUSES_MILLISECONDS = [1_000, 3_000, 6_000];

export function createGenerationRunner({
  database,
  api,
  log,
  preparePhotos,
  devicePhotos,
  wait,
}: RunnerDependencies): GenerationRunner {
  const running = new Map<GenerationId, Run>();

  /** Makes way for another run; it may have done so already. */
  function leave(id: GenerationId, run: Run): void {
    if (running.get(id) === run) running.delete(id);
  }

  async function work(id: GenerationId, signal: AbortSignal): Promise<void> {
    for (let row = await beginAttempt(id); row; row = await beginAttempt(id)) {
      const { record, pause } = await ask(row, signal);
      // Whoever stopped it has written down how it stands.
      if (signal.aborted) return;
      await settle(id, record);
      if (record.status === 'running') await wait(pause ?? PAUSES_MILLISECONDS[row.attempts - 1] ?? 0, signal);
    }
  }

  /** Counts a request before it is made. Answers undefined where none is to be made. */
  function beginAttempt(id: GenerationId): Promise<GenerationRow | undefined> {
    return database.transaction('rw', database.generations, async () => {
      const row = await database.generations.get(id);
      if (row?.status !== 'running') return undefined;
      if (row.attempts >= ATTEMPTS_MAX) {
        const failure = row.record.failure ?? toFailure(new AppError('server'));
        log.note('generation-failed', failure.code);
        await write(id, { ...row.record, status: 'failed', failure });
        return undefined;
      }
      const counted = { ...row, attempts: row.attempts + 1 };
      await database.generations.put(counted);
      return counted;
    });
  }

  /** @returns what is known now, and after which pause to ask again where that is for the answer to say */
  async function ask({ userId, record }: GenerationRow, signal: AbortSignal): Promise<Answer> {
    try {
      const request = await withDevicePhotos(userId, record.request);
      // Once the server has begun, it has what it needs.
      if (request.portrait && !record.generation) {
        // A model would have to be sent them, and they are never sent.
        if (request.devicePhotos) throw new AppError('photo_on_device');
        await preparePhotos(userId, request.photoIds);
      }
      const answered = withAnswer(record, await api.generate(userId, request, signal));
      return { record: answered, pause: isUnderWay(answered) ? LOOK_MILLISECONDS : null };
    } catch (thrown) {
      const failure = toFailure(thrown);
      if (failure.code === 'rate_limited' && isUnderWay(record)) {
        return { record, pause: (failure.detail?.retryAfterSeconds ?? 10) * 1000 };
      }
      if (failure.retryable && failure.code !== 'rate_limited') return { record: { ...record, failure }, pause: null };
      if (failure.code === 'cancelled') return { record: { ...record, status: 'cancelled' }, pause: null };
      log.note('generation-failed', failure.code);
      return { record: { ...record, status: 'failed', failure }, pause: null };
    }
  }

  /** Of photos that the server does not know it is told what it needs to lay out the thumbnails. That is looked up each time, and not kept. */
  async function withDevicePhotos(owner: UserId, request: GenerateRequest): Promise<GenerateRequest> {
    const found = await devicePhotos(owner, request.photoIds);
    const { devicePhotos: _, ...rest } = request;
    return found.length > 0 ? { ...rest, devicePhotos: found } : rest;
  }

  /** Writes down what came of a request, unless the generation was cancelled meanwhile. */
  function settle(id: GenerationId, record: GenerationRecord): Promise<void> {
    return database.transaction('rw', database.generations, database.history, async () => {
      const row = await database.generations.get(id);
      if (row?.status !== 'running') return;
      await write(id, record);
      await noteInHistory(database, { ...row, record });
    });
  }

  /** A job that is under way has answered: only questions that lead nowhere, one after the other, are counted. */
  async function write(id: GenerationId, record: GenerationRecord): Promise<void> {
    const attempts = isUnderWay(record) && !record.failure ? { attempts: 0 } : {};
    await database.generations.update(id, { record, status: record.status, ...attempts });
  }

  const runner: GenerationRunner = {
    run(id) {
      const current = running.get(id);
      if (current) return current.work;
      const controller = new AbortController();
      const begun = { controller, work: work(id, controller.signal).finally(() => leave(id, begun)) };
      running.set(id, begun);
      return begun.work;
    },
    stop(id) {
      const current = running.get(id);
      if (!current) return;
      current.controller.abort();
      leave(id, current);
    },
    async resume(userId) {
      const rows = await database.generations.where({ userId, status: 'running' }).toArray();
      await Promise.all(rows.map((row) => runner.run(row.id)));
    },
  };
  return runner;
}

interface Run {
  work: Promise<void>;
  controller: AbortController;
}

interface Answer {
  record: GenerationRecord;
  /** In milliseconds; null where nothing came of asking. */
  pause: number | null;
}

/** Whether an image model works on it, so that there is progress to follow. */
function isUnderWay({ status, generation }: GenerationRecord): boolean {
  return status === 'running' && generation?.progress != null;
}

/** A generation that the server still works on, for an earlier request of ours, is asked for again. */
function withAnswer(record: GenerationRecord, generation: Generation): GenerationRecord {
  switch (generation.status) {
    case 'running':
      return generation.progress
        ? { ...record, failure: null, generation }
        : { ...record, failure: toFailure(new AppError('server')) };
    case 'failed':
      return { ...record, status: 'failed', failure: failureOf(generation), generation };
    case 'cancelled':
      return { ...record, status: 'cancelled', failure: null, generation };
    case 'succeeded':
      return { ...record, status: 'succeeded', failure: null, generation };
  }
}

/** What the server gave up on stays so under this id. */
function failureOf({ error }: Generation): Failure {
  return { code: error ?? 'server', retryable: false };
}
