import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGoogleClient } from '../../../supabase/local/google/client.ts';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { createProfile, type Profile } from '../../support/background/profile.ts';
import { type Choice, createGoogleWindow } from '../../support/google-window.ts';
import { readCode } from '../../support/mailbox.ts';
import { startTestBackend } from '../support/backend.ts';
import { inventPerson, signUp } from './sign-up.ts';

/** Signing in with Google, from the press of the button to the session, at the embedded backend and its stand-in for Google. */

let backend: Backend;

beforeAll(async () => {
  backend = await startTestBackend();
  // The first answer of a backend may take longer than the status waits for credits.
  await signUp(backend, createProfile(backend));
});
afterAll(() => backend.stop());

const SIGNED_OUT = { state: 'signed-out', ended: null };
const anAttempt = () => ({ attempt: crypto.randomUUID() });
const inventAccount = () => ({ name: 'Grace Filmer', email: `grace.${crypto.randomUUID()}@example.com` });
const verified = (account: { name: string; email: string }) => ({ ...account, verified: 'yes' as const });
const signedIn = ({ name, email }: { name: string; email: string }) => ({
  state: 'signed-in',
  name,
  email,
  credits: 10,
  hasGoogle: true,
});

/** A browser whose person does `choice` in Google's window. */
const aProfile = (choice: Choice, locale = 'en'): Profile =>
  createProfile(
    backend,
    undefined,
    locale,
    createGoogleWindow(() => choice),
  );

describe('signing in with Google', () => {
  it('is offered', async () => {
    expect(await aProfile('close').wake().waysToSignIn.read()).toEqual({ google: true });
  });

  it('makes an account with name, credits and language, and signs in to it again', async () => {
    const account = inventAccount();
    const profile = aProfile(verified(account), 'fr');
    expect(await profile.wake().account.signInWithGoogle(anAttempt())).toEqual(signedIn(account));
    expect(await profile.wake().account.status()).toEqual(signedIn(account));
    expect(
      await backend.query("select raw_user_meta_data ->> 'locale' as locale from auth.users where email = $1", [
        account.email,
      ]),
    ).toEqual([{ locale: 'fr' }]);
    expect(await profile.wake().account.signOut()).toEqual(SIGNED_OUT);
    expect(Object.keys(profile.area.contents)).toEqual(['account.waysToSignIn']);
    expect(await profile.wake().account.signInWithGoogle(anAttempt())).toEqual(signedIn(account));
    expect(await backend.query('select 1 from auth.users where email = $1', [account.email])).toHaveLength(1);
  });

  it('comes to the account that the address has already, which keeps its password and its name', async () => {
    const person = await signUp(backend, createProfile(backend));
    const profile = aProfile(verified({ name: 'Another Name', email: person.email }));
    expect(await profile.wake().account.signInWithGoogle(anAttempt())).toEqual(signedIn(person));
    expect(await createProfile(backend).wake().account.signIn(person)).toEqual(signedIn(person));
  });

  it('takes the password from who signed up with the address and never confirmed it', async () => {
    const squatter = inventPerson();
    await createProfile(backend).wake().account.signUp(squatter);
    const profile = aProfile(verified({ name: 'The Owner', email: squatter.email }));
    expect(await profile.wake().account.signInWithGoogle(anAttempt())).toMatchObject({ state: 'signed-in' });
    await expect(createProfile(backend).wake().account.signIn(squatter)).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
  });

  it('does not come to somebody’s account by an address that Google has not confirmed', async () => {
    const person = await signUp(backend, createProfile(backend));
    const profile = aProfile({ name: 'Mallory', email: person.email });
    const refused = { ...SIGNED_OUT, googleFailure: 'google_address' };
    expect(await profile.wake().account.signInWithGoogle(anAttempt())).toEqual(refused);
    // An address that nobody has reads the same.
    const stranger = aProfile(inventAccount());
    expect(await stranger.wake().account.signInWithGoogle(anAttempt())).toEqual(refused);
  });

  it('that was refused says so, until the next attempt', async () => {
    let choice: Choice = { refuse: 'yes' };
    const profile = createProfile(
      backend,
      undefined,
      'en',
      createGoogleWindow(() => choice),
    );
    const refused = { ...SIGNED_OUT, googleFailure: 'google_refused' };
    expect(await profile.wake().account.signInWithGoogle(anAttempt())).toEqual(refused);
    expect(await profile.wake().account.known()).toEqual(refused);
    choice = 'close';
    expect(await profile.wake().account.signInWithGoogle(anAttempt())).toEqual(SIGNED_OUT);
    expect(await profile.wake().account.known()).toEqual(SIGNED_OUT);
  });

  it('lets a password be set, by which one signs in too', async () => {
    const account = inventAccount();
    const profile = aProfile(verified(account));
    await profile.wake().account.signInWithGoogle(anAttempt());
    const password = 'correct horse battery';
    await expect(
      createProfile(backend)
        .wake()
        .account.signIn({ ...account, password }),
    ).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    expect(await profile.wake().credentials.changePassword({ password })).toBeNull();
    expect(
      await createProfile(backend)
        .wake()
        .account.signIn({ ...account, password }),
    ).toEqual(signedIn(account));
    const elsewhere = createProfile(backend).wake().account;
    await elsewhere.requestSignInCode({ email: account.email });
    const code = await readCode(backend.mailUrl, account.email, /sign in/);
    expect(await elsewhere.signInWithCode({ email: account.email, code })).toEqual(signedIn(account));
  });
});

