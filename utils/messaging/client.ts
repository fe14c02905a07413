import { AppError } from '../domain/errors.ts';
import { type Result, unwrap } from '../domain/result.ts';
import { sendMessage } from './messaging.ts';
import type { MessageName, Request, Response } from './protocol.ts';

/** The request is left out where a message takes none. */
type RequestArguments<Name extends MessageName> =
  undefined extends Request<Name> ? [request?: Request<Name>] : [request: Request<Name>];

/** Long enough for a worker that was just started to have registered its listeners. */
const RETRY_DELAY_MILLISECONDS = 150;

/**
 * Asks the background.
 * @throws AppError as the background answered it, or `internal` where there is nobody left to answer
 */
export async function call<Name extends MessageName>(
  name: Name,
  ...[request]: RequestArguments<Name>
): Promise<Response<Name>> {
  return unwrap(await sendTwice(() => sendMessage(name, request ?? null)));
}

/**
 * Asks the content script in the top frame of a tab.
 * @throws AppError as {@link call} does
 */
export async function callTab<Name extends MessageName>(
  tabId: number,
  name: Name,
  request: Request<Name>,
): Promise<Response<Name>> {
  return unwrap(await sendTwice(() => sendMessage(name, request, { tabId, frameId: 0 })));
}

/**
 * Once more where nobody answered: the worker was being started, or died on the way. Every message may be sent twice, since
 * what it makes carries an id of the caller's.
 */
async function sendTwice<T>(attempt: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await attempt();
  } catch (thrown) {
    if (!isUnanswered(thrown)) throw new AppError('internal', { cause: thrown });
  }
  await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MILLISECONDS));
  try {
    return await attempt();
  } catch (thrown) {
    throw new AppError('internal', { retryable: isUnanswered(thrown), cause: thrown });
  }
}

/** What Chromium, Firefox and the messenger say when nobody answered. */
const UNANSWERED = /no response|receiving end does not exist|message (port|channel) closed/i;

function isUnanswered(thrown: unknown): boolean {
  return thrown instanceof Error && UNANSWERED.test(thrown.message);
}
