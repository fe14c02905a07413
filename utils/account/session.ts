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
        app_metadata: z.object({ providers: z.array(z.string()).optional() }).optional(),
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
  /** Whether they have signed in with Google. */
  hasGoogle: boolean;
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
  fetch: typeof fetch;
  createClient(fetch: typeof globalThis.fetch): SupabaseClient;
  /** Seconds that the server last asked to wait. */
  retryAfterSeconds(): number | null;
  /** Milliseconds after which a token that is not renewed counts as not to be had. */
  patience: number;
}

/** How long signing out waits for the server to hear of it. This device is signed out either way. */
const SIGN_OUT_MILLISECONDS = 5_000;

export function createAccountSession(dependencies: SessionDependencies): AccountSession {
  const { area } = dependencies;
  let connection = connect();

  function connect() {
    let retired = false;
    const client = dependencies.createClient(async (input, init) => {
      if (retired) throw new TypeError('This client was replaced.');
      return dependencies.fetch(input, init);
    });
    const retire = () => {
      retired = true;
    };
    return { client, retire };
  }

  /**
   * auth-js repeats a renewal that fails for half a minute, and then the failure itself from memory for a minute, long after the
   * network is back. A new client asks at once. The old one sends nothing more: a refresh token that is used twice, with some
   * time in between, ends the session.
   */
  function replace(failed: typeof connection): void {
    if (connection !== failed) return;
    failed.retire();
    connection = connect();
  }

  async function storedUser(): Promise<StoredUser | null> {
    const parsed = storedSessionSchema.safeParse((await area.get(SESSION_KEY))[SESSION_KEY]);
    if (!parsed.success) return null;
    const { id, email, user_metadata: metadata, app_metadata: server } = parsed.data.user;
    return { id, email, name: metadata?.name ?? '', hasGoogle: server?.providers?.includes('google') ?? false };
  }

  /** The session that `read` gets, with a fresh token. */
  async function obtain(read: ReadSession): Promise<SignedIn> {
    const before = await storedUser();
    const answer = await ask(read);
    if (answer.data.session) return signedIn(answer.data.session);
    if (!before || isAuthRefreshDiscardedError(answer.error)) {
      throw new AppError('unauthenticated', { cause: answer.error });
    }
    // A refused refresh leaves a session in storage whose token only looks good by this device's clock.
    await area.remove(SESSION_KEY);
    throw new AppError('session_ended', { cause: answer.error });
  }

  /** Asks auth-js, and a new client once more where the first failure may have come from memory. */
  async function ask(read: ReadSession): Promise<SessionAnswer> {
    const first = await askOnce(read);
    return isAuthRetryableFetchError(first.error) ? throwOutage(await askOnce(read)) : first;
  }

  /** @throws AppError `offline` where auth-js takes longer than there is patience for */
  async function askOnce(read: ReadSession): Promise<SessionAnswer> {
    const used = connection;
    const answer = await Promise.race([read(used.client.auth), wait(dependencies.patience)]);
    if (!answer || isAuthRetryableFetchError(answer.error)) replace(used);
    if (!answer) throw new AppError('offline');
    return answer;
  }

  function throwOutage(answer: SessionAnswer): SessionAnswer {
    if (isAuthRetryableFetchError(answer.error)) throw fromAuthError(answer.error, dependencies.retryAfterSeconds());
    return answer;
  }

  const signedIn = ({ user, access_token: accessToken }: SupabaseSession): SignedIn => ({
    userId: userIdSchema.parse(user.id),
    client: connection.client,
    accessToken,
  });

  return {
    client: () => connection.client,
    storedUser,
    userId: async () => (await storedUser())?.id ?? null,

    async asUser(work) {
      const signedIn = await obtain((auth) => auth.getSession());
      try {
        return await work(signedIn);
      } catch (thrown) {
        if (!(thrown instanceof AppError) || thrown.code !== 'unauthenticated') throw thrown;
      }
      return await work(await obtain((auth) => auth.refreshSession()));
    },

    async drop() {
      const told = connection.client.auth.signOut({ scope: 'local' });
      await Promise.race([told, wait(SIGN_OUT_MILLISECONDS)]);
      await area.remove(SESSION_KEY);
    },
  };
}

type ReadSession = (auth: SupabaseClient['auth']) => Promise<SessionAnswer>;

/** What auth-js answers to a question for the session. */
interface SessionAnswer {
  data: { session: SupabaseSession | null };
  error: AuthError | null;
}
