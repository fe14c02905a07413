import { z } from 'zod';
import type { SessionSummary } from '../messaging/protocol/account.ts';
import { fromTableError } from '../platform/backend-errors.ts';
import type { Session } from '../platform/signed-in.ts';
import { fromOwnAuthError } from './auth-errors.ts';
import { readUserAgent } from './user-agent.ts';

/** The browsers in which a person is signed in. */
export interface SessionsService {
  /** This one first, then those used last. */
  list(): Promise<SessionSummary[]>;
  end(input: { id: string }): Promise<null>;
  /** Ends all but this one. Where it cannot be done, it throws. */
  endOthers(): Promise<void>;
  /** Ends the session that an access token belongs to, where another took its place. One that is left does no harm. */
  endReplaced(accessToken: string): Promise<void>;
}

const rowsSchema = z.array(
  z.object({
    id: z.string(),
    user_agent: z.string().nullable(),
    last_used_at: z.string(),
    is_current: z.boolean(),
  }),
);

export function createSessionsService(session: Session, retryAfterSeconds: () => number | null): SessionsService {
  const end = (id: string) =>
    session.asUser(async ({ client }) => {
      const { error, status } = await client.rpc('end_session', { session: id });
      if (error) throw fromTableError(error, status);
    });

  return {
    list: () =>
      session.asUser(async ({ client }) => {
        const { data, error, status } = await client.rpc('own_sessions');
        if (error) throw fromTableError(error, status);
        return rowsSchema.parse(data).map((row) => ({
          id: row.id,
          ...readUserAgent(row.user_agent),
          lastUsedAt: row.last_used_at,
          isCurrent: row.is_current,
        }));
      }),

    async end({ id }) {
      await end(id);
      return null;
    },

    endOthers: () =>
      session.asUser(async ({ client, accessToken }) => {
        // `auth.signOut` itself takes a refusal for a success.
        const { error } = await client.auth.admin.signOut(accessToken, 'others');
        if (error) throw fromOwnAuthError(error, retryAfterSeconds());
      }),

    async endReplaced(accessToken) {
      const id = sessionIdOf(accessToken);
      if (id) await end(id).catch(() => {});
    },
  };
}

const claimsSchema = z.object({ session_id: z.uuid() });

/** Read without a check of its signature: the server holds who may end what. */
function sessionIdOf(accessToken: string): string | null {
  try {
    const [, claims = ''] = accessToken.split('.');
    const text = atob(claims.replaceAll('-', '+').replaceAll('_', '/'));
    return claimsSchema.parse(JSON.parse(text)).session_id;
  } catch {
    return null;
  }
}