describe('the auth server', () => {
  const authorize = `/auth/v1/authorize?provider=google&redirect_to=${encodeURIComponent('https://klikk.chromiumapp.org/')}`;
  const VERIFIER = 'a-verifier-that-has-as-many-characters-as-are-wanted';

  async function challengeOf(verifier: string): Promise<string> {
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    return Buffer.from(hash).toString('base64url');
  }

  async function obtainCode(): Promise<string> {
    const url = `${backend.url}${authorize}&code_challenge=${await challengeOf(VERIFIER)}&code_challenge_method=s256`;
    const end = await createGoogleWindow(() => verified(inventAccount())).open(url);
    return new URL(end ?? '').searchParams.get('code') ?? '';
  }

  const redeem = (auth_code: string, code_verifier: string) =>
    fetch(`${backend.url}/auth/v1/token?grant_type=pkce`, {
      method: 'POST',
      headers: { apikey: backend.publishableKey, 'content-type': 'application/json' },
      body: JSON.stringify({ auth_code, code_verifier }),
    });

  it('takes a code once, with its own verifier', async () => {
    const code = await obtainCode();
    expect((await redeem(code, `${VERIFIER}-not`)).status).toBe(400);
    expect((await redeem(code, VERIFIER)).status).toBe(200);
    expect((await redeem(code, VERIFIER)).status).toBe(404);
  });

  it('takes no state that it has not given, nor one twice', async () => {
    const callback = (state: string) =>
      fetch(`${backend.url}/auth/v1/callback?${new URLSearchParams({ state, code: 'forged' })}`, {
        redirect: 'manual',
      });
    const forged = await callback(crypto.randomUUID());
    expect(new URL(forged.headers.get('location') ?? '').searchParams.get('error_code')).toBe('bad_oauth_state');
    expect(forged.headers.get('location')).not.toContain('chromiumapp');

    const begun = await fetch(`${backend.url}${authorize}`, { redirect: 'manual' });
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const madeUp = new URL((await callback(state)).headers.get('location') ?? '');
    expect(madeUp.searchParams.get('code')).toBeNull();
    expect(madeUp.searchParams.get('error')).toBe('server_error');
  });

  it('sends nobody to an address that is not the extension’s', async () => {
    for (const elsewhere of ['https://evil.example/', 'https://klikk.chromiumapp.org.evil.example/']) {
      const url = `${backend.url}/auth/v1/authorize?${new URLSearchParams({ provider: 'google', redirect_to: elsewhere })}`;
      const window = createGoogleWindow(() => verified(inventAccount()));
      await expect(window.open(url)).rejects.toThrow('The window leaves for https://useklikk.com.');
    }
  });
});

describe('the stand-in for Google', () => {
  it('blocks applications that are not registered, and hands proof to nobody without the secret', async () => {
    const foreign = new URLSearchParams({
      client_id: 'someone else',
      response_type: 'code',
      scope: 'email',
      state: 'a',
    });
    expect((await fetch(`${backend.url}/google/authorize?${foreign}`)).status).toBe(400);
    const token = await fetch(`${backend.url}/google/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'klikk.stand-in', client_secret: 'a guess', code: 'a guess' }),
    });
    expect(token.status).toBe(400);
  });
});

describe('a backend that the environment registers at Google', () => {
  it('needs the id and the secret of a client', () => {
    expect(readGoogleClient({ GOOGLE_CLIENT_ID: 'an id', GOOGLE_CLIENT_SECRET: 'a secret' })).toEqual({
      clientId: 'an id',
      secret: 'a secret',
    });
    expect(readGoogleClient({ GOOGLE_CLIENT_ID: 'an id' })).toBeUndefined();
  });

  it('sends people to Google itself', async () => {
    const registered = await startTestBackend({ google: { clientId: 'an id', secret: 'a secret' } });
    const begun = await fetch(`${registered.url}/auth/v1/authorize?provider=google`, { redirect: 'manual' });
    const page = await (await fetch(`${registered.url}/google/authorize`)).text();
    await registered.stop();
    const location = new URL(begun.headers.get('location') ?? '');
    expect(location.origin + location.pathname).toBe('https://accounts.google.com/o/oauth2/v2/auth');
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      client_id: 'an id',
      redirect_uri: `${registered.url}/auth/v1/callback`,
    });
    expect(page).not.toContain('Choose an account');
    expect(page).not.toContain('Access blocked');
  });
});
