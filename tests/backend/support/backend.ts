import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { findBackendPort } from '../../../scripts/support/free-ports.ts';
import type { GoogleClient } from '../../../supabase/local/google/client.ts';
import { type Backend, startBackend } from '../../../supabase/local/start-backend.ts';
import { readCode } from '../../support/mailbox.ts';

/**
 * A backend of this test file's own, with empty data that are deleted on `stop`.
 * @param options.models variables that name models and their keys; without any there are none
 * @param options.google under what it is registered at Google; without it there is a stand-in
 */
export async function startTestBackend(
  options: { models?: Record<string, string>; google?: GoogleClient; log?: (line: string) => void } = {},
): Promise<Backend> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'klikk-test-backend-'));
  const backend = await startBackend({ ...options, port: await findBackendPort(), dataDir });
  return {
    ...backend,
    stop: async () => {
      await backend.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const memoryOnly = { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } };

/** A backend as its clients see it, whichever process it is in. */
export type BackendAddress = Pick<Backend, 'url' | 'mailUrl' | 'publishableKey'>;

/** A client that nobody is signed in to. */
export function anonymousClient(backend: BackendAddress): SupabaseClient {
  return createClient(backend.url, backend.publishableKey, memoryOnly);
}

/** A client with the secret key, which row-level security does not hold. */
export function adminClient(backend: Backend): SupabaseClient {
  return createClient(backend.url, backend.secretKey, memoryOnly);
}

export interface TestUser {
  client: SupabaseClient;
  userId: string;
  email: string;
  password: string;
}

/** A new account, confirmed by the code out of its mail, with a client that is signed in to it. */
export async function signUpConfirmed(
  backend: BackendAddress,
  person: { name?: string; email?: string; password?: string } = {},
): Promise<TestUser> {
  const { name = 'Ada', email = `ada-${crypto.randomUUID()}@example.com`, password = 'correct horse battery' } = person;
  const client = anonymousClient(backend);
  const signedUp = await client.auth.signUp({ email, password, options: { data: { name } } });
  if (signedUp.error) throw signedUp.error;
  const token = await readCode(backend.mailUrl, email);
  const { data, error } = await client.auth.verifyOtp({ email, token, type: 'signup' });
  if (error) throw error;
  if (!data.user) throw new Error('The code was taken and no user came back.');
  return { client, userId: data.user.id, email, password };
}
