import { AppError } from '../domain/errors.ts';
import { toResult } from '../domain/result.ts';
import { callTab } from './client.ts';
import type { ContentMessageName } from './content-server.ts';
import { onMessage, sendMessage } from './messaging.ts';
import { type MessageName, messageSchemas, type Request } from './protocol.ts';
import { type ExtensionIdentity, identifySender, type MessageSender, type SenderKind } from './senders.ts';

/**
 * Hands on, in the background, what the panel and the content script of one tab say to each other. Firefox gives a page of ours that
 * is embedded in a page of the web no `tabs`, and tells it nothing that is sent to the extension at large, so there they have no
 * other way. A message stays in the tab that it comes from, and is not parsed here: whoever gets it does.
 */
export function relayWithinTabs(extension: ExtensionIdentity): void {
  for (const name of Object.keys(messageSchemas)) {
    if (isAskedByPanel(name)) relayQuestion(name, extension);
  }
  onMessage('studio.changed', ({ data, sender }) =>
    toResult(() => {
      const tabId = tabOf(sender, 'studio', extension);
      // It goes to all frames of the tab. Nobody need listen.
      sendMessage('studio.changed', data as Request<'studio.changed'>, { tabId }).catch(() => {});
      return null;
    }),
  );
}

function relayQuestion<Name extends ContentMessageName>(name: Name, extension: ExtensionIdentity): void {
  onMessage(name, ({ data, sender }) =>
    toResult(() => callTab(tabOf(sender, 'panel', extension), name, data as Request<Name>)),
  );
}

const isAskedByPanel = (name: string): name is ContentMessageName =>
  name.startsWith('studio.') && name !== ('studio.changed' satisfies MessageName);

/** The tab that a message comes from. @throws AppError where it comes from somebody else, or from no tab */
function tabOf(sender: MessageSender, kind: SenderKind, extension: ExtensionIdentity): number {
  if (identifySender(sender, extension) !== kind || sender.tab?.id === undefined) throw new AppError('forbidden');
  return sender.tab.id;
}
