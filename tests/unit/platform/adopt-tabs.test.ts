import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { adoptOpenTabs } from '../../../utils/platform/adopt-tabs.ts';

const matches = ['https://studio.youtube.com/*'];
const manifest = { manifest_version: 3, name: 'Klikk', version: '1', content_scripts: [{ matches }] };

it('starts the content script in every open tab of Studio, though one of them is gone by then', async () => {
  const executeScript = vi.fn(async ({ target }: { target: { tabId: number } }) => {
    if (target.tabId === 7) throw new Error('No tab with id: 7.');
  });
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue(manifest as never);
  const query = vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }, { id: 9 }, {}] as never);
  Object.assign(fakeBrowser, { scripting: { executeScript } });
  await adoptOpenTabs();
  expect(query).toHaveBeenCalledExactlyOnceWith({ url: matches });
  const files = ['/content-scripts/studio.js'];
  expect(executeScript.mock.calls).toEqual([[{ target: { tabId: 7 }, files }], [{ target: { tabId: 9 }, files }]]);
});

it('leaves it to the browser where there is no permission', async () => {
  Object.assign(fakeBrowser, { scripting: undefined });
  await expect(adoptOpenTabs()).resolves.toBeUndefined();
});
