import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createBackendClient, SESSION_KEY } from '../../../utils/account/client.ts';
import type { GoogleSignIn } from '../../../utils/account/google.ts';
import { guardFetch } from '../../../utils/account/guarded-fetch.ts';
import { createProfileApi } from '../../../utils/account/profile-api.ts';
import { type AccountService, createAccountService } from '../../../utils/account/service.ts';
import { type AccountSession, createAccountSession } from '../../../utils/account/session.ts';
import { createSessionsService } from '../../../utils/account/sessions.ts';
import type { UserId } from '../../../utils/domain/ids.ts';
import { createMemoryArea } from '../../support/background/memory-area.ts';
import { type AuthServer, authError, BACKEND, createAuthServer, offline } from './auth-server.ts';

const ADA = { name: 'Ada Maker', email: 'ada@example.com', password: 'correct horse battery' };
const ADA_SIGNED_IN = { state: 'signed-in', name: ADA.name, email: ADA.email, credits: 10 };
const SIGNED_OUT = { state: 'signed-out', ended: null };
const SESSION_ENDED = { state: 'signed-out', ended: 'session_ended' };

/** Of which `google.test.ts` tells. */
const NO_GOOGLE: GoogleSignIn = {
  run: async () => false,
  finish: async () => false,
  failure: async () => null,
  drop: async () => {},
};

let server: AuthServer;
let area: ReturnType<typeof createMemoryArea>;
/** Milliseconds since 1970, by the device's clock. */
let now: number;
let forgotten: { others: UserId[]; own: UserId[] };
let session: AccountSession;
let account: AccountService;

/** The background as it is after it has woken: new services over what is kept. */
function wake(): void {
  const guarded = guardFetch(server.fetch, BACKEND);
  const { retryAfterSeconds } = guarded;
  session = createAccountSession({
    area,
    fetch: guarded.fetch,
    createClient: (fetch) => createBackendClient(BACKEND, area, fetch),
    retryAfterSeconds,
    patience: 100,
  });
  account = createAccountService({
    session,
    area,
    profile: createProfileApi(session),
    google: NO_GOOGLE,
    endOtherSessions: createSessionsService(session, retryAfterSeconds).endOthers,
    retryAfterSeconds,
    patience: 1_000,
    locale: () => 'en',
    now: () => now,
    forgetOthers: async (userId) => void forgotten.others.push(userId),
    forget: async (userId) => void forgotten.own.push(userId),
  });
}

beforeEach(() => {
  server = createAuthServer();
  area = createMemoryArea();
  now = Date.now();
  forgotten = { others: [], own: [] };
  wake();
});

async function signUpAndConfirm(): Promise<void> {
  await account.signUp(ADA);
  await account.confirm({ email: ADA.email, code: server.code });
}

/** Makes the stored token run out, as an hour of sleep does, and the second by which its time may be rounded up. */
function sleepAnHour(): void {
  const stored = JSON.parse(String(area.contents[SESSION_KEY]));
  stored.expires_at -= 3601;
  area.contents[SESSION_KEY] = JSON.stringify(stored);
  wake();
}

const asked = (part: string) => server.requests.filter((request) => request.includes(part)).length;

