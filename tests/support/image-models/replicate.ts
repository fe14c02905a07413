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

/** https://replicate.com/docs/reference/http and https://replicate.com/black-forest-labs/flux-2-pro/api/schema */

const bodySchema = z.strictObject({
  input: z.strictObject({
    prompt: z.string().min(1),
    input_images: z.array(z.string()).max(8).optional(),
    aspect_ratio: z.enum([
      'match_input_image',
      'custom',
      '1:1',
      '16:9',
      '3:2',
      '2:3',
      '4:5',
      '5:4',
      '9:16',
      '3:4',
      '4:3',
    ]),
    resolution: z.enum(['match_input_image', '0.5 MP', '1 MP', '2 MP', '4 MP']).optional(),
    safety_tolerance: z.int().min(1).max(5).optional(),
    seed: z.int().optional(),
    output_format: z.enum(['webp', 'jpg', 'png']).optional(),
    output_quality: z.int().min(0).max(100).optional(),
  }),
  webhook: z.url().optional(),
  webhook_events_filter: z.array(z.enum(['start', 'output', 'logs', 'completed'])).optional(),
});

const JOB = /^\/predictions\/(?<id>[\w-]+)(?<cancel>\/cancel)?$/;
const MODEL = /^\/models\/(?<model>[\w-]+\/[\w.-]+)\/predictions$/;

export function readReplicate(raw: Raw): SeenRequest {
  const path = raw.url.pathname.replace('/replicate/v1', '');
  const seen = { provider: 'replicate' as const, method: raw.method, path, headers: raw.headers };
  const job = JOB.exec(path)?.groups;
  if (job) {
    if (raw.method !== (job.cancel ? 'POST' : 'GET')) throw new WrongRequest(405, `${raw.method} ${path}`);
    return { ...seen, kind: job.cancel ? 'cancel' : 'look' };
  }
  const model = MODEL.exec(path)?.groups?.model;
  if (raw.method !== 'POST' || !model) throw new WrongRequest(404, 'no such path');
  if (!/^\d+[smh]?$/.test(raw.headers['cancel-after'] ?? '')) throw new WrongRequest(400, 'Cancel-After is no time');
  const body = bodySchema.safeParse(readJson(raw));
  if (!body.success) throw new WrongRequest(422, z.prettifyError(body.error));
  const { input, ...about } = body.data;
  const { prompt, input_images = [], ...fields } = input;
  return {
    ...seen,
    kind: 'paint',
    model,
    prompt,
    references: input_images.map(readDataUri),
    fields: { ...fields, ...about },
  };
}

export const replicateKey = (raw: Raw): string => /^Bearer (.+)$/.exec(raw.headers.authorization ?? '')?.[1] ?? '';

export function submitToReplicate(request: SeenRequest, how: Behaviour, jobs: Jobs, origin: string): Reply {
  if ('quota' in how) {
    return {
      status: 402,
      body: { title: 'Insufficient credit', detail: 'You have insufficient credit.', status: 402 },
    };
  }
  if ('fail' in how) {
    const detail = how.fail === 429 ? 'Request was throttled. Your rate limit resets in ~1s.' : `No: ${request.prompt}`;
    return { status: how.fail, body: how.body ?? { detail, status: how.fail } };
  }
  return { status: 201, body: predictionOf(jobs.add(request, how), origin, 'starting') };
}

export function answerReplicate(request: SeenRequest, jobs: Jobs, origin: string): Reply {
  const { id = '', cancel: isCancelling } = JOB.exec(request.path)?.groups ?? {};
  const job = jobs.find(id);
  if (!job) return { status: 404, body: { detail: 'Not found.', status: 404 } };
  if (isCancelling) {
    cancel(job);
    return { status: 200, body: predictionOf(job, origin, job.isCancelled ? 'canceled' : 'processing') };
  }
  const fails = job.lookFails.shift();
  if (fails) return { status: fails, body: { detail: 'No.', status: fails } };
  if (job.isCancelled) return { status: 200, body: predictionOf(job, origin, 'canceled') };
  if (!look(job))
    return { status: 200, body: predictionOf(job, origin, job.looksLeft > 0 ? 'starting' : 'processing') };
  return { status: 200, body: predictionOf(job, origin, 'refuse' in job.how ? 'failed' : 'succeeded') };
}

const REFUSALS: Record<string, string> = {
  E005: 'The input or output was flagged as sensitive. Please try again with different inputs. (E005) (xYz)',
  nsfw: 'NSFW content detected. Try running it again, or try a different prompt.',
  sensitive: 'The prompt was flagged as sensitive.',
  busy: 'Service is currently unavailable due to high demand. Please try again later. (E003)',
  memory: 'Prediction failed: out of memory (E1001)',
};

function predictionOf(job: Job, origin: string, status: string): unknown {
  const { request, how, painting } = job;
  const base = `${painting.ticketUrl ?? `${origin}/replicate/v1`}/predictions/${job.id}`;
  return {
    id: job.id,
    model: request.model,
    version: 'hidden',
    input: { prompt: request.prompt, ...request.fields },
    logs: '',
    output: status === 'succeeded' ? (painting.pictureUrl ?? `${origin}/replicate-files/${job.id}/out.jpg`) : null,
    data_removed: false,
    error: 'refuse' in how && status === 'failed' ? (REFUSALS[how.refuse] ?? how.refuse) : null,
    status,
    created_at: new Date(job.began).toISOString(),
    urls: { get: base, cancel: `${base}/cancel`, web: `https://replicate.com/p/${job.id}` },
  };
}
