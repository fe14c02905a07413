import type { Generation } from '../../../supabase/functions/_shared/contract.ts';
import { AppError, type ErrorCode } from '../../../utils/domain/errors.ts';
import type { GenerationApi } from '../../../utils/generation/api.ts';
import { aGeneration } from '../../support/background/builders.ts';

/** What goes wrong with a request: nothing arrives, the answer is lost, or the server refuses. */
type Trouble = 'lost request' | 'lost answer' | ErrorCode;

/** A server for generations in memory. A generation is made once for an id, and each making is counted. */
export interface GenerationServer {
  api: GenerationApi;
  generations: Map<string, Generation>;
  /** How many generations were made, and so charged. */
  made: number;
  /** Requests to generate that arrived. */
  requests: number;
  cancelled: string[];
  applied: string[];
  /** What happens to the next requests of that kind, one after another. */
  trouble(call: 'generate' | 'cancel' | 'markApplied' | 'styles' | 'revise', ...troubles: Trouble[]): void;
  /** Holds requests to generate until it is released. */
  hold(): { arrived: Promise<void>; release(): void };
  /** What a newly made generation is like. */
  outcome: Partial<Generation>;
}

export function createGenerationServer(): GenerationServer {
  const troubles = new Map<string, Trouble[]>();
  let gate: { arrive(): void; released: Promise<void> } | undefined;

  const server: GenerationServer = {
    generations: new Map(),
    made: 0,
    requests: 0,
    cancelled: [],
    applied: [],
    outcome: {},
    trouble: (call, ...list) => void troubles.set(call, list),
    hold() {
      const arrival = Promise.withResolvers<void>();
      const release = Promise.withResolvers<void>();
      gate = { arrive: arrival.resolve, released: release.promise };
      return { arrived: arrival.promise, release: release.resolve };
    },
    api: {
      generate: (_, request, signal) =>
        serve('generate', async () => {
          server.requests += 1;
          gate?.arrive();
          await Promise.race([gate?.released, aborted(signal)]);
          if (!server.generations.has(request.id)) {
            server.made += 1;
            server.generations.set(request.id, aGeneration({ id: request.id, ...server.outcome }));
          }
          return server.generations.get(request.id) ?? aGeneration();
        }),
      cancel: (_, id) =>
        serve('cancel', async () => {
          server.cancelled.push(id);
          return server.generations.get(id)?.status ?? 'cancelled';
        }),
      markApplied: (_, id) => serve('markApplied', async () => void server.applied.push(id)),
      styles: () =>
        serve('styles', async () => [{ id: 'auto', cost: 0, model: null, usesOwnKey: false, repaint: null }]),
      revise: () => serve('revise', async () => ({ isAvailable: false, edits: [] })),
    },
  };

  async function serve<T>(call: string, work: () => Promise<T>): Promise<T> {
    const trouble = troubles.get(call)?.shift();
    if (trouble === undefined) return work();
    if (trouble === 'lost request') throw new AppError('offline');
    if (trouble !== 'lost answer') throw new AppError(trouble);
    await work();
    throw new AppError('offline');
  }

  return server;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new AppError('cancelled'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
}
