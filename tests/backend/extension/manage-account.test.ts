import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAIL_LOCALES, MAILS } from '../../../scripts/support/mails/words.ts';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { SESSION_KEY } from '../../../utils/account/client.ts';
import { createProfile, type Profile } from '../../support/background/profile.ts';
import { readCode, readMail } from '../../support/mailbox.ts';
import { startTestBackend } from '../support/backend.ts';
import { inventPerson, type Person, signUp } from './sign-up.ts';

let backend: Backend;
let profile: Profile;
let person: Person;

beforeAll(async () => {
  backend = await startTestBackend();
});
afterAll(() => backend.stop());
beforeEach(async () => {
  profile = createProfile(backend, browsing('Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36'));
  person = await signUp(backend, profile);
});

/** How a browser that says this about itself reaches the backend. */
function browsing(userAgent: string): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('user-agent', userAgent);
    return fetch(input, { ...init, headers });
  };
}

/** The same person in another browser. */
async function signInElsewhere(credentials: { email: string; password: string } = person): Promise<Profile> {
  const other = createProfile(
    backend,
    browsing('Mozilla/5.0 (Windows NT 10.0; rv:153.0) Gecko/20100101 Firefox/153.0'),
  );
  await other.wake().account.signIn(credentials);
  return other;
}

const signedIn = () => ({ state: 'signed-in', name: person.name, email: person.email, credits: 10 });
const ENDED = { state: 'signed-out', ended: 'session_ended' };

/** The status once the token of now has run out, which is when a session that was ended ends here. */
function statusLater({ area, wake }: Profile) {
  const session = JSON.parse(String(area.contents[SESSION_KEY]));
  area.contents[SESSION_KEY] = JSON.stringify({ ...session, expires_at: session.expires_at - 3601 });
  return wake().account.status();
}

describe('the name', () => {
  it('can be changed, and is another one everywhere', async () => {
    const other = await signInElsewhere();
    expect(await profile.wake().account.changeName({ name: 'Ada L.' })).toEqual({ ...signedIn(), name: 'Ada L.' });
    expect(await other.wake().account.status()).toEqual({ ...signedIn(), name: 'Ada L.' });
  });
});

describe('the password', () => {
  it('can be changed by whoever is signed in, which ends every other session and not this one', async () => {
    const other = await signInElsewhere();
    const password = 'a wholly new password';
    expect(await profile.wake().credentials.changePassword({ password })).toBeNull();
    expect(await statusLater(other)).toEqual(ENDED);
    expect(await statusLater(profile)).toEqual(signedIn());
    await expect(other.wake().account.signIn(person)).rejects.toMatchObject({ code: 'wrong_credentials' });
    expect(await other.wake().account.signIn({ ...person, password })).toEqual(signedIn());
  });

  it('says so where it is the same, too weak, or the session is gone', async () => {
    const { credentials } = profile.wake();
    await expect(credentials.changePassword(person)).rejects.toMatchObject({ code: 'same_password' });
    await expect(credentials.changePassword({ password: 'short' })).rejects.toMatchObject({ code: 'weak_password' });
    await backend.query('delete from auth.sessions where user_id = (select id from auth.users where email = $1)', [
      person.email,
    ]);
    await expect(credentials.changePassword({ password: 'a wholly new password' })).rejects.toMatchObject({
      code: 'session_ended',
    });
  });
});

describe('the address', () => {
  const ofChange = /change your e-mail address/;

  it.each([
    ['the old mailbox first', ['old', 'new']],
    ['the new mailbox first', ['new', 'old']],
  ] as const)('changes once both mailboxes have confirmed it, %s', async (_, order) => {
    const newEmail = `ada.new.${crypto.randomUUID()}@example.com`;
    const oldEmail = person.email;
    const waiting = { oldEmail, newEmail, oldConfirmed: false, newConfirmed: false };
    expect(await profile.wake().credentials.changeEmail({ email: newEmail })).toEqual(waiting);
    const addresses = { old: oldEmail, new: newEmail };
    const codes = {
      old: await readCode(backend.mailUrl, oldEmail, ofChange),
      new: await readCode(backend.mailUrl, newEmail, ofChange),
    };
    const [first, second] = order;
    const half = { ...waiting, [`${first}Confirmed`]: true };
    const answer = await profile.wake().credentials.confirmEmailChange({ email: addresses[first], code: codes[first] });
    expect(answer).toEqual(half);
    expect(await profile.wake().credentials.emailChange()).toEqual(half);
    expect(await profile.wake().account.status()).toEqual(signedIn());

    const wrong = codes[second] === '000000' ? '111111' : '000000';
    await expect(
      profile.wake().credentials.confirmEmailChange({ email: addresses[second], code: wrong }),
    ).rejects.toMatchObject({ code: 'code_invalid' });
    expect(
      await profile.wake().credentials.confirmEmailChange({ email: addresses[second], code: codes[second] }),
    ).toBeNull();
    expect(await profile.wake().account.status()).toEqual({ ...signedIn(), email: newEmail });
    expect(await profile.wake().credentials.emailChange()).toBeNull();
    expect(await profile.wake().sessions.list()).toHaveLength(1);

    await expect(createProfile(backend).wake().account.signIn(person)).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    expect(
      await createProfile(backend)
        .wake()
        .account.signIn({ ...person, email: newEmail }),
    ).toMatchObject({
      email: newEmail,
    });
  });

  it('of somebody else is not given away, and not taken', async () => {
    const eve = createProfile(backend);
    const { email: hers } = await signUp(backend, eve);
    const waiting = { oldEmail: person.email, newEmail: hers, oldConfirmed: false, newConfirmed: false };
    expect(await profile.wake().credentials.changeEmail({ email: hers })).toEqual(waiting);
    expect(await profile.wake().account.status()).toEqual(signedIn());
    expect(await eve.wake().account.status()).toMatchObject({ email: hers });
  });

  it('that waits for its codes is forgotten at sign-out', async () => {
    await profile.wake().credentials.changeEmail({ email: `ada.new.${crypto.randomUUID()}@example.com` });
    await profile.wake().account.signOut();
    expect(profile.area.contents).toEqual({});
  });
});

