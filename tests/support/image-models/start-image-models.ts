import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Behaviour,
  type Raw,
  type Reply,
  type SeenRequest,
  type StandInId,
  type Wanted,
  WrongRequest,
} from './behaviour.ts';
import { answerFal, falAuthenticationFails, falKey, readFal, submitToFal } from './fal.ts';
import { answerGoogle, googleKey, readGoogle } from './google.ts';
import { createJobs, type Job } from './jobs.ts';
import { answerOpenAi, openAiHeaders, openAiKey, readOpenAi } from './openai.ts';
import { blackPicture, paintPicture } from './picture.ts';
import { answerReplicate, readReplicate, replicateKey, submitToReplicate } from './replicate.ts';
import { createWebhookSigner, type WebhookSigner } from './webhooks.ts';

/** The providers' side of the wire: OpenAI's and Google's APIs, fal's and Replicate's queues and their hosts for files. */
export interface ImageModels {
  origin: string;
  /** Variables for the backend that make it ask here; of these providers alone has the service a key. */
  variables(providers?: readonly StandInId[], changes?: Record<string, string>): Record<string, string>;
  /** What a provider does from now on: one thing always, or a list, one for each painting, and then it paints. */
  on(provider: StandInId, wanted: Wanted | readonly Wanted[]): void;
  /** Every request that was as documented, in order. */
  requests: SeenRequest[];
  /** Every request that was not, with what was wrong. It got the documented status. */
  failures: { provider: StandInId | null; method: string; path: string; status: number; what: string }[];
  /** Ids of the paintings in the queues that were cancelled. */
  cancelled(): string[];
  /** Paintings that the provider charges for whose prompt has a word in it: all that were asked for and not cancelled in time. */
  charged(word: string): number;
  signer: WebhookSigner;
  /** Calls a webhook as the provider does. */
  callWebhook(provider: 'fal' | 'replicate', url: string, ticketId: string): Promise<Response>;
  close(): Promise<void>;
}

export const keyOf = (provider: StandInId): string => `key-of-${provider}`;

const READ = { openai: readOpenAi, google: readGoogle, fal: readFal, replicate: readReplicate };
const KEY = { openai: openAiKey, google: googleKey, fal: falKey, replicate: replicateKey };

