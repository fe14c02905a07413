import { isAuthRetryableFetchError } from '@supabase/supabase-js';
import { z } from 'zod';
import { AppError, type ErrorCode, errorCodeSchema } from '../domain/errors.ts';
import { type KeyValueArea, storedItem } from '../platform/stored-item.ts';
import type { WebAuth } from '../platform/web-auth.ts';
import { fromAuthError } from './auth-errors.ts';
import type { FlowStarter } from './client.ts';
import type { AccountSession } from './session.ts';
import type { WaysToSignInService } from './ways-to-sign-in.ts';

/** Signing in with Google, up to the session. */
export interface GoogleSignIn {
  /**
   * Opens Google's window and waits for what comes of it. A later attempt puts an earlier one aside.
   * @param attempt the caller's id of it. Sent again, since the worker died, it opens no second window
   * @returns whether there is a session now; where there is none, {@link failure} tells why
   * @throws AppError where the window was not opened, or its answer could not be handed in
   */
  run(attempt: string): Promise<boolean>;
  /** Hands in an answer that a worker left behind that died. @returns whether there is a session of it now */
  finish(): Promise<boolean>;
  /** Why the last attempt did not sign in, for as long as that is worth reading; null where the person closed the window. */
  failure(): Promise<ErrorCode | null>;
  /** Waits for the window no longer, and forgets what it was for. */
  drop(): Promise<void>;
}

interface GoogleDependencies {
  session: AccountSession;
  area: KeyValueArea;
  ways: WaysToSignInService;
  webAuth: WebAuth;
  /** Makes addresses of Google's window, and keeps the verifiers that belong to them where the session's client finds them. */
  createStarter(): FlowStarter;
  retryAfterSeconds(): number | null;
  /** The interface's language, in which mails are then written. */
  locale(): string;
  /** Milliseconds since 1970. */
  now(): number;
}

/** An attempt, kept because the worker may die while Google's window is open. */
const attemptSchema = z.object({
  attempt: z.string(),
  /** Under which supabase-js keeps the verifier. */
  flowId: z.string(),
  startedAt: z.number(),
  /** Google's answer, for as long as it was not handed in. */
  code: z.string().optional(),
  failure: errorCodeSchema.optional(),
});
type Attempt = z.infer<typeof attemptSchema>;

/** The auth server takes no answer after five minutes; afterwards somebody may read for a while why. */
const ATTEMPT_MILLISECONDS = 10 * 60 * 1000;

