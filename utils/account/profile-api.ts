import { z } from 'zod';
import { fromTableError } from '../platform/backend-errors.ts';
import type { Session } from '../platform/signed-in.ts';

/** What the database knows of an account. */
export interface Profile {
  name: string;
  /** Credits left, with holds taken off. */
  credits: number;
}

export type ReadProfile = () => Promise<Profile>;

const profileSchema = z.object({ name: z.string() });
const balanceSchema = z.int();

/** Reads the signed-in user's profile and credits. */
export function createProfileApi(session: Session): ReadProfile {
  return () =>
    session.asUser(async ({ client, userId }) => {
      const [profile, balance] = await Promise.all([
        client.from('profiles').select('name').eq('id', userId).single(),
        client.rpc('credit_balance'),
      ]);
      if (profile.error) throw fromTableError(profile.error, profile.status);
      if (balance.error) throw fromTableError(balance.error, balance.status);
      return { name: profileSchema.parse(profile.data).name, credits: balanceSchema.parse(balance.data) };
    });
}
