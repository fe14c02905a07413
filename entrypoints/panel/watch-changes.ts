import { browser } from 'wxt/browser';
import { watchReturn } from '../../components/client/use-return.ts';
import type { Change } from '../../components/panel/panel-services.ts';
import { serve } from '../../utils/messaging/server.ts';
import { extensionIdentity } from '../../utils/platform/extension.ts';

/**
 * Says when something happened that the panel should look at: in its editor, to the account (which the background keeps in local
 * storage), or that the person came back from another tab.
 * @returns what stops it; the message's listener stays for as long as the document does
 */
export function watchChanges(ownDraftKey: string, onChange: (change: Change) => void): () => void {
  serve(
    {
      'studio.changed': ({ draftKey }) => {
        if (draftKey === ownDraftKey) onChange('studio');
        return null;
      },
    },
    extensionIdentity,
  );
  const noteAccount = () => onChange('account');
  browser.storage.local.onChanged.addListener(noteAccount);
  const stopWatchingReturn = watchReturn(() => onChange('return'));
  return () => {
    browser.storage.local.onChanged.removeListener(noteAccount);
    stopWatchingReturn();
  };
}
