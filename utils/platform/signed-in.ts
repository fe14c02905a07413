import type { SupabaseClient } from '@supabase/supabase-js';
import { AppError } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';

/** What work on behalf of the signed-in user is given. */
export interface SignedIn {
  userId: UserId;
  /** Acts as that user: row-level security sees to the rest. */
  client: SupabaseClient;
  /** Good for at least a minute. */
  accessToken: string;
}

/**
 * The account's session as the other services see it. Whoever holds it never sees a refresh token.
 */
export interface Session {
  /** Who is signed in, as this device knows it; asks nobody, so it also answers offline. */
  userId(): Promise<UserId | null>;
  /**
   * Runs `work` as the signed-in user, with a token that is fresh. Where the server refuses the token all the same, it is
   * refreshed and `work` runs once more.
   * @throws AppError `unauthenticated` where nobody is signed in, `session_ended` where the session is gone, `offline` where a
   * new token is due and cannot be had
   */
  asUser<T>(work: (signedIn: SignedIn) => Promise<T>): Promise<T>;
}

/** @throws AppError `unauthenticated` where nobody is signed in */
export async function requireUser(session: Session): Promise<UserId> {
  const userId = await session.userId();
  if (!userId) throw new AppError('unauthenticated');
  return userId;
}

/**
 * @returns runs work as one user and nobody else; it throws what {@link Session.asUser} does, and `session_ended` where somebody else
 * is signed in by now
 */
export function actingAsOwner(session: Session) {
  return <T>(owner: UserId, work: (signedIn: SignedIn) => Promise<T>): Promise<T> =>
    session.asUser((signedIn) => {
      if (signedIn.userId !== owner) throw new AppError('session_ended');
      return work(signedIn);
    });
}
