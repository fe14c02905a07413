import { browser } from 'wxt/browser';
import type { Result } from '../domain/result.ts';
import type { MessageName, Request, Response } from './protocol.ts';
import type { MessageSender } from './senders.ts';

/*
 * The messenger's wire format, spoken by hand: a message is `{ id, type, data, timestamp }`, an answer `{ res }`. The messenger
 * itself is a tenth of what the content script may weigh on YouTube's page.
 */

let sent = 0;

/** Sends to whoever listens outside of tabs. @throws where nobody answers */
export async function sendMessage<Name extends MessageName>(
  name: Name,
  data: Request<Name> | null,
): Promise<Result<Response<Name>>> {
  const answer = await browser.runtime.sendMessage({ id: sent++, type: name, data, timestamp: Date.now() });
  return answer.res;
}

/**
 * @param receive answers a message, or null where it is not for this receiver
 * @returns what stops it
 */
export function receiveMessages(
  receive: (name: string, data: unknown, sender: MessageSender) => Promise<Result<unknown>> | null,
): () => void {
  const listener = (message: unknown, sender: MessageSender, respond: (answer: { res: Result<unknown> }) => void) => {
    const answer = isMessage(message) ? receive(message.type, message.data, sender) : null;
    void answer?.then((res) => respond({ res }));
    // Tells the browser that an answer is to come.
    return answer ? true : undefined;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

function isMessage(message: unknown): message is { type: string; data?: unknown } {
  return typeof message === 'object' && message !== null && 'type' in message && typeof message.type === 'string';
}
