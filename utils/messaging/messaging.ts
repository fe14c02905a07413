import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Result } from '../domain/result.ts';
import type { MessageName, Request, Response } from './protocol.ts';
import type { MessageSender } from './senders.ts';

/** The messenger as we use it: what comes in is `unknown` until it was checked, what goes out is a {@link Result}. */
interface Messenger {
  /** @param target a frame of a tab, or all of its frames; the background where it is left out */
  sendMessage<Name extends MessageName>(
    name: Name,
    request: Request<Name> | null,
    target?: { tabId: number; frameId?: number },
  ): Promise<Result<Response<Name>>>;
  onMessage<Name extends MessageName>(
    name: Name,
    receive: (message: { data: unknown; sender: MessageSender }) => Promise<Result<Response<Name>>>,
  ): () => void;
}

/**
 * The extension's one messenger. It moves messages and checks nothing: receivers go through `serve` (or `serveContent`
 * in the content script), which check sender and data, and callers through `call` and `callTab`.
 */
export const { sendMessage, onMessage }: Messenger = defineExtensionMessaging();
