import { checkRequest } from './check-request.ts';
import { fetchOnce } from './fetch-once.ts';
import {
  type Painted,
  type PaintOptions,
  type PaintRequest,
  PaintTrouble,
  type PaintTroubleDetail,
  type PaintTroubleKind,
  type Picture,
  type ProviderId,
  TakenOver,
  type Ticket,
} from './image-provider.ts';
import { type Pace, type Patience, persist, retriesByDefault, withPatience } from './patience.ts';
import { asPicture, PICTURE_BYTES_MAX, readBody } from './picture-bytes.ts';
import { type TrustedHosts, trusted } from './trusted-address.ts';

/** What a provider says to a request. */
export interface Reply {
  status: number;
  headers: Headers;
  /** The parsed JSON, or null where it is none. */
  body: unknown;
}

/** A provider that queues a painting, is asked how far it is, and keeps the result for a while under an address. */
export interface Queue {
  id: ProviderId;
  files: TrustedHosts;
  submit(request: PaintRequest, webhookUrl: string | undefined, signal: AbortSignal): Promise<Ticket>;
  /**
   * Where the picture is, or null while it is being painted.
   * @throws FailedPainting where there will be none
   */
  look(ticket: Ticket, signal: AbortSignal): Promise<string | null>;
  cancel(ticket: Ticket, signal: AbortSignal): Promise<unknown>;
}

/** The provider was reached and its painting failed, so that another try is another painting. */
export class FailedPainting extends PaintTrouble {
  /** How often another may be begun. */
  readonly retries: number;

  constructor(
    kind: PaintTroubleKind,
    detail: PaintTroubleDetail,
    options: { retries?: number; retryAfterSeconds?: number | undefined } = {},
  ) {
    super(kind, detail, options.retryAfterSeconds);
    this.retries = options.retries ?? 0;
  }
}

/** After that, nobody comes for a painting any more: a generation that has run for ten minutes is failed and paid back. */
export const ABANDONED_AFTER_SECONDS = 600;

/** How long a provider may take to hear that something is not wanted any more. */
const CANCELLING_MILLISECONDS = 2000;

/** Predictions come back with what was sent, references and all. */
const ANSWER_BYTES_MAX = 32 * 1024 * 1024;

/**
 * Paints in a provider's queue: from the ticket, if there is one, else from the start. However it fails, nothing is left to be
 * painted there that nobody will come for. A painting that somebody else had queued and that is not to be had any more is begun
 * anew: they may have cancelled it as they went.
 */
export async function paintInQueue(
  queue: Queue,
  request: PaintRequest,
  { signal, ticket: given, onTicket, webhookUrl }: PaintOptions,
  { patience: milliseconds, pace }: { patience: number; pace: Pace },
): Promise<Painted> {
  checkRequest(request);
  if (given && given.provider !== queue.id) throw new PaintTrouble('bad_input', { error: 'foreign_ticket' });
  let ticket: Ticket | null = given ?? null;
  let isKnown = ticket !== null;
  try {
    return await withPatience({ signal, milliseconds, pace }, (patience) =>
      persist(
        patience,
        async () => {
          if (!ticket) {
            ticket = await submit(queue, request, webhookUrl, patience);
            isKnown = false;
            patience.signal.throwIfAborted();
            await onTicket(ticket);
            isKnown = true;
          }
          const isTheirs = ticket === given;
          try {
            return { ...(await collect(queue, ticket, patience)), usd: null, requestId: ticket.id };
          } catch (thrown) {
            if (isTheirs && isGone(thrown)) {
              ticket = null;
              throw new FailedPainting(thrown.kind, thrown.detail, { retries: 1 });
            }
            if (thrown instanceof FailedPainting) ticket = null;
            throw thrown;
          }
        },
        (trouble) => (trouble instanceof FailedPainting ? trouble.retries : 0),
      ),
    );
  } catch (thrown) {
    if (ticket && !(isKnown && thrown instanceof TakenOver)) await cancel(queue, ticket);
    throw thrown;
  }
}

