import type { z } from 'zod';
import { errorBodySchema } from '../../supabase/functions/_shared/contract.ts';
import { AppError } from '../domain/errors.ts';
import { codeOfStatus } from './backend-errors.ts';
import type { BackendAddress } from './environment.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * Calls an Edge Function as the signed-in user and parses what it answers.
 * @throws AppError in the function's own code; `offline` where no answer came, `cancelled` where the signal said so
 */
export type CallFunction = <Schema extends z.ZodType>(
  signedIn: Pick<SignedIn, 'accessToken'>,
  name: string,
  /** What is sent; null for what is only asked for. */
  body: object | null,
  schema: Schema,
  signal?: AbortSignal,
) => Promise<z.output<Schema>>;

/** The embedded engine answers in a fraction of a second; this is for a text model, a slow line and a server that has to start. */
const TIMEOUT_MILLISECONDS = 20_000;

export function createFunctionCaller(backend: BackendAddress, fetch: typeof globalThis.fetch): CallFunction {
  return async ({ accessToken }, name, body, schema, signal) => {
    const timeout = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
    let response: Response;
    try {
      response = await fetch(`${backend.url}/functions/v1/${name}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          apikey: backend.publishableKey,
          authorization: `Bearer ${accessToken}`,
          'content-type': 'application/json',
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
    } catch (thrown) {
      throw new AppError(signal?.aborted ? 'cancelled' : 'offline', { cause: thrown });
    }
    const answer = await readJson(response, signal);
    if (!response.ok) throw fromRefusal(response, answer);
    const parsed = schema.safeParse(answer);
    if (!parsed.success) throw new AppError('server', { cause: parsed.error });
    return parsed.data;
  };
}

/** The body, or null where it is no JSON. */
async function readJson(response: Response, signal?: AbortSignal): Promise<unknown> {
  try {
    return await response.json();
  } catch (thrown) {
    if (signal?.aborted) throw new AppError('cancelled', { cause: thrown });
    // A line that breaks in the middle of an answer: the same request may be sent again.
    if (response.ok) throw new AppError('offline', { cause: thrown });
    return null;
  }
}

/** What the function refused, in its own code; what answered in its stead (a gateway) has only a status. */
function fromRefusal(response: Response, body: unknown): AppError {
  const parsed = errorBodySchema.safeParse(body);
  if (!parsed.success) return new AppError(codeOfStatus(response.status));
  const { code, requestId, field, limit } = parsed.data.error;
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new AppError(code, {
    detail: {
      requestId,
      ...(field !== undefined && { field }),
      ...(limit !== undefined && { limit }),
      ...(Number.isFinite(wait) && { retryAfterSeconds: wait }),
    },
  });
}
