import type { HealthResponse } from './contract.ts';
import type { Project } from './project.ts';

type Part = keyof HealthResponse['parts'];

/** A question to each part that it can only answer with 200 when it works and the migrations are applied. */
const QUESTIONS: Record<Part, string> = {
  database: '/rest/v1/styles?select=id&limit=1',
  storage: '/storage/v1/bucket/photos',
  auth: '/auth/v1/health',
};

/** How long a part may take before it counts as down. */
const PATIENCE_MILLISECONDS = 3_000;

/** How long an answer is given again: anybody may ask, and asking much must not make much work. */
const FRESH_MILLISECONDS = 2_000;

/** Asks the project's parts how they are. */
export function createHealthCheck({ url, secretKey }: Project): () => Promise<HealthResponse['parts']> {
  async function ask(part: Part): Promise<'up' | 'down'> {
    try {
      const response = await fetch(`${url}${QUESTIONS[part]}`, {
        headers: { apikey: secretKey, authorization: `Bearer ${secretKey}` },
        signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
      });
      await response.body?.cancel();
      return response.ok ? 'up' : 'down';
    } catch {
      return 'down';
    }
  }

  async function askAll(): Promise<HealthResponse['parts']> {
    const [database, storage, auth] = await Promise.all([ask('database'), ask('storage'), ask('auth')]);
    return { database, storage, auth };
  }

  let last: { answer: Promise<HealthResponse['parts']>; staleAt: number } | null = null;
  return () => {
    if (!last || performance.now() > last.staleAt) {
      last = { answer: askAll(), staleAt: performance.now() + FRESH_MILLISECONDS };
    }
    return last.answer;
  };
}
