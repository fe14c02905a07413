import type { MessageName, Response } from '../../utils/messaging/protocol.ts';
import type { Call } from './client.ts';

/** Messages that take no data: what a page wants to know as soon as it opens. */
type AheadName = 'account.known' | 'onboarding.read' | 'history.latest';

/**
 * Asks at once, while the page's screens are still being made, and all together: whoever asks first for one of those gets that answer.
 * Later the same question is asked anew. Photos are not among them: with hundreds, reading them would keep the greeting waiting.
 */
export function askAhead(call: Call, names: readonly AheadName[]): Call {
  const answers = new Map<MessageName, Promise<unknown>>();
  for (const name of names) {
    const answer = call(name);
    // Whoever asks hears of it; where nobody does, as of the history where nobody is signed in, it is nobody's concern.
    answer.catch(() => {});
    answers.set(name, answer);
  }
  const ask: Call = (name, ...rest) => {
    const answer = answers.get(name);
    answers.delete(name);
    // Kept under the message's own name.
    return answer ? (answer as Promise<Response<typeof name>>) : call(name, ...rest);
  };
  return ask;
}
