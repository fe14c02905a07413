import type { AuthError, UserAttributes } from '@supabase/supabase-js';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { userIdSchema } from '../domain/ids.ts';
import { type EmailChange, emailChangeSchema } from '../messaging/protocol/account.ts';
import { type KeyValueArea, storedItem } from '../platform/stored-item.ts';
import { fromOwnAuthError, isKnownAddress, isMailJustSent } from './auth-errors.ts';
import { CODE_MILLISECONDS } from './code-lifetime.ts';
import type { AccountSession } from './session.ts';
import type { SessionsService } from './sessions.ts';

/** With what a signed-in person signs in; every method is a message of the same name. */
export interface CredentialsService {
  /** Ends every other session. */
  changePassword(input: { password: string }): Promise<null>;
  /** The change that waits for its codes, or null where none does. */
  emailChange(): Promise<EmailChange | null>;
  /** Sends a code to the old address and one to the new. Asked for again, it sends new ones. Null where none is needed. */
  changeEmail(input: { email: string }): Promise<EmailChange | null>;
  /** @param input.email to which the code was sent. @returns null once both are confirmed and the address has changed */
  confirmEmailChange(input: { email: string; code: string }): Promise<EmailChange | null>;
  /** Waits no longer. Without both codes the address stays. */
  dropEmailChange(): Promise<null>;
}

interface CredentialsDependencies {
  session: AccountSession;
  sessions: SessionsService;
  area: KeyValueArea;
  /** Milliseconds since 1970. */
  now(): number;
  retryAfterSeconds(): number | null;
}

export function createCredentialsService(dependencies: CredentialsDependencies): CredentialsService {
  const { session, sessions, area, now } = dependencies;
  /** So that a page opened later still asks for the codes. */
  const pending = storedItem(
    area,
    'account.emailChange',
    emailChangeSchema.extend({ userId: userIdSchema, sentAt: z.number() }),
  );

  const failure = (error: AuthError) => fromOwnAuthError(error, dependencies.retryAfterSeconds());

  const update = (attributes: UserAttributes, isHarmless: (error: AuthError) => boolean = () => false) =>
    session.asUser(async ({ client }) => {
      const { data, error } = await client.auth.updateUser(attributes);
      if (error && !isHarmless(error)) throw failure(error);
      return data.user;
    });

  async function readPending() {
    const [change, user] = [await pending.read(), await session.storedUser()];
    const isGood =
      change &&
      change.userId === user?.id &&
      change.newEmail !== user.email &&
      now() - change.sentAt < CODE_MILLISECONDS;
    return isGood ? change : null;
  }

  /** Whether the address has changed though this device has not heard of it: its worker died after the last code was taken. */
  const hasChanged = (newEmail: string) =>
    session.asUser(async ({ client }) => {
      const { data } = await client.auth.getUser();
      if (data.user?.email?.toLowerCase() !== newEmail.toLowerCase()) return false;
      await client.auth.refreshSession();
      return true;
    });

  return {
    async changePassword({ password }) {
      await update({ password });
      // The server does so itself, unless it was set up otherwise.
      await sessions.endOthers();
      return null;
    },

    async emailChange() {
      const change = await readPending();
      return change && emailChangeSchema.parse(change);
    },

    async changeEmail({ email: newEmail }) {
      const user = await session.storedUser();
      if (!user) throw new AppError('unauthenticated');
      if (newEmail.toLowerCase() === user.email.toLowerCase()) {
        throw new AppError('invalid_input', { detail: { field: 'email' } });
      }
      const earlier = await readPending();
      let holdsStill = false;
      const isHarmless = (error: AuthError) => {
        // The codes of a moment ago still hold, but only for the address that they were sent for.
        holdsStill = isMailJustSent(error) && earlier?.newEmail === newEmail;
        return holdsStill || isKnownAddress(error);
      };
      const updated = await update({ email: newEmail }, isHarmless);
      if (holdsStill && earlier) return emailChangeSchema.parse(earlier);
      if (updated?.email?.toLowerCase() === newEmail.toLowerCase()) return null;
      const change = { oldEmail: user.email, newEmail, oldConfirmed: false, newConfirmed: false };
      await pending.write({ ...change, userId: user.id, sentAt: now() });
      return change;
    },

    async confirmEmailChange({ email, code }) {
      const change = await readPending();
      if (!change) throw new AppError('code_invalid');
      const before = await session.asUser(async ({ accessToken }) => accessToken);
      const { data, error } = await session.client().auth.verifyOtp({ email, token: code, type: 'email_change' });
      if (error && !(await hasChanged(change.newEmail))) throw failure(error);
      if (!error && !data.session) {
        const confirmed = email === change.oldEmail ? { oldConfirmed: true } : { newConfirmed: true };
        await pending.write({ ...change, ...confirmed });
        return emailChangeSchema.parse({ ...change, ...confirmed });
      }
      // The last code gave a new session. The one before would stand in the list of sessions as a browser of its own.
      if (data.session) await sessions.endReplaced(before);
      await pending.clear();
      return null;
    },

    async dropEmailChange() {
      await pending.clear();
      return null;
    },
  };
}
