import { existsSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileStorage } from '../../../supabase/local/file-storage.ts';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { readCode } from '../../support/mailbox.ts';
import { adminClient, anonymousClient, signUpConfirmed, startTestBackend } from '../support/backend.ts';

/** What `@supabase/lite` lacks and our wrapper adds: one test for each, which fails without its layer. */

let backend: Backend;

beforeAll(async () => {
  backend = await startTestBackend();
});
afterAll(() => backend?.stop());

describe('the database', () => {
  it('keeps what a migration revoked: lite would grant everything at every start', async () => {
    const { client, userId } = await signUpConfirmed(backend);
    const { error } = await client.from('credit_ledger').update({ amount: 999 }).eq('user_id', userId);
    expect(error?.code).toBe('42501');
  });

  it('tells what a function raised, in all its words, with a status that fits', async () => {
    const { error, status } = await adminClient(backend).rpc('start_generation', {
      creator: crypto.randomUUID(),
      generation: crypto.randomUUID(),
      request: {},
    });
    expect(status).toBe(400);
    expect(error).toMatchObject({ code: 'P0001', message: 'unauthenticated', hint: 'The account is gone.' });
  });
});

describe('storage', () => {
  const picture = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/jpeg' });

  async function withFile() {
    const { client, userId } = await signUpConfirmed(backend);
    const bucket = client.storage.from('thumbnails');
    const name = `${userId}/one/a.jpg`;
    expect((await bucket.upload(name, picture, { contentType: 'image/jpeg' })).error).toBeNull();
    return { bucket, name, userId };
  }

  it('takes a browser’s upload and gives the same bytes back', async () => {
    const { bucket, name } = await withFile();
    const { data } = await bucket.download(name);
    expect([...new Uint8Array((await data?.arrayBuffer()) ?? new ArrayBuffer(0))]).toEqual([1, 2, 3]);
    expect(data?.type).toBe('image/jpeg');
  });

  it('signs an address that works, and several at once', async () => {
    const { bucket, name } = await withFile();
    const { data: one } = await bucket.createSignedUrl(name, 60);
    expect((await fetch(one?.signedUrl ?? '')).status).toBe(200);
    const { data: many } = await bucket.createSignedUrls([name, 'nobody/none.jpg'], 60);
    expect(many?.map(({ signedUrl }) => Boolean(signedUrl))).toEqual([true, false]);
    expect((await fetch(many?.[0]?.signedUrl ?? '')).status).toBe(200);
  });

  it('refuses a signed address that is not as it was signed, with a client error', async () => {
    const { bucket, name } = await withFile();
    const { data } = await bucket.createSignedUrl(name, 60);
    const response = await fetch((data?.signedUrl ?? '').replace('a.jpg', 'b.jpg'));
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });

  it('refuses a signed address that has expired as the hosted one does, not as a fault of its own', async () => {
    const { bucket, name } = await withFile();
    const { data } = await bucket.createSignedUrl(name, 1);
    const status = async () => (await fetch(data?.signedUrl ?? '')).status;
    await expect.poll(status, { timeout: 5_000 }).not.toBe(200);
    expect(await status()).toBe(400);
  });

  it('gives nothing to a request without a key', async () => {
    const { name } = await withFile();
    for (const path of [
      `object/thumbnails/${name}`,
      `object/public/thumbnails/${name}`,
      `object/info/thumbnails/${name}`,
    ]) {
      const { status } = await fetch(`${backend.url}/storage/v1/${path}`);
      expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    }
  });

  it('lists folders, and names inside a folder', async () => {
    const { bucket, userId } = await withFile();
    expect((await bucket.list(userId)).data?.map(({ name, id }) => [name, id])).toEqual([['one', null]]);
    expect((await bucket.list(`${userId}/one`)).data?.map(({ name }) => name)).toEqual(['a.jpg']);
  });

  it('never leaves its folder, whatever the key', async () => {
    const folder = path.resolve('supabase/.temp/escape-test/objects');
    const storage = new FileStorage(folder);
    for (const [bucket, key] of [
      ['photos', '../../escaped.txt'],
      ['photos', '/etc/escaped.txt'],
      ['..', 'escaped.txt'],
      ['photos/..', '../escaped.txt'],
      ['photos', '..'],
    ] as const) {
      await expect(storage.uploadObject(bucket, key, null, 'x', 'text/plain', '')).rejects.toThrow('inside its bucket');
      await expect(storage.getObject(bucket, key)).rejects.toThrow('inside its bucket');
      await expect(storage.deleteObject(bucket, key)).rejects.toThrow('inside its bucket');
    }
    expect(existsSync(path.resolve(folder, '../escaped.txt'))).toBe(false);
  });
});

