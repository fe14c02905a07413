import { expect } from '@playwright/test';
import { signSelectors } from '../../../scripts/support/sign-selectors.ts';
import { SELECTORS_PRIVATE_KEY, SELECTORS_PUBLIC_KEY } from '../../../supabase/local/keys.ts';
import { openSignedMap } from '../../../utils/selectors/open-signed-map.ts';
import { test } from '../fixtures.ts';
import { drawThumbnail } from './pictures.ts';
import { StudioPage } from './studio-page.ts';

/** A Studio that no release knows, and a map of it that came from the backend and is kept. */

declare const chrome: { storage: { local: { set(items: object): Promise<void>; remove(key: string): Promise<void> } } };

const seen = '2026-11';
const SELECTORS = {
  'thumbnail-section': [{ css: 'ytcp-cover-section', seen }],
  uploader: [
    { css: 'ytcp-own-cover[', seen },
    { css: 'ytcp-own-cover ytcp-cover-picker', seen },
  ],
  tile: [{ css: 'ytcp-cover-tile', seen }],
};

test('works where Studio’s parts have other names, once it was told of them', async ({ household, visitor }) => {
  const json = JSON.stringify({ version: 1, expires: '2099-01-01T00:00:00Z', selectors: SELECTORS });
  const signed = await signSelectors(json, SELECTORS_PRIVATE_KEY);
  const map = await openSignedMap(signed, SELECTORS_PUBLIC_KEY);
  await visitor.evaluate((kept) => chrome.storage.local.set({ selectors: kept }), { askedAt: Date.now(), map });

  const studio = new StudioPage(await household.extension.context.newPage(), household.extension.extensionId);
  await studio.openEditPage({ markup: 'renamed-section' });
  const panel = await studio.openPanel();
  await panel.apply(drawThumbnail());
  await expect.poll(async () => (await panel.applyState()).state).toBe('applied');
  expect(await studio.traps()).toEqual([]);
  await visitor.evaluate(() => chrome.storage.local.remove('selectors'));
});
