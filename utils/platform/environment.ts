import { PUBLISHABLE_KEY, SELECTORS_PUBLIC_KEY } from '../../supabase/local/keys.ts';

/** The backend that a build of the extension talks to. */
export interface BackendAddress {
  /** Without a slash at the end. */
  url: string;
  /** Goes into every build and may be read by anyone; row-level security is what protects the data. */
  publishableKey: string;
}

/** The variables of a build. */
interface BuildVariables {
  readonly WXT_SUPABASE_URL?: string | undefined;
  readonly WXT_SUPABASE_PUBLISHABLE_KEY?: string | undefined;
  readonly WXT_SELECTORS_KEY?: string | undefined;
}

declare global {
  interface ImportMetaEnv extends BuildVariables {}
}

/** Where the embedded backend listens by default; the same address as `supabase start`. */
const EMBEDDED_BACKEND = 'http://127.0.0.1:54321';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Reads and checks the variables of a build. What is unset is the embedded backend's.
 * @throws Error with a sentence for whoever builds, where they name no backend that may be built against
 */
export function readBackendAddress(variables: BuildVariables): BackendAddress {
  const text = variables.WXT_SUPABASE_URL || EMBEDDED_BACKEND;
  if (!URL.canParse(text)) throw new Error(`WXT_SUPABASE_URL is no address: ${text}`);
  const url = new URL(text);
  const isLocal = LOOPBACK.has(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) {
    throw new Error(`WXT_SUPABASE_URL must begin with https:// unless it is this machine: ${text}`);
  }
  const key = variables.WXT_SUPABASE_PUBLISHABLE_KEY || (isLocal ? PUBLISHABLE_KEY : '');
  if (!key) throw new Error('WXT_SUPABASE_PUBLISHABLE_KEY is needed for a backend that is not on this machine.');
  if (key.startsWith('sb_secret_')) {
    throw new Error('WXT_SUPABASE_PUBLISHABLE_KEY holds a secret key, which must never be in an extension.');
  }
  return { url: url.origin, publishableKey: key };
}

/**
 * The public half of the key with which mended selectors are signed, or null for a build that takes none.
 * @throws Error as {@link readBackendAddress} does
 */
export function readSelectorsKey(variables: BuildVariables): string | null {
  const isLocal = LOOPBACK.has(new URL(readBackendAddress(variables).url).hostname);
  return variables.WXT_SELECTORS_KEY || (isLocal ? SELECTORS_PUBLIC_KEY : null);
}
