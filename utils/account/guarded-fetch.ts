import { z } from 'zod';
import type { BackendAddress } from '../platform/environment.ts';
import { SESSION_ENDING_CODES } from './auth-errors.ts';

/** No answer for so long counts as none. Files take longer than rows. */
export const TIMEOUT_MILLISECONDS = { default: 15_000, files: 60_000 } as const;

type Fetch = typeof fetch;

export interface GuardedFetch {
  fetch: Fetch;
  /** Seconds that the server asked to wait when it last said "too many requests", or null where it never did. */
  retryAfterSeconds(): number | null;
}

/**
 * The way out to the backend, with four guards.
 *
 * Every request has an end.
 *
 * Nothing is asked for anonymously: without a session supabase-js quietly falls back to the public key, row-level security
 * then answers with an empty list, and an empty list of photos would read as "deleted on another device".
 *
 * A session ends only where the auth server says so: auth-js throws an expired session away on any refusal to renew it, be
 * it a rate limit or the login page of a hotel's network. What is not the auth server's own word is made an outage.
 *
 * When a token runs out is reckoned by this device's clock, which reads it later. By the server's, a clock that is an hour fast would have
 * every call renew it, and one that is an hour slow none.
 */
export function guardFetch(fetch: Fetch, backend: BackendAddress): GuardedFetch {
  let retryAfter: number | null = null;
  return {
    retryAfterSeconds: () => retryAfter,
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input);
      if (isOfSomeone(url) && isAnonymous(init, backend)) return refused();
      const response = await fetch(input, { ...init, signal: withTimeout(init?.signal, url) });
      if (response.status === 429) retryAfter = secondsOf(response.headers.get('retry-after'));
      if (isRefresh(url) && !response.ok && !(await endsSession(response))) return outage();
      return GIVES_SESSIONS.has(url.pathname) ? withoutServerTime(response) : response;
    },
  };
}

/** Rows and files always belong to someone; only the auth server talks to strangers. */
const isOfSomeone = (url: URL) => !url.pathname.startsWith('/auth/v1/');

function isAnonymous(init: RequestInit | undefined, backend: BackendAddress): boolean {
  const authorization = new Headers(init?.headers).get('authorization');
  return authorization === null || authorization === `Bearer ${backend.publishableKey}`;
}

function refused(): Response {
  return Response.json({ code: 'PGRST301', message: 'Nobody is signed in.' }, { status: 401 });
}

const isRefresh = (url: URL) =>
  url.pathname === '/auth/v1/token' && url.searchParams.get('grant_type') === 'refresh_token';

const GIVES_SESSIONS: ReadonlySet<string> = new Set(['/auth/v1/token', '/auth/v1/verify', '/auth/v1/signup']);

/** auth-js then adds up the time itself. */
async function withoutServerTime(response: Response): Promise<Response> {
  const session = sessionSchema.safeParse(
    await response
      .clone()
      .json()
      .catch(() => null),
  );
  if (!response.ok || !session.success) return response;
  const { expires_at: _, ...rest } = session.data;
  return Response.json(rest);
}

const sessionSchema = z.looseObject({ expires_in: z.number(), expires_at: z.number() });

async function endsSession(response: Response): Promise<boolean> {
  try {
    const body = refusalSchema.parse(await response.clone().json());
    return [body.code, body.error_code].some((code) => SESSION_ENDING_CODES.has(String(code)));
  } catch {
    return false;
  }
}

/** The auth server names the reason in one of two places, depending on its version. */
const refusalSchema = z.object({ code: z.unknown().optional(), error_code: z.unknown().optional() });

const outage = () => Response.json({ message: 'The session could not be renewed.' }, { status: 503 });

function withTimeout(signal: AbortSignal | null | undefined, url: URL): AbortSignal {
  const limit = url.pathname.startsWith('/storage/v1/') ? TIMEOUT_MILLISECONDS.files : TIMEOUT_MILLISECONDS.default;
  const timeout = AbortSignal.timeout(limit);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

function secondsOf(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : null;
}
