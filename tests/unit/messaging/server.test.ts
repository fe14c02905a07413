import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppError } from '../../../utils/domain/errors.ts';
import type { Result } from '../../../utils/domain/result.ts';
import { answer, serve } from '../../../utils/messaging/server.ts';

const extension = { id: 'klikk', pageUrl: (page: string) => `chrome-extension://klikk/${page}` };
const account = { id: 'klikk', url: 'chrome-extension://klikk/account.html' };
const panel = { id: 'klikk', url: 'chrome-extension://klikk/panel.html' };

const signUp = { name: ' Ada ', email: 'ada@example.com', password: 'correct horse battery' };
const unreachable = () => {
  throw new Error('The handler must not be reached.');
};

describe('a message that arrives', () => {
  it('reaches its handler parsed, and the answer goes back', async () => {
    const result = await answer(
      'account.signUp',
      (input) => ({ state: 'unconfirmed', email: `${input.name}:${input.email}` }),
      signUp,
      account,
      extension,
    );
    expect(result).toEqual({ ok: true, value: { state: 'unconfirmed', email: 'Ada:ada@example.com' } });
  });

  it('is refused unseen where its sender may not send it', async () => {
    const result = await answer('account.signUp', unreachable, signUp, panel, extension);
    expect(result).toEqual({ ok: false, error: { code: 'forbidden', retryable: false } });
  });

  it('is refused unseen where its data is not what it should be, naming field and limit', async () => {
    const short = await answer('account.signUp', unreachable, { ...signUp, password: 'short' }, account, extension);
    expect(short).toEqual({
      ok: false,
      error: { code: 'invalid_input', retryable: false, detail: { field: 'password', limit: 10 } },
    });
    const long = await answer('account.signUp', unreachable, { ...signUp, name: 'a'.repeat(81) }, account, extension);
    expect(long).toMatchObject({ error: { detail: { field: 'name', limit: 80 } } });
    const nothing = await answer('account.signUp', unreachable, undefined, account, extension);
    expect(nothing).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  });

  it('takes nothing as null, as it comes out of JSON', async () => {
    const status = () => ({ state: 'signed-out', ended: null }) as const;
    for (const data of [undefined, null]) {
      expect(await answer('account.status', status, data, account, extension)).toMatchObject({ ok: true });
    }
    expect(
      await answer('account.status', unreachable, { url: 'https://evil.example' }, account, extension),
    ).toMatchObject({
      error: { code: 'invalid_input' },
    });
  });

  it("gets the handler's own failure with its detail", async () => {
    const failing = () => {
      throw new AppError('rate_limited', { detail: { retryAfterSeconds: 52 } });
    };
    expect(await answer('account.status', failing, null, account, extension)).toEqual({
      ok: false,
      error: { code: 'rate_limited', retryable: true, detail: { retryAfterSeconds: 52 } },
    });
  });

  it('never carries words or stack of an unexpected failure', async () => {
    const broken = () => Promise.reject(new Error('relation "profiles" does not exist'));
    const result: Result<unknown> = await answer('account.status', broken, null, account, extension);
    expect(JSON.stringify(result)).toBe('{"ok":false,"error":{"code":"internal","retryable":false}}');
  });
});

describe('serving', () => {
  beforeEach(() => fakeBrowser.reset());

  it('listens before it returns, so that a worker hears the message that woke it', () => {
    expect(fakeBrowser.runtime.onMessage.hasListeners()).toBe(false);
    serve({ 'account.status': () => ({ state: 'signed-out', ended: null }) }, extension);
    expect(fakeBrowser.runtime.onMessage.hasListeners()).toBe(true);
  });
});
