import { z } from 'zod';
import {
  type Behaviour,
  type Raw,
  type Reply,
  readDataUri,
  readJson,
  type SeenRequest,
  WrongRequest,
} from './behaviour.ts';
import { cancel, type Job, type Jobs, look } from './jobs.ts';

/** https://fal.ai/docs/documentation/model-apis/queue and https://fal.ai/models/fal-ai/flux-2-pro/api */

const imageSize = z.union([
  z.enum(['square_hd', 'square', 'portrait_4_3', 'portrait_16_9', 'landscape_4_3', 'landscape_16_9']),
  z.strictObject({ width: z.int().min(256).max(2048), height: z.int().min(256).max(2048) }),
]);
const textSchema = z.strictObject({
  prompt: z.string().min(1),
  image_size: imageSize,
  output_format: z.enum(['jpeg', 'png']),
  enable_safety_checker: z.boolean().optional(),
  safety_tolerance: z.enum(['1', '2', '3', '4', '5']).optional(),
  seed: z.int().optional(),
});
const editSchema = textSchema.extend({ image_urls: z.array(z.string()).min(1).max(9) });

const JOB = /^\/(?<app>[\w-]+\/[\w.-]+)\/requests\/(?<id>[\w-]+)(?<what>\/status|\/cancel)?$/;
const MODEL = /^\/(?<model>[a-z][\w-]*\/[\w./-]+)$/;

export function readFal(raw: Raw): SeenRequest {
  const path = raw.url.pathname.replace('/fal', '');
  const seen = { provider: 'fal' as const, method: raw.method, path, headers: raw.headers };
  const job = JOB.exec(path)?.groups;
  if (job) {
    const kind = ({ '/status': 'look', '/cancel': 'cancel' } as const)[job.what ?? ''] ?? 'result';
    if (raw.method !== (kind === 'cancel' ? 'PUT' : 'GET')) throw new WrongRequest(405, `${raw.method} ${path}`);
    return { ...seen, kind };
  }
  const model = MODEL.exec(path)?.groups?.model;
  if (raw.method !== 'POST' || !model) throw new WrongRequest(404, 'no such path');
  checkHeaders(raw.headers);
  const webhook = raw.url.searchParams.get('fal_webhook');
  if (webhook !== null && !URL.canParse(webhook)) throw new WrongRequest(400, 'fal_webhook is no address');
  const isEdit = model.endsWith('/edit');
  const body = (isEdit ? editSchema : textSchema).safeParse(readJson(raw));
  if (!body.success) throw new WrongRequest(422, z.prettifyError(body.error));
  const { prompt, image_urls = [], ...fields } = { image_urls: [], ...body.data } as z.infer<typeof editSchema>;
  return {
    ...seen,
    kind: 'paint',
    model,
    prompt,
    references: image_urls.map(readDataUri),
    fields: { ...fields, ...(webhook ? { webhook } : {}) },
  };
}

function checkHeaders(headers: Record<string, string>): void {
  if (headers['x-fal-store-io'] !== '0') throw new WrongRequest(400, 'X-Fal-Store-IO is not 0');
  const lifecycle = z.strictObject({ expiration_duration_seconds: z.int().min(60).max(3600) });
  const preference = headers['x-fal-object-lifecycle-preference'] ?? 'null';
  if (!lifecycle.safeParse(JSON.parse(preference)).success)
    throw new WrongRequest(400, 'the lifecycle is not as wanted');
  if (!(Number(headers['x-fal-request-timeout']) > 0.1))
    throw new WrongRequest(400, 'X-Fal-Request-Timeout is no number');
}

export const falKey = (raw: Raw): string => /^Key (.+)$/.exec(raw.headers.authorization ?? '')?.[1] ?? '';

/** The owner and the app alone: addresses of a queued request do not have the endpoint's path. */
const appOf = (model: string): string => model.split('/').slice(0, 2).join('/');

export function submitToFal(request: SeenRequest, how: Behaviour, jobs: Jobs, origin: string): Reply {
  if ('fail' in how && how.code === undefined) return failFal(how.fail, how.body);
  if ('quota' in how) {
    const detail = 'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.';
    return { status: 403, body: { detail } };
  }
  const job = jobs.add(request, how);
  const base = `${job.painting.ticketUrl ?? `${origin}/fal`}/${appOf(request.model ?? '')}/requests/${job.id}`;
  return {
    status: 200,
    body: {
      status: 'IN_QUEUE',
      request_id: job.id,
      gateway_request_id: job.id,
      response_url: base,
      status_url: `${base}/status`,
      cancel_url: `${base}/cancel`,
      queue_position: 0,
    },
  };
}

export function answerFal(request: SeenRequest, jobs: Jobs, origin: string): Reply {
  const job = jobs.find(JOB.exec(request.path)?.groups?.id ?? '');
  if (!job) return { status: 404, body: { detail: 'Request not found' } };
  if (request.kind === 'cancel') {
    cancel(job);
    if (!job.isCancelled && !job.painting.isDeafToCancelling)
      return { status: 400, body: { status: 'ALREADY_COMPLETED' } };
    return { status: 202, body: { status: 'CANCELLATION_REQUESTED' } };
  }
  // It is removed from the queue, the documentation says, and no more.
  if (job.isCancelled) return { status: 404, body: { detail: 'Request not found' } };
  const fails = job.lookFails.shift();
  if (fails) return failFal(fails);
  if (request.kind === 'look') {
    if (look(job)) return { status: 200, body: { status: 'COMPLETED', request_id: job.id, logs: null } };
    const status = job.looksLeft > 0 ? 'IN_QUEUE' : 'IN_PROGRESS';
    return {
      status: 202,
      body: { status, request_id: job.id, ...(status === 'IN_QUEUE' ? { queue_position: 1 } : {}) },
    };
  }
  return resultOf(job, origin);
}

function resultOf(job: Job, origin: string): Reply {
  const { how, request, painting } = job;
  if ('refuse' in how && how.refuse === 'policy') {
    const entry = {
      loc: ['body', 'prompt'],
      msg: 'The content could not be processed because it contained material flagged by a content checker.',
      type: 'content_policy_violation',
      url: 'https://docs.fal.ai/errors#content_policy_violation',
      input: request.prompt,
      categories: ['violence'],
    };
    return { status: 422, body: { detail: [entry] }, headers: { 'x-fal-retryable': 'false' } };
  }
  if ('fail' in how) {
    const detail = [{ loc: ['body'], msg: 'No.', type: how.code }];
    return { status: how.fail, body: { detail }, headers: { 'x-fal-error-type': how.code ?? 'internal_error' } };
  }
  const url = painting.pictureUrl ?? `${origin}/fal-files/files/${job.id}.jpg`;
  return {
    status: 200,
    body: {
      images: [{ url, width: 1280, height: 720, content_type: 'image/jpeg', file_name: 'picture.jpg', file_size: 1 }],
      has_nsfw_concepts: ['refuse' in how],
      seed: 7,
      prompt: request.prompt,
      timings: {},
    },
  };
}

function failFal(status: number, body?: unknown): Reply {
  return { status, body: body ?? { detail: status === 401 ? 'Authentication is required' : 'No.' } };
}

export const falAuthenticationFails: Reply = failFal(401);
