import { AsyncLocalStorage } from 'node:async_hooks';
import { type Layer, withJson } from './gateway.ts';

interface DatabaseError {
  code: string;
  message: string;
  detail?: string;
  hint?: string;
}

/** The part of lite's connection through which every query of the REST API goes. */
export interface QueryConnection {
  withContext(...args: unknown[]): Promise<unknown>;
}

/**
 * lite answers 500 where a function raises an exception; PostgREST tells code, message and hint with a status that fits.
 * The exception is caught where it leaves the database and put into the answer of the request that caused it.
 */
export function restErrors(connection: QueryConnection): Layer {
  const current = new AsyncLocalStorage<{ thrown?: unknown }>();
  const original = connection.withContext.bind(connection);
  connection.withContext = async (...args) => {
    try {
      return await original(...args);
    } catch (thrown) {
      const request = current.getStore();
      if (request) request.thrown = thrown;
      throw thrown;
    }
  };
  return (next) => async (request, peer) => {
    const store: { thrown?: unknown } = {};
    const response = await current.run(store, () => next(request, peer));
    if (response.status !== 500 || !new URL(request.url).pathname.startsWith('/rest/v1/')) return response;
    if (!isDatabaseError(store.thrown)) return response;
    const { code, message, detail, hint } = store.thrown;
    const status = statusOf(code);
    if (status === null) return response;
    return withJson(response, { code, message, details: detail ?? null, hint: hint ?? null }, status);
  };
}

/** PostgREST's status for a SQLSTATE, where lite's differs. */
function statusOf(code: string): number | null {
  if (code === 'P0001') return 400;
  if (code === '23503' || code === '23505') return 409;
  if (code.startsWith('22') || code.startsWith('23')) return 400;
  if (code.startsWith('28') || code === '42501') return 403;
  return null;
}

function isDatabaseError(value: unknown): value is DatabaseError {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}
