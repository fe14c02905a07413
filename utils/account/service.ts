import type { AuthError } from '@supabase/supabase-js';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { type UserId, userIdSchema } from '../domain/ids.ts';
import type { AccountStatus } from '../messaging/protocol/account.ts';
import { type KeyValueArea, storedItem } from '../platform/stored-item.ts';
import { wait } from '../platform/wait.ts';
import { fromAuthError, isKnownAddress, isMailJustSent } from './auth-errors.ts';
import { CODE_MILLISECONDS } from './code-lifetime.ts';
import type { GoogleSignIn } from './google.ts';
import type { ProfileApi } from './profile-api.ts';
import type { AccountSession, StoredUser } from './session.ts';

/** The account as the interface uses it; every method is a message of the same name. */
export interface AccountService {
  status(): Promise<AccountStatus>;
  /** What this device knows without asking anybody: for a page that opens, until {@link status} answers. */
  known(): Promise<AccountStatus>;
  signUp(input: { name: string; email: string; password: string }): Promise<AccountStatus>;
  confirm(input: { email: string; code: string }): Promise<AccountStatus>;
  resendCode(input: { email: string }): Promise<null>;
  signIn(input: { email: string; password: string }): Promise<AccountStatus>;
  requestSignInCode(input: { email: string }): Promise<AccountStatus>;
  signInWithCode(input: { email: string; code: string }): Promise<AccountStatus>;
  /** Opens Google's window. @param input.attempt the caller's id of it */
  signInWithGoogle(input: { attempt: string }): Promise<AccountStatus>;
  /** Waits for Google's window no longer. */
  cancelGoogle(): Promise<AccountStatus>;
  requestPasswordReset(input: { email: string }): Promise<null>;
  resetPassword(input: { email: string; code: string; password: string }): Promise<AccountStatus>;
  changeName(input: { name: string }): Promise<AccountStatus>;
  /** Here. What this device keeps of the person goes with the session. */
  signOut(): Promise<AccountStatus>;
  /** Here and in every other browser. Where the server cannot be told, nobody is signed out. */
  signOutEverywhere(): Promise<AccountStatus>;
}

interface AccountDependencies {
  session: AccountSession;
  area: KeyValueArea;
  profile: ProfileApi;
  google: GoogleSignIn;
  /** @throws AppError where they are not ended */
  endOtherSessions(): Promise<void>;
  retryAfterSeconds(): number | null;
  /** Milliseconds after which the status is told without what only the server knows. */
  patience: number;
  /** The interface's language, in which mails are then written. */
  locale(): string;
  /** Milliseconds since 1970. */
  now(): number;
  /** Forgets on this device what others than this user left. Called before the user is shown as signed in. */
  forgetOthers(userId: UserId): Promise<void>;
  /** Forgets on this device what belongs to this user. */
  forget(userId: UserId): Promise<void>;
}

