import { createSupabaseContext } from '@supabase/server';
import type { SupabaseClient } from '@supabase/supabase-js';
import { type UserId, userIdSchema } from '../../../utils/domain/ids.ts';
import { Refusal } from './refusal.ts';

/** Who calls, after their token has been verified. */
export interface Caller {
  userId: UserId;
  /** Acts as the caller: row-level security holds. */
  client: SupabaseClient;
  /** Acts as the service: past row-level security. For the functions that only the service may call. */
  service: SupabaseClient;
}

/**
 * Verifies the bearer token against the project's public keys.
 * @throws Refusal `unauthenticated` without a valid token of a signed-in user
 */
export async function identifyCaller(request: Request): Promise<Caller> {
  const { data, error } = await createSupabaseContext(request, { auth: 'user' });
  if (error) {
    if (error.status === 401) throw new Refusal('unauthenticated');
    throw error;
  }
  const userId = userIdSchema.safeParse(data.userClaims?.id);
  if (!userId.success || data.userClaims?.role !== 'authenticated') throw new Refusal('unauthenticated');
  return { userId: userId.data, client: data.supabase, service: data.supabaseAdmin };
}
