import { beforeEach, describe, expect, it } from 'vitest';
import { SESSION_KEY } from '../../../utils/account/client.ts';
import { AppError } from '../../../utils/domain/errors.ts';
import type { WebAuth } from '../../../utils/platform/web-auth.ts';
import { aUserId } from '../../support/background/builders.ts';
import { createMortality } from '../../support/background/mortality.ts';
import { createProfile, type Profile } from '../../support/background/profile.ts';
import { type AuthServer, BACKEND, createAuthServer, offline } from './auth-server.ts';

const GRACE = { id: aUserId(), name: 'Grace Filmer', email: 'grace@example.com', password: '', confirmed: true };
const SIGNED_IN = { state: 'signed-in', name: GRACE.name, email: GRACE.email, credits: 10, hasGoogle: true };
const SIGNED_OUT = { state: 'signed-out', ended: null };
const failed = (googleFailure: string) => ({ ...SIGNED_OUT, googleFailure });

const anAttempt = () => ({ attempt: crypto.randomUUID() });
const REDIRECT = 'https://klikk.chromiumapp.org/';

let server: AuthServer;
let profile: Profile;
/** Addresses of the windows that were opened. */
let windows: string[];
/** What the person does in the next window. */
let act: (url: string) => string | null | Promise<string | null>;

beforeEach(() => {
  server = createAuthServer();
  windows = [];
  act = (url) => server.chooseInGoogle(url, GRACE);
  profile = aProfile();
});

function aProfile(): Profile {
  const webAuth: WebAuth = {
    redirectUrl: () => REDIRECT,
    open: async (url) => {
      windows.push(url);
      return act(url);
    },
  };
  return createProfile(BACKEND, server.fetch, 'en', webAuth);
}

const asked = (part: string) => server.requests.filter((request) => request.includes(part)).length;

/** A window that stays open until it is closed. */
function openForLong() {
  const end = Promise.withResolvers<string | null>();
  act = () => end.promise;
  return end;
}

describe('signing in with Google', () => {
  it('opens a window of the server’s, that ends at the extension, and keeps the session as the one there is', async () => {
    expect(await profile.wake().account.signInWithGoogle(anAttempt())).toEqual(SIGNED_IN);
    const [window = ''] = windows;
    const { origin, pathname, searchParams } = new URL(window);
    expect(origin + pathname).toBe(`${BACKEND.url}/auth/v1/authorize`);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      provider: 'google',
      redirect_to: REDIRECT,
      prompt: 'select_account',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 's256',
    });
    expect(await profile.wake().account.status()).toEqual(SIGNED_IN);
    expect(Object.keys(profile.area.contents).sort()).toEqual(['account.known', 'account.waysToSignIn', SESSION_KEY]);
  });

  it('says nothing where the person closed the window', async () => {
    act = () => null;
    expect(await profile.wake().account.signInWithGoogle(anAttempt())).toEqual(SIGNED_OUT);
    expect(await profile.wake().account.known()).toEqual(SIGNED_OUT);
  });

  it.each([
    ['Google refuses', 'error=access_denied', 'google_refused'],
    [
      'Google has not confirmed the address',
      'error=access_denied&error_code=provider_email_needs_verification',
      'google_address',
    ],
    [
      'the address belongs to several accounts',
      'error=server_error&error_code=unexpected_failure&error_description=Multiple+accounts+with+the+same+email+address+in+the+same+linking+domain+detected',
      'google_address',
    ],
    ['no accounts are made', 'error=access_denied&error_code=signup_disabled', 'forbidden'],
    ['the account is barred', 'error=access_denied&error_code=user_banned', 'google_refused'],
    ['the window was open too long', 'error=invalid_request&error_code=flow_state_expired', 'google_interrupted'],
    ['the server fails', 'error=server_error&error_code=unexpected_failure', 'server'],
  ])('says so where %s', async (_, answer, failure) => {
    act = () => `${REDIRECT}?${answer}`;
    expect(await profile.wake().account.signInWithGoogle(anAttempt())).toEqual(failed(failure));
    // Some servers write it behind the hash alone.
    act = () => `${REDIRECT}#${answer}`;
    expect(await profile.wake().account.signInWithGoogle(anAttempt())).toEqual(failed(failure));
    expect(await profile.wake().account.known()).toEqual(failed(failure));
  });

  it('opens no window where the server cannot be reached, or offers no Google by now', async () => {
    const network = server.answer('/settings', offline);
    await expect(profile.wake().account.signInWithGoogle(anAttempt())).rejects.toMatchObject({ code: 'offline' });
    network.over();
    server.offersGoogle = false;
    await expect(profile.wake().account.signInWithGoogle(anAttempt())).rejects.toMatchObject({
      code: 'google_unavailable',
    });
    expect(windows).toEqual([]);
    expect(await profile.wake().account.known()).toEqual(SIGNED_OUT);
  });

  it('says so where the window or the last step has no network, and can be tried again', async () => {
    act = () => {
      throw new AppError('offline');
    };
    await expect(profile.wake().account.signInWithGoogle(anAttempt())).rejects.toMatchObject({ code: 'offline' });
    act = (url) => server.chooseInGoogle(url, GRACE);
    const network = server.answer('?pkce', offline);
    await expect(profile.wake().account.signInWithGoogle(anAttempt())).rejects.toMatchObject({ code: 'offline' });
    network.over();
    expect(await profile.wake().account.known()).toEqual(SIGNED_OUT);
    expect(await profile.wake().account.signInWithGoogle(anAttempt())).toEqual(SIGNED_IN);
  });

  it('hands in no answer twice, whoever asks meanwhile', async () => {
    const slow = Promise.withResolvers<void>();
    const { fetch } = server;
    server.fetch = async (input, init) => {
      if (String(input).includes('pkce')) await slow.promise;
      return fetch(input, init);
    };
    profile = aProfile();
    const woken = profile.wake().account;
    const signingIn = woken.signInWithGoogle(anAttempt());
    await expect.poll(() => windows.length).toBe(1);
    const looks = [woken.status(), woken.status()];
    slow.resolve();
    expect(await signingIn).toEqual(SIGNED_IN);
    await Promise.all(looks);
    expect(asked('?pkce')).toBe(1);
  });
});

