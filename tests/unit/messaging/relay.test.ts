import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Result } from '../../../utils/domain/result.ts';
import { relayWithinTabs } from '../../../utils/messaging/relay.ts';
import type { MessageSender } from '../../../utils/messaging/senders.ts';

const extension = { id: 'klikk', pageUrl: (page: string) => `moz-extension://klikk/${page}` };
const panel = { id: 'klikk', url: 'moz-extension://klikk/panel.html#key', frameId: 4, tab: { id: 7 } };
const studio = { id: 'klikk', url: 'https://studio.youtube.com/', frameId: 0, tab: { id: 7 } };
const draftKey = '5f0c3c1e-8a43-4a8e-9d0a-0a4a1f4d7c11';

interface Sent {
  tabId: number;
  message: { type: string; data: unknown };
  options: { frameId: number } | undefined;
}

relayWithinTabs(extension);
let sent: Sent[];

beforeEach(() => {
  sent = [];
  const send = (tabId: number, message: Sent['message'], options: Sent['options'], done: (answer: unknown) => void) => {
    sent.push({ tabId, message, options });
    done({ res: { ok: true, value: null } });
  };
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(send as unknown as typeof fakeBrowser.tabs.sendMessage);
});

/** What the background answers to a message from that sender. */
function tell(type: string, sender: MessageSender): Promise<Result<unknown>> {
  const message = { id: 1, type, data: { draftKey }, timestamp: 0 };
  return new Promise((answer) => {
    const respond = ({ res }: { res: Result<unknown> }) => answer(res);
    void fakeBrowser.runtime.onMessage.trigger(message, sender as never, respond as never);
  });
}

describe('what is said within a tab', () => {
  it('goes from the panel to the content script of its own tab, and the answer back', async () => {
    expect(await tell('studio.context', panel)).toEqual({ ok: true, value: null });
    expect(sent).toMatchObject([
      { tabId: 7, message: { type: 'studio.context', data: { draftKey } }, options: { frameId: 0 } },
    ]);
  });

  it('goes from the content script to all frames of its tab', async () => {
    expect(await tell('studio.changed', studio)).toEqual({ ok: true, value: null });
    expect(sent).toMatchObject([{ tabId: 7, message: { type: 'studio.changed', data: { draftKey } } }]);
    expect(sent[0]?.options).toBeUndefined();
  });

  it.each<[string, string, MessageSender]>([
    ['the popup', 'studio.apply', { ...panel, url: 'moz-extension://klikk/popup.html' }],
    ['the content script', 'studio.apply', studio],
    ['a panel outside of any tab', 'studio.apply', { ...panel, tab: undefined }],
    ['another extension', 'studio.apply', { ...panel, id: 'other' }],
    ['the panel, of a change', 'studio.changed', panel],
  ])('goes no further from %s', async (_, type, sender) => {
    expect(await tell(type, sender)).toEqual({ ok: false, error: { code: 'forbidden', retryable: false } });
    expect(sent).toEqual([]);
  });
});