export function createGoogleSignIn(dependencies: GoogleDependencies): GoogleSignIn {
  const { session, area, ways, webAuth, now } = dependencies;
  const kept = storedItem(area, 'account.google', attemptSchema);
  /** The attempt of which this worker waits for the window. */
  let running: { attempt: string; outcome: Promise<boolean>; putAside(): void } | null = null;
  let handingIn: Promise<boolean> | null = null;

  /** The last attempt, unless it is too long ago, by whatever clock. */
  async function readLast(): Promise<Attempt | null> {
    const last = await kept.read();
    return last && Math.abs(now() - last.startedAt) < ATTEMPT_MILLISECONDS ? last : null;
  }

  async function work(attempt: string, aside: Promise<null>): Promise<boolean> {
    if ((await readLast())?.attempt === attempt) return finish();
    if (!(await ways.ask()).google) throw new AppError('google_unavailable');
    const { url, flowId } = await start();
    const begun = { attempt, flowId, startedAt: now() };
    await kept.write(begun);
    const answer = await Promise.race([openWindow(url, attempt), aside]);
    if (answer === null) {
      await forget(attempt);
      return false;
    }
    await kept.write({ ...begun, ...readAnswer(new URL(answer)) });
    return finish();
  }

  async function start(): Promise<{ url: string; flowId: string }> {
    const { data, error } = await dependencies.createStarter().signInWithOAuth({
      provider: 'google',
      options: {
        redirectTo: webAuth.redirectUrl(),
        skipBrowserRedirect: true,
        // Whoever signed out wants to be asked which account it shall be.
        queryParams: { prompt: 'select_account' },
      },
    });
    if (error) throw fromAuthError(error, dependencies.retryAfterSeconds());
    return z.object({ url: z.url(), flowId: z.string() }).parse(data);
  }

  async function openWindow(url: string, attempt: string): Promise<string | null> {
    try {
      return await webAuth.open(url);
    } catch (thrown) {
      await forget(attempt);
      throw thrown;
    }
  }

  /** Unless another attempt has taken its place. */
  async function forget(attempt: string): Promise<void> {
    if ((await kept.read())?.attempt === attempt) await kept.clear();
  }

  /** The server takes an answer once, so whoever asks meanwhile is told the same. */
  function finish(): Promise<boolean> {
    handingIn ??= handIn().finally(() => {
      handingIn = null;
    });
    return handingIn;
  }

  async function handIn(): Promise<boolean> {
    const answered = await readLast();
    if (answered?.code === undefined) return false;
    const { code, ...last } = answered;
    const { auth } = session.client();
    const { data, error } = await auth.exchangeCodeForSession(code, { flowId: last.flowId });
    if (error && isAuthRetryableFetchError(error)) {
      // With the request the verifier is gone, so the answer is of no use any more.
      await kept.clear();
      throw fromAuthError(error, dependencies.retryAfterSeconds());
    }
    if (error) {
      await kept.write({ ...last, failure: 'google_interrupted' });
      return false;
    }
    await kept.clear();
    // Google says no language. Where this fails, mails are in English.
    if (!data.user.user_metadata.locale) await auth.updateUser({ data: { locale: dependencies.locale() } });
    return true;
  }

  return {
    finish,

    run(attempt) {
      if (running?.attempt === attempt) return running.outcome;
      running?.putAside();
      const aside = Promise.withResolvers<null>();
      const own = {
        attempt,
        outcome: work(attempt, aside.promise).finally(() => {
          if (running === own) running = null;
        }),
        putAside: () => aside.resolve(null),
      };
      running = own;
      return own.outcome;
    },

    async failure() {
      const last = running ? null : await readLast();
      if (!last || last.code !== undefined) return null;
      return last.failure ?? 'google_interrupted';
    },

    async drop() {
      running?.putAside();
      await kept.clear();
    },
  };
}

/** What the auth server's reasons mean for whoever reads them. Those that are not here are Google's, or the server's trouble. */
const FAILURES: Record<string, ErrorCode> = {
  provider_email_needs_verification: 'google_address',
  email_exists: 'google_address',
  user_already_exists: 'google_address',
  identity_already_exists: 'google_address',
  signup_disabled: 'forbidden',
  bad_oauth_state: 'google_interrupted',
  bad_oauth_callback: 'google_interrupted',
  flow_state_not_found: 'google_interrupted',
  flow_state_expired: 'google_interrupted',
  flow_state_already_used: 'google_interrupted',
  oauth_provider_not_supported: 'google_unavailable',
  provider_disabled: 'google_unavailable',
};

/** The address may have several accounts, which the auth server says in words alone. */
const SEVERAL_ACCOUNTS = /multiple accounts with the same email/i;

const SERVER_TROUBLE: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);

/** What stands in the address at which the window ended. */
function readAnswer({ searchParams, hash }: URL): Pick<Attempt, 'code' | 'failure'> {
  const inHash = new URLSearchParams(hash.slice(1));
  const read = (name: string) => searchParams.get(name) ?? inHash.get(name);
  const code = read('code');
  if (code) return { code };
  const known = FAILURES[read('error_code') ?? ''];
  if (known) return { failure: known };
  if (SEVERAL_ACCOUNTS.test(read('error_description') ?? '')) return { failure: 'google_address' };
  return { failure: SERVER_TROUBLE.has(read('error') ?? '') ? 'server' : 'google_refused' };
}