/** @param options.port a free one unless said otherwise */
export async function startImageModels(options: { port?: number } = {}): Promise<ImageModels> {
  const wanted: Partial<Record<StandInId, Wanted | Wanted[]>> = {};
  const requests: SeenRequest[] = [];
  const failures: ImageModels['failures'] = [];
  const jobs = createJobs();
  const signer = createWebhookSigner();
  const timers = new Set<NodeJS.Timeout>();

  const server = createServer((request, response) => {
    serve(request, response).catch((thrown) => {
      failures.push({ provider: null, method: '', path: request.url ?? '', status: 500, what: String(thrown) });
      response.destroy();
    });
  });
  // Providers keep connections for minutes. Node's five seconds end between two tests, in the moment in which one is used again.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const raw = await readRaw(request, origin);
    if (raw.url.pathname === '/fal-keys/.well-known/jwks.json')
      return send(response, { status: 200, body: signer.jwks });
    if (/^\/(?:fal|replicate)-files\//.test(raw.url.pathname)) return sendFile(raw, response);
    const provider = (/^\/(openai|google|fal|replicate)\//.exec(raw.url.pathname)?.[1] ?? null) as StandInId | null;
    try {
      if (!provider) throw new WrongRequest(404, 'no such path');
      if (KEY[provider](raw) !== keyOf(provider)) return send(response, refuseKey(provider));
      const seen = await READ[provider](raw);
      requests.push(seen);
      await answer(provider, seen, response);
    } catch (thrown) {
      if (!(thrown instanceof WrongRequest)) throw thrown;
      const { status, message: what } = thrown;
      failures.push({ provider, method: raw.method, path: raw.url.pathname, status, what });
      const body =
        provider === 'openai' || provider === 'google' ? { error: { message: what, status: '' } } : { detail: what };
      send(response, { status, body });
    }
  }

  async function answer(provider: StandInId, seen: SeenRequest, response: ServerResponse) {
    if (seen.kind !== 'paint') {
      if (
        seen.kind === 'cancel' &&
        jobs.all().some(({ id, painting }) => painting.hangsOnCancelling && seen.path.includes(id))
      ) {
        return;
      }
      return send(response, provider === 'fal' ? answerFal(seen, jobs, origin) : answerReplicate(seen, jobs, origin));
    }
    const how = next(provider, seen);
    if ('hang' in how) return;
    if ('drop' in how) return response.destroy();
    const headers: Record<string, string> = {
      ...('fail' in how ? how.headers : {}),
      ...('fail' in how && how.retryAfter !== undefined && provider !== 'google'
        ? { 'retry-after': how.retryAfter }
        : {}),
    };
    if (provider === 'openai' || provider === 'google') {
      if ('paint' in how && how.paint.milliseconds) await wait(how.paint.milliseconds);
      const reply = provider === 'openai' ? answerOpenAi(seen, how) : answerGoogle(seen, how);
      return send(response, { ...reply, headers: { ...openAiHeaders, ...headers } });
    }
    const reply =
      provider === 'fal' ? submitToFal(seen, how, jobs, origin) : submitToReplicate(seen, how, jobs, origin);
    send(response, { ...reply, headers });
    const job = jobs.all().find(({ request }) => request === seen);
    if (job && typeof seen.fields?.webhook === 'string') scheduleWebhook(provider, seen.fields.webhook, job);
  }

  function next(provider: StandInId, seen: SeenRequest): Behaviour {
    const list = wanted[provider];
    const one = Array.isArray(list) ? list.shift() : list;
    return typeof one === 'function' ? one(seen) : (one ?? { paint: {} });
  }

  function sendFile(raw: Raw, response: ServerResponse) {
    const id = raw.url.pathname.split('/').find((part) => jobs.find(part.replace('.jpg', ''))) ?? '';
    const job = jobs.find(id.replace('.jpg', ''));
    if (!job) return send(response, { status: 404, body: {} });
    const { provider } = job.request;
    // A file's address holds all that is needed; the key has no business there.
    if (raw.headers.authorization) {
      failures.push({
        provider,
        method: raw.method,
        path: raw.url.pathname,
        status: 400,
        what: 'the key went to the files',
      });
      return send(response, { status: 400, body: {} });
    }
    requests.push({ provider, kind: 'picture', method: raw.method, path: raw.url.pathname, headers: raw.headers });
    if (job.goneLeft > 0) {
      job.goneLeft -= 1;
      return send(response, { status: 404, body: {} });
    }
    response.writeHead(200, { 'content-type': 'image/jpeg' });
    response.end('refuse' in job.how ? blackPicture() : paintPicture(job.request.prompt ?? '', job.painting.bytes));
  }

  function scheduleWebhook(provider: 'fal' | 'replicate', url: string, job: Job): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      job.looksLeft = 0;
      if (!job.isCancelled) callWebhook(provider, url, job.id).catch(() => {});
    }, job.painting.milliseconds ?? 0);
    timers.add(timer);
  }

  function wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, milliseconds);
      timers.add(timer);
    });
  }

  async function callWebhook(provider: 'fal' | 'replicate', url: string, ticketId: string): Promise<Response> {
    const body = JSON.stringify(
      provider === 'fal'
        ? { request_id: ticketId, gateway_request_id: ticketId, status: 'OK', error: null, payload: { images: [] } }
        : { id: ticketId, status: 'succeeded', output: null, error: null },
    );
    const headers = { 'content-type': 'application/json', ...signer[provider](body) };
    return await fetch(url, { method: 'POST', headers, body });
  }

  return {
    origin,
    variables: (providers = ['openai', 'google', 'fal', 'replicate'], changes = {}) => ({
      ...Object.fromEntries(providers.map((provider) => [KEY_VARIABLES[provider], keyOf(provider)])),
      OPENAI_BASE_URL: `${origin}/openai/v1`,
      GOOGLE_GENERATIVE_AI_BASE_URL: `${origin}/google/v1beta`,
      FAL_BASE_URL: `${origin}/fal`,
      FAL_JWKS_URL: `${origin}/fal-keys/.well-known/jwks.json`,
      REPLICATE_BASE_URL: `${origin}/replicate/v1`,
      REPLICATE_WEBHOOK_SECRET: signer.secret,
      ...changes,
    }),
    on(provider, how) {
      wanted[provider] = Array.isArray(how) ? [...how] : (how as Wanted);
    },
    requests,
    failures,
    cancelled: () =>
      jobs
        .all()
        .filter(({ isCancelled }) => isCancelled)
        .map(({ id }) => id),
    charged(word) {
      const cancelled = jobs.all().filter(({ isCancelled }) => isCancelled);
      const uncharged = new Set(cancelled.map(({ request }) => request));
      return requests.filter((one) => one.kind === 'paint' && one.prompt?.includes(word) && !uncharged.has(one)).length;
    },
    signer,
    callWebhook,
    close: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearTimeout(timer);
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const KEY_VARIABLES: Record<StandInId, string> = {
  openai: 'OPENAI_API_KEY',
  google: 'GOOGLE_GENERATIVE_AI_API_KEY',
  fal: 'FAL_KEY',
  replicate: 'REPLICATE_API_TOKEN',
};

function refuseKey(provider: StandInId): Reply {
  if (provider === 'openai') return answerOpenAi({} as SeenRequest, { fail: 401 });
  if (provider === 'google') return answerGoogle({} as SeenRequest, { fail: 401 });
  if (provider === 'fal') return falAuthenticationFails;
  return { status: 401, body: { title: 'Unauthenticated', detail: 'You did not pass a valid token', status: 401 } };
}

async function readRaw(request: IncomingMessage, origin: string): Promise<Raw> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    method: request.method ?? '',
    url: new URL(request.url ?? '/', origin),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    bytes: Buffer.concat(chunks),
  };
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply) {
  if (response.destroyed) return response;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  return response.end(JSON.stringify(body));
}
