import { expect, it } from 'vitest';
import { signSelectors } from '../../../scripts/support/sign-selectors.ts';
import { SELECTORS_PRIVATE_KEY, SELECTORS_PUBLIC_KEY } from '../../../supabase/local/keys.ts';
import type { SignedSelectorMap } from '../../../utils/domain/selector-map.ts';
import { createSelectorsService } from '../../../utils/selectors/service.ts';
import { aLog } from '../../support/background/builders.ts';
import { createMemoryArea } from '../../support/background/memory-area.ts';

const DAY = 24 * 60 * 60 * 1000;
const TODAY = Date.parse('2026-11-28T12:00:00Z');
const SELECTORS = { editor: [{ css: 'ytcp-video-form', seen: '2026-11' }] };

const aMap = (changes: object = {}) =>
  JSON.stringify({ version: 2, expires: '2026-12-31T00:00:00Z', selectors: SELECTORS, ...changes });
const sign = (json: string) => signSelectors(json, SELECTORS_PRIVATE_KEY);

/** A background that asks a server on which something is published, and has a clock. */
function setUp(published: SignedSelectorMap | 'none' | 'unreachable') {
  const world = { published, now: TODAY, asked: 0 };
  const service = createSelectorsService({
    area: createMemoryArea(),
    url: 'https://backend.example',
    publicKey: SELECTORS_PUBLIC_KEY,
    fetch: async () => {
      world.asked++;
      if (world.published === 'unreachable') throw new TypeError('Failed to fetch');
      return world.published === 'none' ? new Response('{}', { status: 404 }) : Response.json(world.published);
    },
    log: aLog(),
    now: () => world.now,
  });
  /** Reads, and lets what that began come to its end. */
  const read = async () => {
    const found = await service.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    return found;
  };
  return { world, service, read };
}

it('has them from the second time on, and asks once a day', async () => {
  const { world, read } = setUp(await sign(aMap()));
  expect(await read()).toBeNull();
  expect(await read()).toEqual(SELECTORS);
  expect(world.asked).toBe(1);
  world.now += DAY;
  expect(await read()).toEqual(SELECTORS);
  expect(world.asked).toBe(2);
});

it('takes none that was changed after it was signed', async () => {
  const signed = await sign(aMap());
  const { read } = setUp({ ...signed, body: signed.body.replace('ytcp-video-form', 'ytcp-playlist-form') });
  await read();
  expect(await read()).toBeNull();
});

it('takes none that somebody else has signed', async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const theirs = Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey)).toString('base64');
  const { read } = setUp(await signSelectors(aMap(), theirs));
  await read();
  expect(await read()).toBeNull();
});

it('never goes back to an older one, and keeps what it has where nothing is to be had', async () => {
  const { world, read } = setUp(await sign(aMap()));
  await read();
  const older = { version: 1, selectors: { editor: [{ css: 'ytcp-old-form', seen: '2026-01' }] } };
  for (const published of [await sign(aMap(older)), 'none', 'unreachable'] as const) {
    world.published = published;
    world.now += DAY;
    await read();
    expect(await read()).toEqual(SELECTORS);
  }
});

it('forgets them on the day they expire', async () => {
  const { world, read } = setUp(await sign(aMap()));
  await read();
  world.published = 'unreachable';
  world.now = Date.parse('2026-12-31T00:00:00Z');
  expect(await read()).toBeNull();
});

it('neither asks nor uses any once it is switched off', async () => {
  const { world, service, read } = setUp(await sign(aMap()));
  expect(await service.mending.read()).toEqual({ isOn: true });
  await read();
  await service.mending.set({ isOn: false });
  world.now += DAY;
  expect(await read()).toBeNull();
  expect(world.asked).toBe(1);
});

it.each([
  ['a part that is not looked for', aMap({ selectors: { 'save-button': SELECTORS.editor } }), /save-button/],
  [
    'what is no selector',
    aMap({ selectors: { editor: [{ css: 'a{}', seen: '2026-11' }] } }),
    /selectors\.editor\.0\.css/,
  ],
  ['no day on which it expires', aMap({ expires: undefined }), /expires/],
  ['more than selectors', aMap({ script: 'alert(1)' }), /script/],
])('signs no map with %s', async (_, json, words) => {
  await expect(sign(json)).rejects.toThrow(words);
});
