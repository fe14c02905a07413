import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { TEST_BUILD_NAME } from '../support/browser.ts';

/** What the built extension asks for and weighs: the README gives a reason for each permission. */

const read = (file: string) => readFile(`.output/${TEST_BUILD_NAME}/${file}`);

test('asks for no more than the README explains', async () => {
  const manifest = JSON.parse((await read('manifest.json')).toString());
  expect(manifest.permissions.toSorted()).toEqual(['alarms', 'identity', 'scripting', 'storage', 'unlimitedStorage']);
  expect(manifest.host_permissions).toEqual(['http://127.0.0.1/*', 'https://studio.youtube.com/*']);
  expect(manifest.content_scripts.map(({ matches }: { matches: string[] }) => matches)).toEqual([
    ['https://studio.youtube.com/*'],
  ]);
  expect(manifest.optional_permissions).toBeUndefined();
  expect(manifest.externally_connectable).toBeUndefined();
  expect(manifest.content_security_policy.extension_pages).toMatch(
    /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/,
  );
});

test('keeps the content script under 12 KB gzipped', async () => {
  expect(gzipSync(await read('content-scripts/studio.js')).byteLength).toBeLessThan(12 * 1024);
});
