import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { TEST_BUILD_NAME } from './support/launch-firefox.ts';

/** What the build for Firefox asks for and weighs: the README gives a reason for each permission. */

const read = (file: string) => readFile(`.output/${TEST_BUILD_NAME}/${file}`);

test('asks for no more than the README explains', async () => {
  const manifest = JSON.parse((await read('manifest.json')).toString());
  expect(manifest.permissions.toSorted()).toEqual(['alarms', 'identity', 'storage']);
  expect(manifest.host_permissions).toEqual(['http://127.0.0.1/*']);
  expect(manifest.content_scripts.map(({ matches }: { matches: string[] }) => matches)).toEqual([
    ['https://studio.youtube.com/*'],
  ]);
  expect(manifest.optional_permissions).toBeUndefined();
});

test('keeps the content script under 12 KB gzipped', async () => {
  expect(gzipSync(await read('content-scripts/studio.js')).byteLength).toBeLessThan(12 * 1024);
});
