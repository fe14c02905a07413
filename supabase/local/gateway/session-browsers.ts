import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { Layer, Query } from './gateway.ts';

/** Notes with each session in which browser it was begun or renewed, as the hosted auth server does; lite leaves that empty. */
export function sessionBrowsers(query: Query): Layer {
  return (next) => async (request, peer) => {
    const response = await next(request, peer);
    if (request.method !== 'POST' || !BEGINNING.has(new URL(request.url).pathname) || !response.ok) return response;
    const body = answerSchema.safeParse(await response.clone().json());
    if (!body.success) return response;
    const { session_id: session } = decodeJwt(body.data.access_token);
    await query('update auth.sessions set user_agent = $1 where id = $2', [request.headers.get('user-agent'), session]);
    return response;
  };
}

const BEGINNING: ReadonlySet<string> = new Set(['/auth/v1/token', '/auth/v1/verify', '/auth/v1/signup']);

const answerSchema = z.object({ access_token: z.string() });