describe('a mail', () => {
  it.each(MAIL_LOCALES)('is in the language of who is written to, as HTML and as text: %s', async (locale) => {
    const maker = inventPerson();
    await createProfile(backend, undefined, locale).wake().account.signUp(maker);
    const mail = await readMail(backend.mailUrl, maker.email);
    const { subject, lead, note } = MAILS.confirmation?.[locale] ?? { subject: '', lead: '', note: '' };
    expect(mail.Subject).toBe(subject);
    expect(mail.Text).toMatch(new RegExp(`^Klikk\\n\\n${lead}\\n\\n\\d{6}\\n\\n${note}$`));
    expect(mail.HTML).toContain(`lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`);
    expect(mail.HTML.match(/lang=/g)).toHaveLength(1);
  });

  it('is in English for an account of which no language is known', async () => {
    const maker = inventPerson();
    await createProfile(backend, undefined, 'tlh').wake().account.signUp(maker);
    expect((await readMail(backend.mailUrl, maker.email)).Subject).toBe('Your Klikk code');
  });

  it('comes for each thing in the account’s language, whichever browser asks', async () => {
    const french = createProfile(backend, undefined, 'fr');
    const { email } = await signUp(backend, french);
    const newEmail = `ada.new.${crypto.randomUUID()}@example.com`;
    await profile.wake().account.requestPasswordReset({ email });
    await french.wake().credentials.changePassword({ password: 'a wholly new password' });
    await french.wake().credentials.changeEmail({ email: newEmail });
    for (const [to, name] of [
      [email, 'recovery'],
      [email, 'password_changed'],
      [email, 'email_change'],
      [newEmail, 'email_change'],
    ] as const) {
      const words = MAILS[name]?.fr;
      const mail = await readMail(backend.mailUrl, to, new RegExp(`^${words?.subject}$`));
      expect(mail.Text).toContain(words?.note);
      expect(mail.Text).toContain(words?.lead.replace('{{ .NewEmail }}', newEmail));
      expect(mail.HTML).not.toContain('{{');
    }
    // The code for signing in shares its pause with the one for a new password.
    const spanish = createProfile(backend, undefined, 'es');
    const { email: another } = await signUp(backend, spanish);
    await profile.wake().account.requestSignInCode({ email: another });
    expect((await readMail(backend.mailUrl, another, /iniciar sesión/)).Text).toContain(MAILS.magic_link?.es.note);
  });
});

describe('the sessions', () => {
  it('are listed by browser, this one first, and another can be ended', async () => {
    const other = await signInElsewhere();
    const [own, second, ...more] = await profile.wake().sessions.list();
    expect(own).toMatchObject({ browser: 'Chrome', system: 'Linux', isCurrent: true });
    expect(second).toMatchObject({ browser: 'Firefox', system: 'Windows', isCurrent: false });
    expect(more).toEqual([]);
    expect(Date.now() - Date.parse(second?.lastUsedAt ?? '')).toBeLessThan(60_000);

    expect(await profile.wake().sessions.end({ id: second?.id ?? '' })).toBeNull();
    expect(await profile.wake().sessions.list()).toEqual([own]);
    expect(await statusLater(other)).toEqual(ENDED);
    expect(await statusLater(profile)).toEqual(signedIn());
  });

  it('say when they were last renewed', async () => {
    const before = Date.now();
    await statusLater(profile);
    const [own] = await profile.wake().sessions.list();
    expect(Math.abs(Date.parse(own?.lastUsedAt ?? '') - before)).toBeLessThan(60_000);
  });

  it('are ended everywhere at once, this one too', async () => {
    const other = await signInElsewhere();
    expect(await profile.wake().account.signOutEverywhere()).toEqual({ state: 'signed-out', ended: null });
    expect(profile.area.contents).toEqual({});
    expect(await statusLater(other)).toEqual(ENDED);
    expect(
      await backend.query('select 1 from auth.sessions where user_id = (select id from auth.users where email = $1)', [
        person.email,
      ]),
    ).toEqual([]);
  });
});