export function createAccountService(dependencies: AccountDependencies): AccountService {
  const { session, area, google, profile: profileApi } = dependencies;
  /** Set from sign-in to sign-out. A known account without a session is one whose session was ended by someone else. */
  const known = storedItem(
    area,
    'account.known',
    z.object({ id: userIdSchema, name: z.string(), email: z.string(), credits: z.int().nullable().default(null) }),
  );
  /** The address whose code we are waiting for, so that a page opened later still asks for it. */
  const unconfirmed = storedItem(area, 'account.unconfirmed', z.object({ email: z.string() }));
  /** The address that a code for signing in was sent to: the popup closes while that is read in a mail. */
  const signInCode = storedItem(area, 'account.signInCode', z.object({ email: z.string(), sentAt: z.number() }));
  /** The code with which a password is being reset. The server takes it once, we may need it twice: see `resetPassword`. */
  const recovery = storedItem(area, 'account.recovery', z.object({ email: z.string(), code: z.string() }));

  const failure = (error: AuthError) => fromAuthError(error, dependencies.retryAfterSeconds());

  async function status(): Promise<AccountStatus> {
    const user = await session.storedUser();
    if (!user) return (await google.finish()) ? welcome() : statusWithoutSession();
    try {
      const profile = await Promise.race([profileApi.read(), wait(dependencies.patience)]);
      if (!profile) throw new AppError('offline');
      const { name, credits } = profile;
      await known.write({ id: user.id, name, email: user.email, credits });
      return signedIn(user, name, credits);
    } catch (thrown) {
      // Whatever else went wrong, the session may be as good as before: offline or a failing server signs nobody out.
      if (!(await session.storedUser())) return statusWithoutSession();
      if (!(thrown instanceof AppError)) throw thrown;
      const name = (await known.read())?.name ?? user.name;
      return signedIn(user, name, null);
    }
  }

  async function knownStatus(): Promise<AccountStatus> {
    const user = await session.storedUser();
    if (!user) return statusWithoutSession();
    const found = await known.read();
    const { name, credits } = found?.id === user.id ? found : { name: user.name, credits: null };
    return signedIn(user, name, credits);
  }

  const signedIn = ({ email, hasGoogle }: StoredUser, name: string, credits: number | null): AccountStatus => ({
    state: 'signed-in',
    name,
    email,
    credits,
    ...(hasGoogle && { hasGoogle }),
  });

  async function statusWithoutSession(): Promise<AccountStatus> {
    const waiting = await unconfirmed.read();
    if (waiting) return { state: 'unconfirmed', email: waiting.email };
    const ended = (await known.read()) ? 'session_ended' : null;
    const sent = await signInCode.read();
    const isGood = sent && dependencies.now() - sent.sentAt < CODE_MILLISECONDS;
    const googleFailure = await google.failure();
    return {
      state: 'signed-out',
      ended,
      ...(isGood && { codeSentTo: sent.email }),
      ...(googleFailure && { googleFailure }),
    };
  }

  async function waitForCode(email: string): Promise<AccountStatus> {
    await Promise.all([unconfirmed.write({ email }), signInCode.clear()]);
    return { state: 'unconfirmed', email };
  }

  /** To be called once there is a new session. */
  async function welcome(): Promise<AccountStatus> {
    const user = await session.storedUser();
    if (user) {
      await dependencies.forgetOthers(user.id);
      await known.write({ ...user, credits: null });
    }
    await Promise.all([unconfirmed.clear(), signInCode.clear(), google.drop()]);
    return status();
  }

  async function isSignedInAs(email: string): Promise<boolean> {
    return (await session.storedUser())?.email.toLowerCase() === email.toLowerCase();
  }

  /** Signs in with a code out of a mail. */
  async function takeCode(type: 'signup' | 'email', email: string, code: string): Promise<AccountStatus> {
    const { error } = await session.client().auth.verifyOtp({ email, token: code, type });
    // The code is used up if the worker died after the server took it; the session it gave is then here.
    if (error && !(await isSignedInAs(email))) throw failure(error);
    return welcome();
  }

  async function sendCode(email: string): Promise<void> {
    const { error } = await session.client().auth.resend({ type: 'signup', email });
    if (error && !isMailJustSent(error)) throw failure(error);
  }

  async function leave(): Promise<AccountStatus> {
    const user = await session.storedUser();
    await Promise.all([known.clear(), unconfirmed.clear(), signInCode.clear(), recovery.clear(), google.drop()]);
    if (user) await dependencies.forget(user.id);
    await session.drop();
    return statusWithoutSession();
  }

  return {
    status,
    known: knownStatus,

    async signUp({ name, email, password }) {
      const { data, error } = await session
        .client()
        .auth.signUp({ email, password, options: { data: { name, locale: dependencies.locale() } } });
      if (error && !isMailJustSent(error) && !isKnownAddress(error)) throw failure(error);
      return data.session ? welcome() : waitForCode(email);
    },

    confirm: ({ email, code }) => takeCode('signup', email, code),

    async resendCode({ email }) {
      await sendCode(email);
      return null;
    },

    async signIn({ email, password }) {
      const { error } = await session.client().auth.signInWithPassword({ email, password });
      if (error?.code === 'email_not_confirmed') {
        await sendCode(email);
        return waitForCode(email);
      }
      if (error) throw failure(error);
      return welcome();
    },

    async requestSignInCode({ email }) {
      const { error } = await session.client().auth.signInWithOtp({ email, options: { shouldCreateUser: false } });
      if (error && !isMailJustSent(error) && !isUnknownAddress(error)) throw failure(error);
      await Promise.all([signInCode.write({ email, sentAt: dependencies.now() }), unconfirmed.clear()]);
      return statusWithoutSession();
    },

    signInWithCode: ({ email, code }) => takeCode('email', email, code),

    async signInWithGoogle({ attempt }) {
      return (await google.run(attempt)) ? welcome() : status();
    },

    async cancelGoogle() {
      await google.drop();
      return status();
    },

    async requestPasswordReset({ email }) {
      const { error } = await session.client().auth.resetPasswordForEmail(email);
      if (error && !isMailJustSent(error)) throw failure(error);
      return null;
    },

    async resetPassword({ email, code, password }) {
      const { auth } = session.client();
      const { error } = await auth.verifyOtp({ email, token: code, type: 'recovery' });
      if (error) {
        // The first try used the code up and then stopped: at a password that was too weak, or with its worker.
        const begun = await recovery.read();
        const goesOn = begun?.email === email && begun.code === code && (await isSignedInAs(email));
        if (!goesOn) throw failure(error);
      } else {
        await recovery.write({ email, code });
      }
      const updated = await auth.updateUser({ password });
      if (updated.error && updated.error.code !== 'same_password') throw failure(updated.error);
      await auth.signOut({ scope: 'others' });
      await recovery.clear();
      return welcome();
    },

    async changeName({ name }) {
      await profileApi.rename(name);
      return status();
    },

    signOut: leave,

    async signOutEverywhere() {
      await dependencies.endOtherSessions();
      return leave();
    },
  };
}

/** Where nobody has an account with that address, which must not show. */
function isUnknownAddress(error: AuthError): boolean {
  return error.code === 'otp_disabled';
}