describe('auth', () => {
  it('lets a web page ask before it calls', async () => {
    const response = await fetch(`${backend.url}/auth/v1/token`, {
      method: 'OPTIONS',
      headers: { origin: 'https://example.com', 'access-control-request-headers': 'apikey,content-type' },
    });
    expect(response.headers.get('access-control-allow-headers')).toContain('apikey');
  });

  it('lists and deletes users for the secret key alone', async () => {
    const { userId, client } = await signUpConfirmed(backend);
    expect((await client.auth.admin.deleteUser(userId)).error).not.toBeNull();
    const admin = adminClient(backend);
    expect((await admin.auth.admin.listUsers()).data.users.map(({ id }) => id)).toContain(userId);
    expect((await admin.auth.admin.deleteUser(userId)).error).toBeNull();
    expect(await backend.query('select 1 from public.profiles where id = $1', [userId])).toEqual([]);
  });

  it('does not tell at sign-up that an address has an account', async () => {
    const { email } = await signUpConfirmed(backend);
    const { data, error } = await anonymousClient(backend).auth.signUp({ email, password: 'another password' });
    expect(error).toBeNull();
    expect(data.session).toBeNull();
    expect(data.user?.identities).toEqual([]);
  });

  it('ends the other sessions when the password changes, and not this one', async () => {
    const { client, email, password } = await signUpConfirmed(backend);
    const other = anonymousClient(backend);
    await other.auth.signInWithPassword({ email, password });
    expect((await client.auth.updateUser({ password: 'a new and better one' })).error).toBeNull();
    expect((await other.auth.refreshSession()).error).not.toBeNull();
    expect((await client.auth.refreshSession()).error).toBeNull();
  });

  it('takes a new address only once both have confirmed it, in either order', async () => {
    for (const newFirst of [true, false]) {
      const { client, email } = await signUpConfirmed(backend);
      const changed = `new-${email}`;
      expect((await client.auth.updateUser({ email: changed })).error).toBeNull();
      const confirm = async (address: string) => {
        const token = await readCode(backend.mailUrl, address, /change/i);
        return client.auth.verifyOtp({ email: address, token, type: 'email_change' });
      };
      const [first, second] = newFirst ? [changed, email] : [email, changed];
      const half = await confirm(first);
      expect([half.error, half.data.session]).toEqual([null, null]);
      expect((await client.auth.getUser()).data.user?.email).toBe(email);
      expect((await confirm(first)).error?.code).toBe('otp_expired');
      expect((await confirm(second)).data.user?.email).toBe(changed);
      expect((await client.auth.getUser()).data.user?.email).toBe(changed);
    }
  });

  it('mails a code for a new password, and not twice in a minute', async () => {
    const { email } = await signUpConfirmed(backend);
    const client = anonymousClient(backend);
    expect((await client.auth.resetPasswordForEmail(email)).error).toBeNull();
    expect(await readCode(backend.mailUrl, email)).toMatch(/^\d{6}$/);
    expect((await client.auth.resetPasswordForEmail(email)).error?.status).toBe(429);
  });

  it('signs tokens with the id of the key', async () => {
    const { client } = await signUpConfirmed(backend);
    const { data } = await client.auth.getSession();
    const header = JSON.parse(Buffer.from(data.session?.access_token.split('.')[0] ?? '', 'base64url').toString());
    expect(header.kid).toBe('embedded');
  });

  it('refuses a key that it does not know', async () => {
    const stranger = createClient(backend.url, 'sb_publishable_nobody', { auth: { persistSession: false } });
    expect((await stranger.from('profiles').select()).status).toBe(401);
  });
});

describe('the mail sink', () => {
  it('speaks Mailpit’s API', async () => {
    const { email } = await signUpConfirmed(backend);
    const list = await (await fetch(`${backend.mailUrl}/api/v1/messages`)).json();
    const summary = list.messages.find((mail: { To: { Address: string }[] }) => mail.To[0]?.Address === email);
    expect(summary.Subject).toBe('Your Klikk code');
    const whole = await (await fetch(`${backend.mailUrl}/api/v1/message/${summary.ID}`)).json();
    expect(whole.HTML).toContain('<table');
    expect(whole.Text).toMatch(/\b\d{6}\b/);
    expect((await fetch(`${backend.mailUrl}/api/v1/message/none`)).status).toBe(404);
  });

  it('shows a mail’s HTML where it can run nothing', async () => {
    const page = await (await fetch(backend.mailUrl)).text();
    expect(page).toContain('<iframe sandbox ');
    expect(page).not.toMatch(/<script/i);
  });
});
