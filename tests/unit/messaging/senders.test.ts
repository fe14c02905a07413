import { describe, expect, it } from 'vitest';
import { type MessageName, messageSchemas } from '../../../utils/messaging/protocol.ts';
import { identifySender, type MessageSender, maySend, SENDER_POLICY } from '../../../utils/messaging/senders.ts';

const ORIGIN = 'chrome-extension://abcdefghijklmnop';
const extension = { id: 'abcdefghijklmnop', pageUrl: (page: string) => `${ORIGIN}/${page}` };

const page = (name: string, changes: Partial<MessageSender> = {}): MessageSender => ({
  id: extension.id,
  url: `${ORIGIN}/${name}`,
  origin: ORIGIN,
  ...changes,
});

const studio = (changes: Partial<MessageSender> = {}): MessageSender => ({
  id: extension.id,
  url: 'https://studio.youtube.com/channel/UC123/videos/upload?d=ud',
  origin: 'https://studio.youtube.com',
  frameId: 0,
  tab: { id: 7 },
  ...changes,
});

describe('the sender of a message', () => {
  it.each(['account', 'popup', 'panel'] as const)('is the %s page by its exact address', (name) => {
    expect(identifySender(page(`${name}.html`), extension)).toBe(name);
    expect(identifySender(page(`${name}.html?a=1#/photos`), extension)).toBe(name);
  });

  it('is the panel though that stands in a frame of a tab', () => {
    expect(identifySender(page('panel.html', { frameId: 12, tab: { id: 7 } }), extension)).toBe('panel');
  });

  it('is the content script in the top frame of YouTube Studio', () => {
    expect(identifySender(studio(), extension)).toBe('studio');
  });

  it('is told in Firefox too, which names no origin', () => {
    const { origin: _, ...withoutOrigin } = page('account.html');
    expect(identifySender(withoutOrigin, extension)).toBe('account');
  });

  const strangers: [string, MessageSender][] = [
    ['another extension', page('account.html', { id: 'ponmlkjihgfedcba' })],
    ['nobody with an id', page('account.html', { id: undefined })],
    ['an extension without an id of its own', page('account.html', { id: '' })],
    ['a sender without an address', page('account.html', { url: undefined })],
    ['a sender with a broken address', page('account.html', { url: 'account.html' })],
    ['a page whose address merely begins like ours', page('account.html.evil.html')],
    ['a page in a folder named like ours', page('account.html/evil.html')],
    ['a page of ours that asks for nothing', page('onboarding.html')],
    ['a page of another extension', page('account.html', { url: 'chrome-extension://ponmlkjihgfedcba/account.html' })],
    ['a site whose name begins like ours', page('account.html', { url: `${ORIGIN}.evil.example/account.html` })],
    ['a page whose origin is another', page('account.html', { origin: 'https://evil.example' })],
    ['a page whose origin is opaque', page('account.html', { origin: 'null' })],
    ['an iframe inside Studio', studio({ frameId: 3 })],
    ['a Studio frame without a number', studio({ frameId: undefined })],
    ['Studio outside a tab', studio({ tab: undefined })],
    [
      'a site whose name begins like Studio',
      studio({ url: 'https://studio.youtube.com.evil.example/', origin: undefined }),
    ],
    ['Studio without encryption', studio({ url: 'http://studio.youtube.com/', origin: undefined })],
    ['Studio on another port', studio({ url: 'https://studio.youtube.com:8443/', origin: undefined })],
    ['YouTube itself', studio({ url: 'https://www.youtube.com/', origin: 'https://www.youtube.com' })],
    ['nothing at all', {}],
  ];

  it.each(strangers)('is nobody where it is %s', (_, sender) => {
    expect(identifySender(sender, extension)).toBeNull();
    for (const name of Object.keys(messageSchemas)) {
      expect(maySend(name as MessageName, sender, extension)).toBe(false);
    }
  });
});

describe('the sender policy', () => {
  it('names who may send for every message there is', () => {
    expect(Object.keys(SENDER_POLICY).sort()).toEqual(Object.keys(messageSchemas).sort());
    for (const senders of Object.values(SENDER_POLICY)) expect(senders.length).toBeGreaterThan(0);
  });

  it('lets the content script say only what changed and which thumbnail a video has, and ask only how to look', () => {
    const allowed = Object.entries(SENDER_POLICY).filter(([, senders]) => senders.includes('studio'));
    expect(allowed.map(([name]) => name)).toEqual([
      'timeline.note',
      'stills.fromVideo',
      'selectors.read',
      'studio.changed',
    ]);
  });

  it('keeps the panel, which lives in a page of YouTube, from signing anybody in or out and from deleting photos or withdrawing consent', () => {
    const asked = Object.entries(SENDER_POLICY).filter(([, senders]) => senders.includes('panel'));
    const ofAccountOrPhotos = asked.map(([name]) => name).filter((name) => /^(account|people|photos)\./.test(name));
    expect(ofAccountOrPhotos).toEqual([
      'account.status',
      'account.openPage',
      'people.list',
      'people.known',
      'people.consent',
      'people.giveConsent',
      'photos.list',
      'photos.add',
      'photos.cutout',
      'photos.original',
      'photos.mend',
    ]);
  });

  it('lets only the two places that have an editor read and write edits, and have wishes understood', () => {
    for (const name of ['edits.read', 'edits.write', 'thumbnail.revise'] as const)
      expect(SENDER_POLICY[name]).toEqual(['account', 'panel']);
  });

  it('lets keys of a creator’s own be given and listed on the account page alone', () => {
    for (const name of ['keys.list', 'keys.keep'] as const) expect(SENDER_POLICY[name]).toEqual(['account']);
  });

  it('lets each sender send its own messages and no others', () => {
    expect(maySend('account.signIn', page('account.html'), extension)).toBe(true);
    expect(maySend('account.signIn', page('panel.html'), extension)).toBe(false);
    expect(maySend('account.signIn', studio(), extension)).toBe(false);
    expect(maySend('studio.apply', page('panel.html'), extension)).toBe(true);
    expect(maySend('studio.apply', page('popup.html'), extension)).toBe(false);
    expect(maySend('studio.changed', studio(), extension)).toBe(true);
    expect(maySend('studio.changed', page('panel.html'), extension)).toBe(false);
  });
});
