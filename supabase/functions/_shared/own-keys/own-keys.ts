import { z } from 'zod';
import { AppError } from '../../../../utils/domain/errors.ts';
import type { Caller } from '../caller.ts';
import { fromDatabase } from '../database-error.ts';
import type { ProviderId } from '../providers/image-provider.ts';
import { Refusal } from '../refusal.ts';
import type { Sealing } from './sealing.ts';

/** A creator's keys of their own accounts at providers. */
export interface OwnKeys {
  /**
   * Keeps a key in place of the one before; null forgets it.
   * @throws Refusal `server` where keys cannot be sealed here
   */
  keep(provider: ProviderId, key: string | null): Promise<void>;
  /**
   * The key itself, or null where the creator has given none.
   * @throws AppError `own_key_refused` for one that does not open, as after the secret was changed: it must be given anew
   */
  open(provider: ProviderId): Promise<string | null>;
}

/** @param sealing null where own keys are not offered. What is kept can be forgotten all the same. */
export function createOwnKeys(
  { userId, service }: Pick<Caller, 'userId' | 'service'>,
  sealing: Sealing | null,
): OwnKeys {
  async function seal(provider: ProviderId, key: string): Promise<string> {
    if (!sealing) throw new Refusal('server', { message: 'Keys of one’s own are not offered here.' });
    return sealing.seal(key, { userId, provider });
  }

  return {
    async keep(provider, key) {
      const sealed = key === null ? null : await seal(provider, key);
      const { error, status } = await service.rpc('keep_provider_key', { creator: userId, provider, sealed });
      if (error) throw fromDatabase(error, status);
    },

    async open(provider) {
      const { data, error, status } = await service.rpc('sealed_provider_key', { creator: userId, provider });
      if (error) throw fromDatabase(error, status);
      const sealed = z.string().nullable().parse(data);
      if (sealed === null) return null;
      try {
        if (!sealing) throw new Error('There is no secret to open keys with.');
        return await sealing.open(sealed, { userId, provider });
      } catch (cause) {
        throw new AppError('own_key_refused', { cause });
      }
    },
  };
}
