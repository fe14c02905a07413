import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { anonymousClient, startTestBackend } from '../support/backend.ts';

/** lite counts no tries; the wrapper does, by `[auth.rate_limit]`. On a backend of its own, since everybody here has one address. */

let backend: Backend;

beforeAll(async () => {
  backend = await startTestBackend();
});
afterAll(() => backend?.stop());

describe('auth', () => {
  it('counts tries: the 31st wrong password in five minutes waits', async () => {
    const client = anonymousClient(backend);
    const statuses: (number | undefined)[] = [];
    for (let attempt = 0; attempt < 40; attempt++) {
      const { error } = await client.auth.signInWithPassword({
        email: 'nobody@example.com',
        password: `wrong ${attempt}`,
      });
      statuses.push(error?.status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect(statuses[0]).toBe(400);
  });

  it('counts codes too: nobody tries a million', async () => {
    const client = anonymousClient(backend);
    const codes: (string | undefined)[] = [];
    for (let attempt = 0; attempt < 40; attempt++) {
      const token = String(attempt).padStart(6, '0');
      const { error } = await client.auth.verifyOtp({ email: 'nobody@example.com', token, type: 'signup' });
      codes.push(error?.code);
    }
    expect(codes[0]).toBe('otp_expired');
    expect(codes.at(-1)).toBe('over_request_rate_limit');
  });
});
