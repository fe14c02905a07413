import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createHandlers } from '../../../entrypoints/background/handlers.ts';
import background from '../../../entrypoints/background/index.ts';
import type { Services } from '../../../entrypoints/background/services.ts';
import { messageSchemas } from '../../../utils/messaging/protocol.ts';

const accessLevels: unknown[] = [];
for (const area of [fakeBrowser.storage.local, fakeBrowser.storage.session]) {
  area.setAccessLevel = async (options: unknown) => void accessLevels.push(options);
}

beforeAll(() => {
  background.main();
});

describe('the background', () => {
  it('has registered every listener when its first turn ends', () => {
    const { onMessage, onInstalled, onStartup } = fakeBrowser.runtime;
    for (const event of [onMessage, onInstalled, onStartup, fakeBrowser.alarms.onAlarm]) {
      expect(event.hasListeners()).toBe(true);
    }
  });

  it('keeps content scripts out of the storage where the session lies', async () => {
    const trusted = { accessLevel: 'TRUSTED_CONTEXTS' };
    await vi.waitFor(() => expect(accessLevels).toEqual([trusted, trusted]));
  });

  it('begins the first steps and opens the account page once it is installed, and not after an update', async () => {
    const create = vi.spyOn(fakeBrowser.tabs, 'create');
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update', previousVersion: '0.1.0' });
    expect(create).not.toHaveBeenCalled();
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' });
    await vi.waitFor(() =>
      expect(create).toHaveBeenCalledExactlyOnceWith({ url: fakeBrowser.runtime.getURL('/account.html') }),
    );
    expect(await fakeBrowser.storage.local.get('onboarding')).toEqual({
      onboarding: { isOpen: true, hasOpenedStudio: false },
    });
  });

  it('has a handler for every message that is not between the panel and Studio', () => {
    const handlers = createHandlers({} as Services, async () => {});
    const names = Object.keys(messageSchemas).filter((name) => !name.startsWith('studio.'));
    expect(Object.keys(handlers).sort()).toEqual(names.sort());
  });
});
