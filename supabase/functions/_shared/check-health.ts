import { z } from 'zod';
import type { HealthResponse } from './contract.ts';
import type { Project } from './project.ts';

type Part = keyof HealthResponse['parts'];

export interface Health {
  parts: HealthResponse['parts'];
  /** Providers of image models that do not paint at the moment, as far as is known. */
  failingProviders: ReadonlySet<string>;
}

/** A question to each part that it can only answer with 200 when it works and the migrations are applied. */
const QUESTIONS: Record<Part, string> = {
  database: '/rest/v1/styles?select=id&limit=1',
  storage: '/storage/v1/bucket/photos',
  auth: '/auth/v1/health',
};

const FAILING_PROVIDERS = '/rest/v1/rpc/failing_providers';
const failingSchema = z.array(z.object({ provider: z.string() }));

/** How long a part may take before it counts as down. */
const PATIENCE_MILLISECONDS = 3_000;

/** How long an answer is given again: anybody may ask, and asking much must not make much work. */
const FRESH_MILLISECONDS = 2_000;

/** Asks the project's parts how they are. */
export function createHealthCheck({ url, secretKey }: Project): () => Promise<Health> {
  const get = (path: string) =>
    fetch(`${url}${path}`, {
      headers: { apikey: secretKey, authorization: `Bearer ${secretKey}` },
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });

  async function ask(part: Part): Promise<'up' | 'down'> {
    try {
      const response = await get(QUESTIONS[part]);
      await response.body?.cancel();
      return response.ok ? 'up' : 'down';
    } catch {
      return 'down';
    }
  }

  async function askForFailing(): Promise<ReadonlySet<string>> {
    try {
      const rows = failingSchema.parse(await (await get(FAILING_PROVIDERS)).json());
      return new Set(rows.map(({ provider }) => provider));
    } catch {
      // A database that does not answer is told of as such.
      return new Set();
    }
  }

  async function askAll(): Promise<Health> {
    const [database, storage, auth, failingProviders] = await Promise.all([
      ask('database'),
      ask('storage'),
      ask('auth'),
      askForFailing(),
    ]);
    return { parts: { database, storage, auth }, failingProviders };
  }

  let last: { answer: Promise<Health>; staleAt: number } | null = null;
  return () => {
    if (!last || performance.now() > last.staleAt) {
      last = { answer: askAll(), staleAt: performance.now() + FRESH_MILLISECONDS };
    }
    return last.answer;
  };
}
