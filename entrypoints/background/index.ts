import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { z } from 'zod';
import { i18n } from '#i18n';
import { relayWithinTabs } from '../../utils/messaging/relay.ts';
import { serve } from '../../utils/messaging/server.ts';
import { makePreview } from '../../utils/photos/preview.ts';
import { shortenPhoto } from '../../utils/photos/shorten.ts';
import { adoptOpenTabs } from '../../utils/platform/adopt-tabs.ts';
import { onWakeUp, setWakeUp } from '../../utils/platform/alarm.ts';
import { KlikkDatabase } from '../../utils/platform/database.ts';
import { readBackendAddress, readSelectorsKey } from '../../utils/platform/environment.ts';
import {
  closeStorageToContentScripts,
  extensionIdentity,
  openAccountPage,
  openStudio,
} from '../../utils/platform/extension.ts';
import { createLog, logEntrySchema } from '../../utils/platform/log.ts';
import { storedItem } from '../../utils/platform/stored-item.ts';
import { webAuth } from '../../utils/platform/web-auth.ts';
import { createHandlers } from './handlers.ts';
import { createServices } from './services.ts';

/**
 * The background: a worker in Chromium, an event page in Firefox. Either may be stopped at any time and started by a message, an
 * alarm or the browser, so every listener is registered in this first turn, and nothing is remembered but in storage.
 */
export default defineBackground(() => {
  const area = browser.storage.local;
  const services = createServices({
    backend: readBackendAddress(import.meta.env),
    selectorsKey: readSelectorsKey(import.meta.env),
    fetch: (input, init) => fetch(input, init),
    area,
    memory: browser.storage.session,
    database: new KlikkDatabase(),
    log: createLog(storedItem(browser.storage.session, 'log', z.array(logEntrySchema)), () => new Date()),
    locale: () => i18n.t('locale.tag'),
    now: Date.now,
    setWakeUp,
    webAuth,
    openStudio,
    makePreview,
    shortenPhoto,
  });
  const resume = () => void services.resume();

  serve(createHandlers(services, openAccountPage), extensionIdentity);
  if (import.meta.env.FIREFOX) relayWithinTabs(extensionIdentity);
  onWakeUp(resume);
  browser.runtime.onStartup.addListener(resume);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void services.onboarding.begin().then(() => openAccountPage());
    // Where it fails, those tabs have to be reloaded, as they had to before.
    else void adoptOpenTabs().catch(() => {});
  });

  void closeStorageToContentScripts();
  resume();
});