describe('creating an account', () => {
  it('asks for the code, and signs in with it', async () => {
    expect(await account.status()).toEqual(SIGNED_OUT);
    expect(await account.signUp(ADA)).toEqual({ state: 'unconfirmed', email: ADA.email });
    expect(await account.confirm({ email: ADA.email, code: server.code })).toEqual(ADA_SIGNED_IN);
    expect(await account.status()).toEqual(ADA_SIGNED_IN);
  });

  it('still asks for the code after the worker has slept', async () => {
    await account.signUp(ADA);
    wake();
    expect(await account.status()).toEqual({ state: 'unconfirmed', email: ADA.email });
  });

  it('with a wrong code says so and goes on asking', async () => {
    await account.signUp(ADA);
    await expect(account.confirm({ email: ADA.email, code: '000000' })).rejects.toMatchObject({ code: 'code_invalid' });
    expect(await account.status()).toMatchObject({ state: 'unconfirmed' });
  });

  it('is signed in although the worker died after the code was used up', async () => {
    await signUpAndConfirm();
    server.answer('/verify', () => authError(403, 'otp_expired'));
    expect(await account.confirm({ email: ADA.email, code: server.code })).toEqual(ADA_SIGNED_IN);
  });

  it.each([
    ['a hosted server, which makes up a user', () => Response.json({ id: crypto.randomUUID(), identities: [] })],
    ['a server that says it', () => authError(422, 'user_already_exists', 'User already registered')],
    [
      'a server that mailed a moment ago',
      () =>
        authError(
          429,
          'over_email_send_rate_limit',
          'For security purposes, you can only request this after 51 seconds.',
        ),
    ],
  ])('looks the same for an address that has an account, with %s', async (_, answer) => {
    server.answer('/signup', answer);
    expect(await account.signUp(ADA)).toEqual({ state: 'unconfirmed', email: ADA.email });
  });

  it('says so where no mail can be sent at all just now', async () => {
    server.answer('/signup', () => authError(429, 'over_email_send_rate_limit', 'email rate limit exceeded'));
    await expect(account.signUp(ADA)).rejects.toMatchObject({
      code: 'rate_limited',
      detail: { retryAfterSeconds: 60 },
    });
    expect(await account.status()).toEqual(SIGNED_OUT);
  });

  it('with a weak password names the field and its limit', async () => {
    server.answer('/signup', () => authError(422, 'weak_password', 'Password should be at least 10 characters.'));
    await expect(account.signUp(ADA)).rejects.toMatchObject({
      code: 'weak_password',
      detail: { field: 'password', limit: 10 },
    });
  });
});

describe('the code', () => {
  it('is sent again on request, and too soon looks no different', async () => {
    await account.signUp(ADA);
    expect(await account.resendCode({ email: ADA.email })).toBeNull();
    server.answer('/resend', () =>
      authError(
        429,
        'over_email_send_rate_limit',
        'For security purposes, you can only request this after 58 seconds.',
      ),
    );
    expect(await account.resendCode({ email: ADA.email })).toBeNull();
  });

  it('tells when to come back after too many tries', async () => {
    await account.signUp(ADA);
    server.answer('/verify', () => authError(429, 'over_request_rate_limit', 'Too many', { 'retry-after': '240' }));
    await expect(account.confirm({ email: ADA.email, code: '111111' })).rejects.toMatchObject({
      code: 'rate_limited',
      detail: { retryAfterSeconds: 240 },
    });
  });
});

describe('signing in', () => {
  it('works, and makes this device forget others', async () => {
    await signUpAndConfirm();
    await account.signOut();
    forgotten.others = [];
    expect(await account.signIn(ADA)).toEqual(ADA_SIGNED_IN);
    expect(forgotten.others).toEqual([server.accounts.get(ADA.email)?.id]);
  });

  it('answers alike for a wrong password, an unknown address and a banned account', async () => {
    await signUpAndConfirm();
    await account.signOut();
    const wrong = await account.signIn({ ...ADA, password: 'wrong horse battery' }).catch((thrown) => thrown);
    const unknown = await account.signIn({ ...ADA, email: 'nobody@example.com' }).catch((thrown) => thrown);
    server.answer('?password', () => authError(400, 'user_banned'));
    const banned = await account.signIn(ADA).catch((thrown) => thrown);
    for (const failure of [wrong, unknown, banned]) {
      expect(failure).toMatchObject({ code: 'wrong_credentials', retryable: false, detail: undefined });
    }
  });

  it('with an address that was never confirmed sends a new code and asks for it', async () => {
    await account.signUp(ADA);
    await account.signOut();
    expect(await account.signIn(ADA)).toEqual({ state: 'unconfirmed', email: ADA.email });
    expect(asked('/resend')).toBe(1);
    expect(await account.confirm({ email: ADA.email, code: server.code })).toEqual(ADA_SIGNED_IN);
  });

  it('offline says so', async () => {
    server.answer('/auth/', offline);
    await expect(account.signIn(ADA)).rejects.toMatchObject({ code: 'offline', retryable: true });
  });

  it('says so where the server fails', async () => {
    server.answer('/auth/', () => new Response('Bad gateway', { status: 502 }));
    await expect(account.signIn(ADA)).rejects.toMatchObject({ code: 'server', retryable: true });
  });
});

