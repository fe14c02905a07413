import { z } from 'zod';
import { type ProviderId, providerIdSchema } from '../../supabase/functions/_shared/contract.ts';
import type { ConsentSurface } from '../messaging/protocol/common.ts';
import type { PortraitConsent } from '../messaging/protocol/providers.ts';
import { fromTableError } from '../platform/backend-errors.ts';
import type { Session } from '../platform/signed-in.ts';

/** To which providers the creator's photos may go, so that they paint them; every method is a message of the same name. */
export interface PortraitsService {
  /** The consents that hold. The server has the last word, so nothing of them is kept on this device. */
  consents(): Promise<PortraitConsent[]>;
  giveConsent(input: { provider: ProviderId; surface: ConsentSurface }): Promise<null>;
  /** From its answer on no photo goes to that provider any more. */
  withdrawConsent(input: { provider: ProviderId; surface: ConsentSurface }): Promise<null>;
}

/** The wording of the dialog that is shown today. */
const POLICY_VERSION = 'portrait-2026-11';

const PURPOSE = 'portrait_';

const rowsSchema = z.array(
  z.object({
    purpose: z.string().transform((purpose) => purpose.slice(PURPOSE.length)),
    granted: z.boolean(),
    created_at: z.string(),
  }),
);

export function createPortraitsService(session: Session): PortraitsService {
  const say = (granted: boolean, { provider, surface }: { provider: ProviderId; surface: ConsentSurface }) =>
    session.asUser(async ({ client }) => {
      const { error, status } = await client
        .from('consents')
        .insert({ purpose: PURPOSE + provider, granted, policy_version: POLICY_VERSION, surface });
      if (error) throw fromTableError(error, status);
      return null;
    });

  return {
    consents: () =>
      session.asUser(async ({ client }) => {
        const { data, error, status } = await client
          .from('consents')
          .select('purpose, granted, created_at')
          .in(
            'purpose',
            providerIdSchema.options.map((provider) => PURPOSE + provider),
          )
          .order('id');
        if (error) throw fromTableError(error, status);
        // The last word on each counts.
        const last = new Map(rowsSchema.parse(data).map((row) => [row.purpose, row]));
        return providerIdSchema.options.flatMap((provider): PortraitConsent[] => {
          const row = last.get(provider);
          return row?.granted ? [{ provider, givenAt: row.created_at }] : [];
        });
      }),

    giveConsent: (input) => say(true, input),
    withdrawConsent: (input) => say(false, input),
  };
}