/** Not there any more, or cancelled by somebody. */
function isGone(thrown: unknown): thrown is PaintTrouble {
  if (!(thrown instanceof PaintTrouble)) return false;
  const { status, error = '' } = thrown.detail;
  return status === 404 || status === 410 || ['canceled', 'aborted'].includes(error);
}

async function cancel(queue: Queue, ticket: Ticket): Promise<void> {
  try {
    await queue.cancel(ticket, AbortSignal.timeout(CANCELLING_MILLISECONDS));
  } catch {
    // It is told as well as it can be; why the painting failed matters more.
  }
}

/** Lets a submission that is under way come to its end when it is given up: only who has the ticket can cancel. */
async function submit(
  queue: Queue,
  request: PaintRequest,
  webhookUrl: string | undefined,
  patience: Patience,
): Promise<Ticket> {
  const patient = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const giveUpSoon = () => {
    timer = setTimeout(() => patient.abort(patience.signal.reason), CANCELLING_MILLISECONDS);
  };
  patience.signal.addEventListener('abort', giveUpSoon, { once: true });
  try {
    return await persist(patience, () => queue.submit(request, webhookUrl, patient.signal));
  } finally {
    patience.signal.removeEventListener('abort', giveUpSoon);
    clearTimeout(timer);
  }
}

/** Addresses of pictures expire, so they are followed at once, and one that leads nowhere any more is asked for anew, once. */
async function collect(queue: Queue, ticket: Ticket, patience: Patience): Promise<Picture> {
  const address = await waitFor(queue, ticket, patience);
  try {
    return await download(queue, address, patience);
  } catch (thrown) {
    if (!(thrown instanceof PaintTrouble) || thrown.detail.error !== 'picture_gone') throw thrown;
    return await download(queue, await waitFor(queue, ticket, patience), patience);
  }
}

async function waitFor(queue: Queue, ticket: Ticket, patience: Patience): Promise<string> {
  const { first, longest } = patience.pace.poll;
  for (let wait = first; ; wait = Math.min(wait * 1.5, longest)) {
    const address = await persist(patience, () => queue.look(ticket, patience.signal), retriesOfReading);
    if (address !== null) return address;
    await patience.pause(wait);
  }
}

async function download(queue: Queue, address: string, patience: Patience): Promise<Picture> {
  const url = trusted(address, queue.files);
  return await persist(
    patience,
    async () => {
      const response = await reach(url, { signal: patience.signal });
      if (response.status !== 200) {
        await response.body?.cancel();
        const isGone = [403, 404, 410].includes(response.status);
        throw new PaintTrouble('unavailable', {
          status: response.status,
          error: isGone ? 'picture_gone' : 'picture_unreadable',
        });
      }
      const bytes = await whole(response, PICTURE_BYTES_MAX, patience.signal);
      if (!bytes) throw new PaintTrouble('unavailable', { error: 'picture_too_large' });
      return asPicture(bytes);
    },
    retriesOfReading,
  );
}

/** To read again does nothing twice, so that a connection that broke is no reason to give up. */
const retriesOfReading = (trouble: PaintTrouble): number => {
  if (trouble instanceof FailedPainting) return 0;
  return trouble.detail.error === 'network' ? 2 : retriesByDefault(trouble);
};

/**
 * Sends a request with the key and reads the answer, whatever its status.
 * @throws PaintTrouble where there is no answer
 */
export async function ask(
  url: string,
  init: { method: string; headers: Record<string, string>; json?: unknown; signal: AbortSignal },
): Promise<Reply> {
  const { method, headers, json, signal } = init;
  const response = await reach(url, {
    method,
    headers: json === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    signal,
  });
  const bytes = await whole(response, ANSWER_BYTES_MAX, signal);
  return { status: response.status, headers: response.headers, body: parse(bytes) };
}

async function reach(url: string, init: RequestInit & { signal: AbortSignal }): Promise<Response> {
  return await connected(init.signal, () => fetchOnce(url, init));
}

async function whole(response: Response, bytesMax: number, signal: AbortSignal) {
  return await connected(signal, () => readBody(response, bytesMax));
}

async function connected<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch {
    signal.throwIfAborted();
    throw new PaintTrouble('unavailable', { error: 'network' });
  }
}

function parse(bytes: Uint8Array | null): unknown {
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
