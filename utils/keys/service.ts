import { z } from 'zod';
import {
  type ProviderKeyRequest,
  providerIdSchema,
  providerKeyResponseSchema,
} from '../../supabase/functions/_shared/contract.ts';
import type { KeptKey } from '../messaging/protocol/providers.ts';
import { fromTableError } from '../platform/backend-errors.ts';
import type { CallFunction } from '../platform/edge-functions.ts';
import type { Session } from '../platform/signed-in.ts';

/**
 * The creator's own keys as the interface uses them; every method is a message of the same name. A key only passes through on its
 * way to the server: nothing of it is kept on this device.
 */
export interface KeysService {
  /** For which providers the account has a key. */
  list(): Promise<KeptKey[]>;
  /** Keeps a key in place of the one before; null forgets it. May be repeated. */
  keep(input: ProviderKeyRequest): Promise<null>;
}

/** Hosted Supabase answers ISO 8601; the embedded backend, from a function, what PostgreSQL itself writes (`… 07:47:07+00`). */
const timeSchema = z
  .string()
  .transform((text) => text.replace(' ', 'T').replace(/[+-]\d{2}$/, '$&:00'))
  .pipe(z.iso.datetime({ offset: true }));

const rowsSchema = z.array(
  z
    .object({ provider: z.string(), kept_at: timeSchema })
    .transform(({ provider, kept_at: keptAt }) => ({ provider, keptAt })),
);
/** A newer version may keep keys for more providers. */
const knownSchema = z.object({ provider: providerIdSchema, keptAt: z.string() });

export function createKeysService(session: Session, callFunction: CallFunction): KeysService {
  return {
    list: () =>
      session.asUser(async ({ client }) => {
        const { data, error, status } = await client.rpc('own_provider_keys');
        if (error) throw fromTableError(error, status);
        return rowsSchema.parse(data).flatMap((row) => knownSchema.safeParse(row).data ?? []);
      }),

    keep: (input) =>
      session.asUser(async (signedIn) => {
        await callFunction(signedIn, 'provider-keys', input, providerKeyResponseSchema);
        return null;
      }),
  };
}
