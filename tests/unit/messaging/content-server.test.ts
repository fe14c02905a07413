import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { answerContent, CONTENT_GUARDS, type ContentMessageName } from '../../../utils/messaging/content-server.ts';
import { messageSchemas } from '../../../utils/messaging/protocol.ts';
import { SENDER_POLICY } from '../../../utils/messaging/senders.ts';

const extension = { id: 'klikk', pageUrl: (page: string) => `chrome-extension://klikk/${page}` };
const panel = { id: 'klikk', url: 'chrome-extension://klikk/panel.html', frameId: 4, tab: { id: 1 } };
const draftKey = '5f0c3c1e-8a43-4a8e-9d0a-0a4a1f4d7c11';
const variantId = '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d';
const apply = {
  version: null,
  draftKey,
  variantId,
  picture: 'aGVsbG8=',
  mime: 'image/jpeg',
};

const inputs: [ContentMessageName, unknown][] = [
  ['studio.context', { draftKey }],
  ['studio.context', { draftKey: draftKey.toUpperCase() }],
  ['studio.context', {}],
  ['studio.context', null],
  ['studio.context', undefined],
  ['studio.context', 'draft'],
  ['studio.context', { draftKey: 'draft' }],
  ['studio.context', { draftKey: `${draftKey}0` }],
  ['studio.context', { draftKey: [draftKey] }],
  ['studio.applyStatus', { draftKey }],
  ['studio.applyStatus', { draftKey: '' }],
  ['studio.applyStatus', { draftKey, slot: 2 }],
  ['studio.applyStatus', { draftKey, slot: 3 }],
  ['studio.applyStatus', { draftKey, slot: null }],
  ['studio.applyStatus', { draftKey, slot: '0' }],
  ['studio.apply', { ...apply, slot: 0 }],
  ['studio.apply', { ...apply, slot: -1 }],
  ['studio.resize', { draftKey, height: 40, inTest: true }],
  ['studio.resize', { draftKey, height: 40 }],
  ['studio.restore', { draftKey }],
  ['studio.restore', { draftKey: 3 }],
  ['studio.diagnose', { draftKey }],
  ['studio.diagnose', { draftKey: 0 }],
  ['studio.stills', { draftKey }],
  ['studio.stills', {}],
  ['studio.handOverVideo', { draftKey, secret: variantId }],
  ['studio.handOverVideo', { draftKey, secret: 'easy' }],
  ['studio.handOverVideo', { draftKey }],
  ['studio.handOverVideo', { secret: variantId }],
  ['studio.apply', apply],
  ['studio.apply', { ...apply, mime: 'image/png' }],
  ['studio.apply', { ...apply, mime: 'image/svg+xml' }],
  ['studio.apply', { ...apply, variantId: 'first' }],
  ['studio.apply', { ...apply, variantId: null }],
  ['studio.apply', { ...apply, version: 'made' }],
  ['studio.apply', { ...apply, version: 'v'.repeat(41) }],
  ['studio.apply', { ...apply, version: undefined }],
  ['studio.apply', { ...apply, picture: 'aGVsbG8' }],
  ['studio.apply', { ...apply, picture: '<svg>....</svg>' }],
  ['studio.apply', { ...apply, picture: 'a_-=' }],
  ['studio.apply', { ...apply, picture: '====' }],
  ['studio.apply', { ...apply, picture: 42 }],
  ['studio.apply', { ...apply, picture: 'AAAA'.repeat(LIMITS.thumbnailBytes / 3 + 10) }],
  ['studio.apply', { ...apply, picture: 'AAAA'.repeat(Math.floor(LIMITS.thumbnailBytes / 3)) }],
];

describe("the content script's guards", () => {
  it.each(inputs)('take for %s what its schema takes, and nothing else', (name, data) => {
    expect(CONTENT_GUARDS[name](data)).toBe(messageSchemas[name].safeParse(data).success);
  });

  it('stand before every message that the panel sends to Studio', () => {
    const names = Object.keys(messageSchemas).filter((name) => name.startsWith('studio.') && name !== 'studio.changed');
    expect(Object.keys(CONTENT_GUARDS).sort()).toEqual(names.sort());
  });

  it.each(Object.keys(CONTENT_GUARDS) as ContentMessageName[])(
    'let the panel alone through, and who hands its words on, as the policy has it: %s',
    (name) => {
      expect(SENDER_POLICY[name]).toEqual(['panel', 'background']);
    },
  );
});

describe('a message in the content script', () => {
  const silent = { ok: true, value: { variantId: null, apply: { state: 'silent' } } } as const;
  const unreachable = () => Promise.reject(new Error('The handler must not be reached.'));

  it('is answered for the panel', async () => {
    expect(await answerContent('studio.apply', async () => silent, apply, panel, extension)).toEqual(silent);
  });

  it('is answered where Firefox’s background hands it on', async () => {
    const background = { id: 'klikk', url: 'chrome-extension://klikk/_generated_background_page.html' };
    expect(await answerContent('studio.apply', async () => silent, apply, background, extension)).toEqual(silent);
  });

  it.each([
    ['the popup', { id: 'klikk', url: 'chrome-extension://klikk/popup.html' }],
    ['another extension', { ...panel, id: 'other' }],
    ['a page', { id: 'klikk', url: 'https://studio.youtube.com/', frameId: 0, tab: { id: 1 } }],
  ])('is refused from %s', async (_, sender) => {
    expect(await answerContent('studio.apply', unreachable, apply, sender, extension)).toEqual({
      ok: false,
      error: { code: 'forbidden', retryable: false },
    });
  });

  it('is refused where it is malformed', async () => {
    expect(await answerContent('studio.apply', unreachable, { draftKey }, panel, extension)).toEqual({
      ok: false,
      error: { code: 'invalid_input', retryable: false },
    });
  });

  it('answers with a code where its handler throws', async () => {
    expect(await answerContent('studio.restore', unreachable, { draftKey }, panel, extension)).toEqual({
      ok: false,
      error: { code: 'internal', retryable: false },
    });
  });
});