describe('a window of Google’s that stays open', () => {
  it('is waited for no longer on request, and what comes of it later signs nobody in', async () => {
    const end = openForLong();
    const { account } = profile.wake();
    const signingIn = account.signInWithGoogle(anAttempt());
    await expect.poll(() => windows.length).toBe(1);
    expect(await account.known()).toEqual(SIGNED_OUT);
    expect(await account.cancelGoogle()).toEqual(SIGNED_OUT);
    expect(await signingIn).toEqual(SIGNED_OUT);
    end.resolve(server.chooseInGoogle(windows[0] ?? '', GRACE));
    await Promise.resolve();
    expect(await account.status()).toEqual(SIGNED_OUT);
    expect(asked('?pkce')).toBe(0);
  });

  it('gives way to a later one', async () => {
    openForLong();
    const { account } = profile.wake();
    const first = account.signInWithGoogle(anAttempt());
    await expect.poll(() => windows.length).toBe(1);
    act = (url) => server.chooseInGoogle(url, GRACE);
    expect(await account.signInWithGoogle(anAttempt())).toEqual(SIGNED_IN);
    expect(await first).toMatchObject({ state: expect.any(String) });
  });

  it('is the same one for an attempt that is sent twice', async () => {
    const end = openForLong();
    const { account } = profile.wake();
    const attempt = anAttempt();
    const both = [account.signInWithGoogle(attempt), account.signInWithGoogle(attempt)];
    await expect.poll(() => windows.length).toBe(1);
    end.resolve(null);
    expect(await Promise.all(both)).toEqual([SIGNED_OUT, SIGNED_OUT]);
    expect(windows).toHaveLength(1);
  });
});

describe('a worker that dies while somebody signs in with Google', () => {
  it('with the window open says so afterwards, opens no other by itself, and forgets it after a while', async () => {
    openForLong();
    const attempt = anAttempt();
    void profile.wake().account.signInWithGoogle(attempt);
    await expect.poll(() => windows.length).toBe(1);
    expect(await profile.wake().account.status()).toEqual(failed('google_interrupted'));
    expect(await profile.wake().account.signInWithGoogle(attempt)).toEqual(failed('google_interrupted'));
    expect(windows).toHaveLength(1);
    const kept = profile.area.contents['account.google'];
    const { startedAt } = kept as { startedAt: number };
    profile.area.contents['account.google'] = { ...(kept as object), startedAt: startedAt - 11 * 60_000 };
    expect(await profile.wake().account.status()).toEqual(SIGNED_OUT);
  });

  it('with Google’s answer in hand is taken up by the next, with the verifier from the disk', async () => {
    const end = openForLong();
    const never: typeof fetch = (input, init) =>
      String(input).includes('pkce') ? new Promise(() => {}) : server.fetch(input, init);
    const mortal = createMortality();
    void profile.wake({ ...mortal, fetch: () => never }).account.signInWithGoogle(anAttempt());
    await expect.poll(() => windows.length).toBe(1);
    end.resolve(server.chooseInGoogle(windows[0] ?? '', GRACE));
    await expect.poll(() => profile.area.contents['account.google']).toHaveProperty('code');
    expect(await profile.wake().account.status()).toEqual(SIGNED_IN);
  });

  it('at any line leaves a person who is signed in, or who reads what to do', async () => {
    const whole = createMortality();
    await aProfile().wake(whole).account.signInWithGoogle(anAttempt());
    const seen = new Set<string>();
    for (let lifespan = 1; lifespan < whole.passed; lifespan += 1) {
      const one = aProfile();
      const mortality = createMortality(lifespan);
      const attempt = anAttempt();
      void one.wake(mortality).account.signInWithGoogle(attempt);
      await mortality.death;
      // The page that waits sends once more.
      const answer = await one.wake().account.signInWithGoogle(attempt);
      seen.add(answer.state === 'signed-out' ? (answer.googleFailure ?? 'nothing') : answer.state);
      expect(await one.wake().account.known()).toMatchObject({ state: answer.state });
      expect(await one.wake().account.signInWithGoogle(anAttempt())).toEqual(SIGNED_IN);
    }
    expect([...seen].sort()).toEqual(['google_interrupted', 'signed-in']);
  });
});

describe('the ways to sign in', () => {
  it('are asked for once an hour, and told as they were where the server cannot be asked', async () => {
    expect(await profile.wake().waysToSignIn.read()).toEqual({ google: true });
    server.offersGoogle = false;
    expect(await profile.wake().waysToSignIn.read()).toEqual({ google: true });
    expect(asked('/settings')).toBe(1);
    const kept = profile.area.contents['account.waysToSignIn'] as { askedAt: number };
    profile.area.contents['account.waysToSignIn'] = { ...kept, askedAt: kept.askedAt - 61 * 60_000 };
    const network = server.answer('/settings', offline);
    expect(await profile.wake().waysToSignIn.read()).toEqual({ google: true });
    network.over();
    expect(await profile.wake().waysToSignIn.read()).toEqual({ google: false });
  });

  it('are an address alone where nobody could be asked yet', async () => {
    server.answer('/settings', offline);
    expect(await profile.wake().waysToSignIn.read()).toEqual({ google: false });
  });
});
