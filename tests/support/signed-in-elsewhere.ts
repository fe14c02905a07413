import { createClient } from '@supabase/supabase-js';
import { PUBLISHABLE_KEY } from '../../supabase/local/keys.ts';

export interface SessionElsewhere {
  isEnded(): Promise<boolean>;
}

/** Signs the same person in somewhere else, where the browser says nothing about itself. */
export async function signInElsewhere(
  backendUrl: string,
  { email, password }: { email: string; password: string },
): Promise<SessionElsewhere> {
  const elsewhere = createClient(backendUrl, PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { error } = await elsewhere.auth.signInWithPassword({ email, password });
  if (error) throw error;
  return { isEnded: async () => (await elsewhere.auth.refreshSession()).error !== null };
}
