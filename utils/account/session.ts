import {
  type AuthError,
  isAuthRefreshDiscardedError,
  isAuthRetryableFetchError,
  type SupabaseClient,
  type Session as SupabaseSession,
} from '@supabase/supabase-js';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { type UserId, userIdSchema } from '../domain/ids.ts';
import type { Session, SignedIn } from '../platform/signed-in.ts';
import type { KeyValueArea } from '../platform/stored-item.ts';
import { wait } from '../platform/wait.ts';
import { fromAuthError } from './auth-errors.ts';
import { SESSION_KEY } from './client.ts';

/** What is read of the session without asking anybody. The rest of it is supabase-js's own. */
const storedSessionSchema = z
  .string()
  .transform((text) => parseJson(text))
  .pipe(
    z.object({
      user: z.object({
        id: userIdSchema,
        email: z.string().default(''),
        user_metadata: z.object({ name: z.string().optional() }).optional(),
      }),
    }),
  );

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Who this device says is signed in. */
export interface StoredUser {
  id: UserId;
  email: string;
  /** As given at sign-up; the profile may have a newer one. */
  name: string;
}

/** The session as the account itself sees it. */
export interface AccountSession extends Session {
  /** The client for asking the auth server. Not to be kept: it may be replaced. */
  client(): SupabaseClient;
  storedUser(): Promise<StoredUser | null>;
  /** Removes the session from this device, whatever the server says. */
  drop(): Promise<void>;
}

interface SessionDependencies {
  area: KeyValueArea;
  createClient: () => SupabaseClient;
  /** Seconds that the server last asked to wait. */
  retryAfterSeconds: () => number | null;
}

/** How long signing out waits for the server to hear of it. This device is signed out either way. */
const SIGN_OUT_MILLISECONDS = 5_000;

export function createAccountSession({ area, createClient, retryAfterSeconds }: SessionDependencies): AccountSession {
  let client = createClient();

  async function storedUser(): Promise<StoredUser | null> {
    const parsed = storedSessionSchema.safeParse((await area.get(SESSION_KEY))[SESSION_KEY]);
    if (!parsed.success) return null;
    const { id, email, user_metadata: metadata } = parsed.data.user;
    return { id, email, name: metadata?.name ?? '' };
  }

  /** Hands out the session that `read` gets, or says why there is none. */
  async function obtain(read: () => Promise<SessionAnswer>): Promise<SignedIn> {
    const before = await storedUser();
    const { data, error } = await read();
    if (data.session) {
      return { userId: userIdSchema.parse(data.session.user.id), client, accessToken: data.session.access_token };
    }
    if (error && isAuthRetryableFetchError(error)) {
      // auth-js would repeat this failure from memory for a minute, long after the network is back. A new client asks again.
      client = createClient();
      throw fromAuthError(error, retryAfterSeconds());
    }
    if (!before || (error && isAuthRefreshDiscardedError(error)))
      throw new AppError('unauthenticated', { cause: error });
    // A refused refresh leaves a session in storage whose token only looks good by this device's clock.
    await area.remove(SESSION_KEY);
    throw new AppError('session_ended', { cause: error });
  }

  return {
    client: () => client,
    storedUser,
    userId: async () => (await storedUser())?.id ?? null,

    async asUser(work) {
      const signedIn = await obtain(() => client.auth.getSession());
      try {
        return await work(signedIn);
      } catch (thrown) {
        if (!(thrown instanceof AppError) || thrown.code !== 'unauthenticated') throw thrown;
      }
      return await work(await obtain(() => client.auth.refreshSession()));
    },

    async drop() {
      const told = client.auth.signOut({ scope: 'local' });
      await Promise.race([told, wait(SIGN_OUT_MILLISECONDS)]);
      await area.remove(SESSION_KEY);
    },
  };
}

/** What auth-js answers to a question for the session. */
interface SessionAnswer {
  data: { session: SupabaseSession | null };
  error: AuthError | null;
}
