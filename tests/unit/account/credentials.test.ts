import { beforeEach, describe, expect, it } from 'vitest';
import { createBackendClient, SESSION_KEY } from '../../../utils/account/client.ts';
import { type CredentialsService, createCredentialsService } from '../../../utils/account/credentials.ts';
import { guardFetch } from '../../../utils/account/guarded-fetch.ts';
import { createAccountSession } from '../../../utils/account/session.ts';
import { createSessionsService, type SessionsService } from '../../../utils/account/sessions.ts';
import { createMemoryArea } from '../../support/background/memory-area.ts';
import { type AuthServer, authError, BACKEND, createAuthServer, offline } from './auth-server.ts';

const ADA = { name: 'Ada Maker', email: 'ada@example.com', password: 'correct horse battery' };
const NEW_EMAIL = 'ada@new.example.com';
const WAITING = { oldEmail: ADA.email, newEmail: NEW_EMAIL, oldConfirmed: false, newConfirmed: false };

let server: AuthServer;
let area: ReturnType<typeof createMemoryArea>;
/** Milliseconds since 1970, by the device's clock. */
let now: number;
let credentials: CredentialsService;
let sessions: SessionsService;

/** The background as it is after it has woken. Somebody is signed in. */
async function begin(): Promise<void> {
  server = createAuthServer();
  area = createMemoryArea();
  now = Date.now();
  const { auth } = wake();
  await auth.signUp({ email: ADA.email, password: ADA.password, options: { data: { name: ADA.name } } });
  await auth.verifyOtp({ email: ADA.email, token: server.code, type: 'signup' });
}

function wake() {
  const { fetch, retryAfterSeconds } = guardFetch(server.fetch, BACKEND);
  const session = createAccountSession({
    area,
    fetch,
    createClient: (fetch) => createBackendClient(BACKEND, area, fetch),
    retryAfterSeconds,
    patience: 100,
  });
  sessions = createSessionsService(session, retryAfterSeconds);
  credentials = createCredentialsService({ session, sessions, area, now: () => now, retryAfterSeconds });
  return session.client();
}

beforeEach(begin);

const justMailed = () =>
  authError(429, 'over_email_send_rate_limit', 'For security purposes, you can only request this after 42 seconds.');

describe('a new password', () => {
  it('ends the other sessions', async () => {
    expect(await credentials.changePassword({ password: 'a wholly new password' })).toBeNull();
    expect(server.accounts.get(ADA.email)?.password).toBe('a wholly new password');
    expect(server.requests.filter((request) => request === 'POST /auth/v1/logout')).toHaveLength(1);
  });

  it('is not said to have ended them where that failed', async () => {
    server.answer('/logout', offline);
    await expect(credentials.changePassword({ password: 'a wholly new password' })).rejects.toMatchObject({
      code: 'offline',
    });
  });

  it.each([
    ['same_password', 'same_password'],
    ['weak_password', 'weak_password'],
  ])('that the server refuses as %s says why', async (refusal, code) => {
    server.answer('PUT /auth/v1/user', () => authError(422, refusal));
    await expect(credentials.changePassword({ password: ADA.password })).rejects.toMatchObject({ code });
  });

  it('finds out that the session was ended elsewhere', async () => {
    server.answer('PUT /auth/v1/user', () => authError(403, 'session_not_found'));
    server.revoke();
    await expect(credentials.changePassword({ password: 'a wholly new password' })).rejects.toMatchObject({
      code: 'session_ended',
    });
    expect(area.contents[SESSION_KEY]).toBeUndefined();
  });
});

describe('a new address', () => {
  it('waits for its codes, also on a page that is opened later, as long as they hold', async () => {
    expect(await credentials.emailChange()).toBeNull();
    expect(await credentials.changeEmail({ email: NEW_EMAIL })).toEqual(WAITING);
    wake();
    expect(await credentials.emailChange()).toEqual(WAITING);
    now += 60 * 60 * 1000;
    expect(await credentials.emailChange()).toBeNull();
  });

  it('looks the same where somebody else has it', async () => {
    server.answer('PUT /auth/v1/user', () => authError(422, 'email_exists'));
    expect(await credentials.changeEmail({ email: NEW_EMAIL })).toEqual(WAITING);
  });

  it('asked for twice within the minute waits for the codes of the first time, and for no other address’s', async () => {
    await credentials.changeEmail({ email: NEW_EMAIL });
    const half = server.answer('/verify', () => Response.json({ code: '200', msg: 'Confirmation link accepted.' }));
    const confirmed = await credentials.confirmEmailChange({ email: ADA.email, code: server.code });
    half.over();
    server.answer('PUT /auth/v1/user', justMailed);
    expect(await credentials.changeEmail({ email: NEW_EMAIL })).toEqual(confirmed);
    await expect(credentials.changeEmail({ email: 'ada@other.example.com' })).rejects.toMatchObject({
      code: 'rate_limited',
      detail: { retryAfterSeconds: 42 },
    });
    expect(await credentials.emailChange()).toEqual({ ...WAITING, oldConfirmed: true });
  });

  it('is not the old one', async () => {
    await expect(credentials.changeEmail({ email: ADA.email.toUpperCase() })).rejects.toMatchObject({
      code: 'invalid_input',
      detail: { field: 'email' },
    });
  });

  it('notes which mailbox has confirmed it', async () => {
    await credentials.changeEmail({ email: NEW_EMAIL });
    server.answer('/verify', () => Response.json({ code: '200', msg: 'Confirmation link accepted.' }));
    const half = { ...WAITING, newConfirmed: true };
    expect(await credentials.confirmEmailChange({ email: NEW_EMAIL, code: server.code })).toEqual(half);
    wake();
    expect(await credentials.emailChange()).toEqual(half);
  });

  it('is there although the worker died after the last code was used up', async () => {
    await credentials.changeEmail({ email: NEW_EMAIL });
    const account = server.accounts.get(ADA.email);
    if (account) account.email = NEW_EMAIL;
    server.answer('/verify', () => authError(403, 'otp_expired'));
    expect(await credentials.confirmEmailChange({ email: NEW_EMAIL, code: server.code })).toBeNull();
    expect(await credentials.emailChange()).toBeNull();
    expect(area.contents[SESSION_KEY]).toContain(NEW_EMAIL);
  });

  it('is not there by a wrong code', async () => {
    await credentials.changeEmail({ email: NEW_EMAIL });
    server.answer('/verify', () => authError(403, 'otp_expired'));
    await expect(credentials.confirmEmailChange({ email: NEW_EMAIL, code: '000000' })).rejects.toMatchObject({
      code: 'code_invalid',
    });
    expect(await credentials.emailChange()).toEqual(WAITING);
  });

  it('can be given up', async () => {
    await credentials.changeEmail({ email: NEW_EMAIL });
    expect(await credentials.dropEmailChange()).toBeNull();
    expect(await credentials.emailChange()).toBeNull();
  });
});

describe('ending every other session', () => {
  it('is not taken for done where the server refuses', async () => {
    server.answer('/logout', () => authError(403, 'session_not_found'));
    server.revoke();
    await expect(sessions.endOthers()).rejects.toMatchObject({ code: 'session_ended' });
  });
});
