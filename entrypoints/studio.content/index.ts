import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { i18n } from '#i18n';
import {
  announceChange,
  mayReadVideos,
  noteThumbnail,
  readSelectors,
  serveContent,
} from '../../utils/messaging/content-server.ts';
import { startStudioAdapter } from '../../utils/studio/adapter.ts';
import { answerPanel } from '../../utils/studio/answer-panel.ts';
import { browserClock } from '../../utils/studio/clock.ts';

export default defineContentScript({
  matches: ['https://studio.youtube.com/*'],
  runAt: 'document_idle',
  main(context) {
    const language = {
      code: i18n.t('locale.tag'),
      direction: i18n.t('locale.direction') === 'rtl' ? 'rtl' : 'ltr',
    } as const;
    const adapter = startStudioAdapter({
      document,
      clock: browserClock,
      signal: context.signal,
      isAlive: () => context.isValid,
      createKey: () => crypto.randomUUID(),
      panelAddress: (draftKey) => `${browser.runtime.getURL('/panel.html')}#${draftKey}`,
      announce: announceChange,
      note: (editor, kind, picture) =>
        void noteThumbnail(editor, kind, picture).then(() => announceChange(editor.draftKey)),
      mayReadVideos,
      mended: readSelectors(),
      label: i18n.t('generateThumbnail'),
      fillLabel: i18n.t('comparison.fillTest'),
      interrupted: { text: i18n.t('apply.interruptedNotice'), dismiss: i18n.t('ui.dismiss'), language },
      language,
      version: browser.runtime.getManifest().version,
    });
    const stop = serveContent(answerPanel(adapter), {
      id: browser.runtime.id,
      pageUrl: (page) => new URL(page, browser.runtime.getURL('/')).href,
    });
    context.signal.addEventListener('abort', stop);
  },
});
