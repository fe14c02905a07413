import { z } from 'zod';
import { fromTableError } from '../platform/backend-errors.ts';
import type { Session } from '../platform/signed-in.ts';

/** What the database knows of an account. */
export interface Profile {
  name: string;
  /** Credits left, with holds taken off. */
  credits: number;
}

/** What of an account lies in the database. */
export interface ProfileApi {
  read(): Promise<Profile>;
  rename(name: string): Promise<void>;
}

const profileSchema = z.object({ name: z.string() });
const balanceSchema = z.int();

/** The signed-in user's profile and credits. */
export function createProfileApi(session: Session): ProfileApi {
  return {
    read: () =>
      session.asUser(async ({ client, userId }) => {
        const [profile, balance] = await Promise.all([
          client.from('profiles').select('name').eq('id', userId).single(),
          client.rpc('credit_balance'),
        ]);
        if (profile.error) throw fromTableError(profile.error, profile.status);
        if (balance.error) throw fromTableError(balance.error, balance.status);
        return { name: profileSchema.parse(profile.data).name, credits: balanceSchema.parse(balance.data) };
      }),

    rename: (name) =>
      session.asUser(async ({ client, userId }) => {
        const { error, status } = await client.from('profiles').update({ name }).eq('id', userId).select('id').single();
        if (error) throw fromTableError(error, status);
      }),
  };
}