describe('signing in by a code', () => {
  beforeEach(async () => {
    await signUpAndConfirm();
    await account.signOut();
  });

  it('asks for the code, also on a page that is opened later, and signs in with it', async () => {
    const waiting = { ...SIGNED_OUT, codeSentTo: ADA.email };
    expect(await account.requestSignInCode({ email: ADA.email })).toEqual(waiting);
    wake();
    expect(await account.status()).toEqual(waiting);
    expect(await account.signInWithCode({ email: ADA.email, code: server.code })).toEqual(ADA_SIGNED_IN);
    await account.signOut();
    expect(await account.status()).toEqual(SIGNED_OUT);
  });

  it('asks no longer than the code holds', async () => {
    await account.requestSignInCode({ email: ADA.email });
    now += 60 * 60 * 1000;
    expect(await account.status()).toEqual(SIGNED_OUT);
  });

  it('makes no account, and answers alike for an address that has none', async () => {
    server.answer('/otp', () => authError(422, 'otp_disabled', 'Signups not allowed for otp'));
    const email = 'nobody@example.com';
    expect(await account.requestSignInCode({ email })).toEqual({ ...SIGNED_OUT, codeSentTo: email });
    const wrong = await account.signInWithCode({ email: ADA.email, code: '000000' }).catch((thrown) => thrown);
    const unknown = await account.signInWithCode({ email, code: '000000' }).catch((thrown) => thrown);
    for (const failure of [wrong, unknown]) {
      expect(failure).toMatchObject({ code: 'code_invalid', retryable: false, detail: undefined });
    }
  });

  it('takes a second mail within the minute for one that was sent', async () => {
    server.answer('/otp', () =>
      authError(
        429,
        'over_email_send_rate_limit',
        'For security purposes, you can only request this after 40 seconds.',
      ),
    );
    expect(await account.requestSignInCode({ email: ADA.email })).toMatchObject({ codeSentTo: ADA.email });
  });

  it('is signed in although the worker died after the code was used up', async () => {
    await account.signInWithCode({ email: ADA.email, code: server.code });
    server.answer('/verify', () => authError(403, 'otp_expired'));
    expect(await account.signInWithCode({ email: ADA.email, code: server.code })).toEqual(ADA_SIGNED_IN);
  });
});

describe('a forgotten password', () => {
  it('is set anew by a code, ends other sessions and signs in', async () => {
    await signUpAndConfirm();
    await account.signOut();
    expect(await account.requestPasswordReset({ email: ADA.email })).toBeNull();
    const password = 'a wholly new password';
    expect(await account.resetPassword({ email: ADA.email, code: server.code, password })).toEqual(ADA_SIGNED_IN);
    expect(asked('POST /auth/v1/logout')).toBe(2);
    await account.signOut();
    expect(await account.signIn({ ...ADA, password })).toEqual(ADA_SIGNED_IN);
  });

  it('can be asked for by anyone for any address, with one answer', async () => {
    expect(await account.requestPasswordReset({ email: 'nobody@example.com' })).toBeNull();
    server.answer('/recover', () =>
      authError(
        429,
        'over_email_send_rate_limit',
        'For security purposes, you can only request this after 12 seconds.',
      ),
    );
    expect(await account.requestPasswordReset({ email: ADA.email })).toBeNull();
  });

  it('takes the same code again where the first password was too weak', async () => {
    await signUpAndConfirm();
    const weak = server.answer('PUT /auth/v1/user', () => authError(422, 'weak_password'));
    const input = { email: ADA.email, code: server.code };
    await expect(account.resetPassword({ ...input, password: 'password12' })).rejects.toMatchObject({
      code: 'weak_password',
    });
    weak.over();
    wake();
    server.answer('/verify', () => authError(403, 'otp_expired'));
    expect(await account.resetPassword({ ...input, password: 'a better password' })).toEqual(ADA_SIGNED_IN);
    expect(server.accounts.get(ADA.email)?.password).toBe('a better password');
  });

  it('takes no other code for that, though one is signed in', async () => {
    await signUpAndConfirm();
    await expect(
      account.resetPassword({ email: ADA.email, code: '000000', password: 'a better password' }),
    ).rejects.toMatchObject({ code: 'code_invalid' });
    expect(server.accounts.get(ADA.email)?.password).toBe(ADA.password);
  });

  it('may be the old one', async () => {
    await signUpAndConfirm();
    server.answer('PUT /auth/v1/user', () => authError(422, 'same_password'));
    expect(await account.resetPassword({ email: ADA.email, code: server.code, password: ADA.password })).toEqual(
      ADA_SIGNED_IN,
    );
  });
});

