import { z } from 'zod';
import type { GenerationId } from '../../../utils/domain/ids.ts';
import type { Caller } from './caller.ts';
import { clientAddress } from './client-address.ts';
import { fromDatabase } from './database-error.ts';
import { keyedHash } from './keyed-hash.ts';
import type { Project } from './project.ts';
import { Refusal } from './refusal.ts';

/**
 * Counts a request against its caller and the address that it comes from. How many are allowed stands in the database, in the
 * migration `rate_limits`.
 * @param generation of a request for one: asked for again, it does not count as another
 * @throws Refusal `rate_limited` with `retry-after`, in seconds
 */
export type LimitRate = (
  request: Request,
  caller: Caller,
  purpose: 'generate' | 'revise' | 'keep_key',
  generation?: GenerationId,
) => Promise<void>;

/**
 * Addresses are counted by a hash whose key is the project's secret key, which the functions have and the database has not: from
 * what is stored no address can be found by trying them all. A new secret key begins the counts of addresses anew, no more.
 */
export function createRateLimiter({ secretKey }: Project): LimitRate {
  const hash = keyedHash(`klikk address ${secretKey}`);

  return async (request, { userId, service }, purpose, generation) => {
    const address = await hash(clientAddress(request.headers));
    const { data, error, status } = await service.rpc('count_request', {
      creator: userId,
      address,
      purpose,
      ...(generation !== undefined && { generation }),
    });
    if (error) throw fromDatabase(error, status);
    const seconds = z.int().min(0).parse(data);
    if (seconds > 0) throw tooMany(seconds);
  };
}

function tooMany(seconds: number): Refusal {
  return new Refusal('rate_limited', {
    message: `Too many requests. Come back in ${seconds} s.`,
    headers: { 'retry-after': String(seconds) },
  });
}
