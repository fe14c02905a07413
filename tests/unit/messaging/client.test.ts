import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppError } from '../../../utils/domain/errors.ts';
import { call, callTab } from '../../../utils/messaging/client.ts';

const signedOut = { state: 'signed-out', ended: null } as const;
const draftKey = '5f0c3c1e-8a43-4a8e-9d0a-0a4a1f4d7c11';

/** What the other side answers to one message after another; a text is what the browser says when nobody answers. */
function receiver(...answers: unknown[]) {
  const received: unknown[] = [];
  const send = (message: unknown, callback: (response: unknown) => void) => {
    received.push(message);
    const answer = answers.shift();
    if (typeof answer === 'string') Object.assign(fakeBrowser.runtime, { lastError: { message: answer } });
    callback(typeof answer === 'string' ? undefined : answer);
    Object.assign(fakeBrowser.runtime, { lastError: undefined });
  };
  return { received, send };
}

describe('asking the background', () => {
  beforeEach(() => fakeBrowser.reset());

  function background(...answers: unknown[]) {
    const { received, send } = receiver(...answers);
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(send as typeof fakeBrowser.runtime.sendMessage);
    return received;
  }

  it('hands out the value', async () => {
    const received = background({ res: { ok: true, value: signedOut } });
    expect(await call('account.status')).toEqual(signedOut);
    expect(received).toMatchObject([{ type: 'account.status', data: null }]);
  });

  it('throws the failure with its code and detail', async () => {
    background({ res: { ok: false, error: { code: 'weak_password', retryable: false, detail: { limit: 10 } } } });
    const failure = await call('account.signIn', { email: 'ada@example.com', password: 'x' }).catch((thrown) => thrown);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'weak_password', retryable: false, detail: { limit: 10 } });
  });

  it.each([
    'Could not establish connection. Receiving end does not exist.',
    'The message port closed before a response was received.',
    'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received',
  ])('asks once more after "%s"', async (words) => {
    const received = background(words, { res: { ok: true, value: signedOut } });
    expect(await call('account.status')).toEqual(signedOut);
    expect(received).toHaveLength(2);
  });

  it('asks once more where there was no answer', async () => {
    const received = background(undefined, { res: { ok: true, value: signedOut } });
    expect(await call('account.status')).toEqual(signedOut);
    expect(received).toHaveLength(2);
  });

  it('gives up after the second silence, and says that trying again may help', async () => {
    const received = background(undefined, undefined, undefined);
    await expect(call('account.status')).rejects.toMatchObject({ code: 'internal', retryable: true });
    expect(received).toHaveLength(2);
  });

  it('does not ask again where the extension was updated or removed', async () => {
    const received = background('Extension context invalidated.', { res: { ok: true, value: signedOut } });
    await expect(call('account.status')).rejects.toMatchObject({ code: 'internal', retryable: false });
    expect(received).toHaveLength(1);
  });
});

describe('asking a tab', () => {
  it("reaches the top frame's content script alone", async () => {
    const targets: unknown[] = [];
    const answer = { variantId: null, apply: { state: 'none' } };
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(((
      tab: number,
      message: unknown,
      options: unknown,
      callback: (response: unknown) => void,
    ) => {
      targets.push([tab, options, message]);
      callback({ res: { ok: true, value: answer } });
    }) as never);
    expect(await callTab(7, 'studio.applyStatus', { draftKey })).toEqual(answer);
    expect(targets).toMatchObject([[7, { frameId: 0 }, { type: 'studio.applyStatus', data: { draftKey } }]]);
  });
});