describe('the session', () => {
  beforeEach(signUpAndConfirm);

  it('is kept as the string that supabase-js gave', () => {
    expect(area.contents[SESSION_KEY]).toEqual(expect.any(String));
  });

  it('outlives the worker', async () => {
    wake();
    expect(await account.status()).toEqual(ADA_SIGNED_IN);
  });

  it('is told at once from what this device knows, without a word to the server', async () => {
    expect(await account.status()).toEqual(ADA_SIGNED_IN);
    server.answer('', offline);
    sleepAnHour();
    const before = asked('');
    expect(await account.known()).toEqual(ADA_SIGNED_IN);
    expect(asked('')).toBe(before);
    await account.signOut();
    expect(await account.known()).toEqual(SIGNED_OUT);
  });

  it('outlives being offline, with the name from before and without credits', async () => {
    server.answer('', offline);
    wake();
    expect(await account.status()).toEqual({ ...ADA_SIGNED_IN, credits: null });
  });

  it('outlives being offline with a token that has run out, and works at once when the network is back', async () => {
    const network = server.answer('', offline);
    sleepAnHour();
    expect(await account.status()).toEqual({ ...ADA_SIGNED_IN, credits: null });
    network.over();
    expect(await account.status()).toEqual(ADA_SIGNED_IN);
  });

  it('is not taken for offline because its renewal failed unasked, when the worker woke without a network', async () => {
    vi.useFakeTimers();
    const network = server.answer('', offline);
    sleepAnHour();
    await vi.advanceTimersByTimeAsync(40_000);
    network.over();
    vi.useRealTimers();
    expect(await account.status()).toEqual(ADA_SIGNED_IN);
  });

  it('sends its refresh token no more from where it was given up', async () => {
    const network = server.answer('?refresh_token', offline);
    sleepAnHour();
    await account.status();
    network.over();
    await account.status();
    const sent = asked('?refresh_token');
    // auth-js would repeat the first renewal, that was given up, after 0.2, 0.6 and 1.4 seconds.
    await vi.waitUntil(() => Date.now() > server.lastRequestAt + 1_000, { timeout: 5_000 });
    expect(asked('?refresh_token')).toBe(sent);
  });

  it.each([
    ['a rate limit', () => authError(429, 'over_request_rate_limit')],
    ['a failing server', () => new Response('', { status: 503 })],
    ["the login page of a hotel's network", () => new Response('<html>', { status: 403 })],
    ["a gateway's own refusal", () => Response.json({ message: 'Forbidden' }, { status: 403 })],
  ])('outlives %s in the way of its renewal', async (_, answer) => {
    const trouble = server.answer('?refresh_token', answer);
    sleepAnHour();
    expect(await account.status()).toEqual({ ...ADA_SIGNED_IN, credits: null });
    trouble.over();
    expect(await account.status()).toEqual(ADA_SIGNED_IN);
  });

  it('is renewed before a call where its token has run out, once for all calls', async () => {
    sleepAnHour();
    expect(await Promise.all([account.status(), account.status(), account.status()])).toEqual([
      ADA_SIGNED_IN,
      ADA_SIGNED_IN,
      ADA_SIGNED_IN,
    ]);
    expect(asked('?refresh_token')).toBe(1);
  });

  it('is renewed where the server refuses a token that looks good by a clock that is slow', async () => {
    server.refuseAccessTokens();
    expect(await account.status()).toEqual(ADA_SIGNED_IN);
    expect(asked('?refresh_token')).toBe(1);
  });

  it.each([
    ['slow', 3_600_000],
    ['fast', -3_600_000],
  ])('is renewed once an hour by a clock that is an hour %s', async (_, clockOffset) => {
    await account.signOut();
    server.clockOffset = clockOffset;
    await account.signIn(ADA);
    for (let looks = 0; looks < 3; looks += 1) expect(await account.status()).toEqual(ADA_SIGNED_IN);
    expect(asked('?refresh_token')).toBe(0);
    sleepAnHour();
    for (let looks = 0; looks < 3; looks += 1) expect(await account.status()).toEqual(ADA_SIGNED_IN);
    expect(asked('?refresh_token')).toBe(1);
  });

  it('needs no clockwork, which would die with the worker', async () => {
    const setInterval = vi.spyOn(globalThis, 'setInterval');
    wake();
    await account.status();
    sleepAnHour();
    await account.status();
    expect(setInterval).not.toHaveBeenCalled();
    setInterval.mockRestore();
  });

  it('whose refresh token was used before ends, and says so', async () => {
    server.answer('?refresh_token', () => authError(400, 'refresh_token_already_used'));
    sleepAnHour();
    expect(await account.status()).toEqual(SESSION_ENDED);
    expect(area.contents[SESSION_KEY]).toBeUndefined();
  });

  it('that was ended elsewhere says so, also after the worker has slept, until someone signs in', async () => {
    server.revoke();
    sleepAnHour();
    expect(await account.status()).toEqual(SESSION_ENDED);
    wake();
    expect(await account.status()).toEqual(SESSION_ENDED);
    expect(area.contents[SESSION_KEY]).toBeUndefined();
    expect(await account.signIn(ADA)).toEqual(ADA_SIGNED_IN);
  });

  it('that was ended elsewhere says so too where the token had not run out', async () => {
    server.revoke();
    server.refuseAccessTokens();
    expect(await account.status()).toEqual(SESSION_ENDED);
  });

  it('is asked for by its work under the right names of failure', async () => {
    server.revoke();
    sleepAnHour();
    await expect(session.asUser(async () => 'done')).rejects.toMatchObject({ code: 'session_ended' });
    await expect(session.asUser(async () => 'done')).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('never lets a request go out as nobody', async () => {
    await session.asUser(async ({ client }) => {
      await area.remove(SESSION_KEY);
      const { error, data } = await client.from('profiles').select('name').single();
      expect(data).toBeNull();
      expect(error?.code).toBe('PGRST301');
    });
    expect(asked('/rest/v1/profiles')).toBe(1);
  });
});

describe('signing out', () => {
  beforeEach(signUpAndConfirm);

  it('forgets session and person here, and tells the server', async () => {
    const { id } = server.accounts.get(ADA.email) ?? {};
    expect(await account.signOut()).toEqual(SIGNED_OUT);
    expect(await account.status()).toEqual(SIGNED_OUT);
    expect(forgotten.own).toEqual([id]);
    expect(area.contents).toEqual({});
    expect(asked('POST /auth/v1/logout')).toBe(1);
  });

  it('works offline, also with a token that has run out', async () => {
    server.answer('', offline);
    sleepAnHour();
    expect(await account.signOut()).toEqual(SIGNED_OUT);
    expect(area.contents).toEqual({});
  });

  it('gives up waiting for a code', async () => {
    await account.signOut();
    await account.signUp({ ...ADA, email: 'eve@example.com' });
    expect(await account.signOut()).toEqual(SIGNED_OUT);
  });
});
