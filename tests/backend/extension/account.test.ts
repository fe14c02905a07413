import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { SESSION_KEY } from '../../../utils/account/client.ts';
import { createProfile, type Profile } from '../../support/background/profile.ts';
import { readCode } from '../../support/mailbox.ts';
import { startTestBackend } from '../support/backend.ts';
import { inventPerson, type Person, signUp } from './sign-up.ts';

let backend: Backend;
let profile: Profile;

beforeAll(async () => {
  backend = await startTestBackend();
});
afterAll(() => backend.stop());
beforeEach(() => {
  profile = createProfile(backend);
});

/** Subject of the mail. */
const SIGN_IN_CODE = /sign in/;

const signedIn = ({ name, email }: Person) => ({ state: 'signed-in', name, email, credits: 10 });

/** The stored session, which a test may change as time or another device would. */
function changeSession(
  { area }: Profile,
  change: (session: { expires_at: number; access_token: string; refresh_token: string }) => void,
) {
  const session = JSON.parse(String(area.contents[SESSION_KEY]));
  change(session);
  area.contents[SESSION_KEY] = JSON.stringify(session);
}

const runOut = (of = profile) =>
  changeSession(of, (session) => {
    // The second is that by which the time may be rounded up.
    session.expires_at -= 3601;
  });

/** The account as the next background tells it, after the token has run out. */
async function statusLater(of: Profile) {
  runOut(of);
  return of.wake().account.status();
}

describe('an account', () => {
  it('is made with the code out of the mail', async () => {
    const person = inventPerson();
    const { account } = profile.wake();
    expect(await account.signUp(person)).toEqual({ state: 'unconfirmed', email: person.email });
    const code = await readCode(backend.mailUrl, person.email);
    expect(await profile.wake().account.status()).toEqual({ state: 'unconfirmed', email: person.email });
    expect(await profile.wake().account.confirm({ email: person.email, code })).toEqual(signedIn(person));
    expect(await profile.wake().account.status()).toEqual(signedIn(person));
  });

  it('refuses a wrong code', async () => {
    const person = inventPerson();
    const { account } = profile.wake();
    await account.signUp(person);
    const code = (await readCode(backend.mailUrl, person.email)) === '000000' ? '111111' : '000000';
    await expect(account.confirm({ email: person.email, code })).rejects.toMatchObject({ code: 'code_invalid' });
  });

  it('looks the same whether its address is new, waits for its code, or has one', async () => {
    const person = await signUp(backend, profile);
    const stranger = createProfile(backend).wake().account;
    const waiting = inventPerson();
    const answers = [
      await stranger.signUp(waiting),
      await stranger.signUp(waiting),
      await stranger.signUp({ ...person, password: 'somebody else entirely' }),
    ];
    expect(answers).toEqual([
      { state: 'unconfirmed', email: waiting.email },
      { state: 'unconfirmed', email: waiting.email },
      { state: 'unconfirmed', email: person.email },
    ]);
    await expect(stranger.signIn({ ...person, password: 'somebody else entirely' })).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    expect(await stranger.resendCode({ email: person.email })).toBeNull();
    expect(await stranger.requestPasswordReset({ email: 'nobody@example.com' })).toBeNull();
  });

  it('that was never confirmed is asked for its code at sign-in', async () => {
    const person = inventPerson();
    await profile.wake().account.signUp(person);
    const elsewhere = createProfile(backend).wake().account;
    expect(await elsewhere.signIn(person)).toEqual({ state: 'unconfirmed', email: person.email });
    const code = await readCode(backend.mailUrl, person.email);
    expect(await elsewhere.confirm({ email: person.email, code })).toEqual(signedIn(person));
  });

  it('is signed in to by a code, without its password', async () => {
    const person = await signUp(backend, profile);
    const elsewhere = createProfile(backend);
    const waiting = { state: 'signed-out', ended: null, codeSentTo: person.email };
    expect(await elsewhere.wake().account.requestSignInCode({ email: person.email })).toEqual(waiting);
    expect(await elsewhere.wake().account.status()).toEqual(waiting);
    const code = await readCode(backend.mailUrl, person.email, SIGN_IN_CODE);
    const wrong = code === '000000' ? '111111' : '000000';
    await expect(elsewhere.wake().account.signInWithCode({ email: person.email, code: wrong })).rejects.toMatchObject({
      code: 'code_invalid',
    });
    expect(await elsewhere.wake().account.signInWithCode({ email: person.email, code })).toEqual(signedIn(person));
    expect(await profile.wake().account.status()).toEqual(signedIn(person));
  });

  it('is not made, nor given away, by asking for a code', async () => {
    const { account } = profile.wake();
    const email = `nobody.${crypto.randomUUID()}@example.com`;
    expect(await account.requestSignInCode({ email })).toEqual({ state: 'signed-out', ended: null, codeSentTo: email });
    await expect(account.signInWithCode({ email, code: '123456' })).rejects.toMatchObject({ code: 'code_invalid' });
    expect(await backend.query('select 1 from auth.users where email = $1', [email])).toEqual([]);
  });

  it('that was never confirmed is confirmed by signing in with a code', async () => {
    const person = inventPerson();
    await profile.wake().account.signUp(person);
    const elsewhere = createProfile(backend).wake().account;
    await elsewhere.requestSignInCode({ email: person.email });
    const code = await readCode(backend.mailUrl, person.email, SIGN_IN_CODE);
    expect(await elsewhere.signInWithCode({ email: person.email, code })).toEqual(signedIn(person));
  });

  it('gets a new password by a code, which ends its other sessions', async () => {
    const person = await signUp(backend, profile);
    const other = createProfile(backend);
    const { account } = other.wake();
    await account.requestPasswordReset({ email: person.email });
    const code = await readCode(backend.mailUrl, person.email);
    const password = 'a wholly new password';
    expect(await account.resetPassword({ email: person.email, code, password })).toEqual(signedIn(person));
    runOut();
    expect(await profile.wake().account.status()).toEqual({ state: 'signed-out', ended: 'session_ended' });
    await expect(profile.wake().account.signIn(person)).rejects.toMatchObject({ code: 'wrong_credentials' });
    expect(await profile.wake().account.signIn({ ...person, password })).toEqual(signedIn(person));
  });
});

