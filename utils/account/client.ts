import { AuthClient, createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { BackendAddress } from '../platform/environment.ts';
import type { KeyValueArea } from '../platform/stored-item.ts';

/** Where the session lies in the browser's storage. */
export const SESSION_KEY = 'session';

/**
 * The extension's one Supabase client. It sets no timers, which would die with the background's worker: a token is renewed
 * when it is needed.
 */
export function createBackendClient(
  backend: BackendAddress,
  area: KeyValueArea,
  guardedFetch: typeof fetch,
): SupabaseClient {
  return createClient(backend.url, backend.publishableKey, {
    auth: {
      storage: keepAsGiven(area),
      storageKey: SESSION_KEY,
      persistSession: true,
      autoRefreshToken: false,
      detectSessionInUrl: false,
    },
    db: { retry: false },
    global: { fetch: guardedFetch },
  });
}

/**
 * Makes the address of a window in which somebody signs in elsewhere. It asks nobody and never sees a session: it only keeps the
 * verifier of what it has begun beside the session, where the client above finds it. That one begins nothing so, or the codes in mails
 * would be good in this browser alone.
 */
export function createFlowStarter(backend: BackendAddress, area: KeyValueArea): FlowStarter {
  return new AuthClient({
    url: `${backend.url}/auth/v1`,
    flowType: 'pkce',
    storage: keepAsGiven(area),
    storageKey: SESSION_KEY,
    persistSession: true,
    autoRefreshToken: false,
    detectSessionInUrl: false,
    skipAutoInitialize: true,
  });
}

export type FlowStarter = Pick<SupabaseClient['auth'], 'signInWithOAuth'>;

/** supabase-js hands strings and wants the same strings back; parsing them on the way loses the session. */
function keepAsGiven(area: KeyValueArea) {
  return {
    async getItem(key: string): Promise<string | null> {
      const value = (await area.get(key))[key];
      return typeof value === 'string' ? value : null;
    },
    setItem: (key: string, value: string) => area.set({ [key]: value }),
    removeItem: (key: string) => area.remove(key),
  };
}