describe('a session', () => {
  it('is renewed before a call where its token has run out', async () => {
    const person = await signUp(backend, profile);
    const before = profile.area.contents[SESSION_KEY];
    runOut();
    expect(await profile.wake().account.status()).toEqual(signedIn(person));
    expect(profile.area.contents[SESSION_KEY]).not.toEqual(before);
  });

  it('is renewed where the server takes its token for run out and this clock does not', async () => {
    const person = await signUp(backend, profile);
    changeSession(profile, (session) => {
      session.access_token = `${session.access_token.slice(0, -4)}AAAA`;
    });
    expect(await profile.wake().account.status()).toEqual(signedIn(person));
  });

  it('that was ended elsewhere says so', async () => {
    const person = await signUp(backend, profile);
    await backend.query('delete from auth.sessions where user_id = (select id from auth.users where email = $1)', [
      person.email,
    ]);
    runOut();
    expect(await profile.wake().account.status()).toEqual({ state: 'signed-out', ended: 'session_ended' });
    expect(await profile.wake().account.signIn(person)).toEqual(signedIn(person));
  });

  it('in one browser is no matter of another’s, though both renew theirs in turn', async () => {
    const person = await signUp(backend, profile);
    const other = createProfile(backend);
    await other.wake().account.signIn(person);
    for (const browser of [profile, other, profile, other]) {
      expect(await statusLater(browser)).toEqual(signedIn(person));
    }
    await other.wake().account.signOut();
    expect(await statusLater(profile)).toEqual(signedIn(person));
  });

  it('of which a copy was put back ends wherever it is, and says so', async () => {
    const person = await signUp(backend, profile);
    const copy = createProfile(backend);
    Object.assign(copy.area.contents, structuredClone(profile.area.contents));
    for (let times = 0; times < 2; times += 1) expect(await statusLater(profile)).toEqual(signedIn(person));
    const ended = { state: 'signed-out', ended: 'session_ended' };
    expect(await statusLater(copy)).toEqual(ended);
    expect(await statusLater(profile)).toEqual(ended);
    expect(await profile.wake().account.signIn(person)).toEqual(signedIn(person));
  });

  it('ends at sign-out, here and on the server', async () => {
    const person = await signUp(backend, profile);
    const kept = profile.area.contents[SESSION_KEY];
    expect(await profile.wake().account.signOut()).toEqual({ state: 'signed-out', ended: null });
    expect(profile.area.contents).toEqual({});
    profile.area.contents[SESSION_KEY] = kept;
    runOut();
    expect(await profile.wake().account.status()).toMatchObject({ state: 'signed-out' });
    expect(await profile.wake().account.signIn(person)).toEqual(signedIn(person));
  });
});
