import { z } from 'zod';
import { toBase64 } from '../../../../utils/domain/base64.ts';
import { kindOfStatus, readCategories, readCode, readRetryAfter } from './answers.ts';
import { type ImageProvider, type PaintRequest, PaintTrouble, type Ticket } from './image-provider.ts';
import { type Pace, retriesByDefault } from './patience.ts';
import { ABANDONED_AFTER_SECONDS, ask, FailedPainting, paintInQueue, type Queue, type Reply } from './queue.ts';
import { type TrustedHosts, trusted } from './trusted-address.ts';

/**
 * Inputs and outputs are not kept in fal's history, and files only until nobody comes for them any more.
 * https://fal.ai/docs/model-apis/data-retention, https://docs.fal.ai/documentation/model-apis/common-parameters
 */
const KEEP_NOTHING = {
  'X-Fal-Store-IO': '0',
  'X-Fal-Object-Lifecycle-Preference': JSON.stringify({ expiration_duration_seconds: ABANDONED_AFTER_SECONDS }),
  /** Not begun by then, it is not begun at all. */
  'X-Fal-Request-Timeout': String(ABANDONED_AFTER_SECONDS),
};

const submittedSchema = z.object({
  request_id: z.string(),
  status_url: z.string(),
  response_url: z.string(),
  cancel_url: z.string(),
});
const statusSchema = z.object({ status: z.enum(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']) });
const resultSchema = z.object({
  images: z.array(z.object({ url: z.string() })).min(1),
  has_nsfw_concepts: z.array(z.boolean()).nullish(),
});
const errorSchema = z.object({
  detail: z
    .union([
      z.string(),
      z.array(
        z.object({
          type: z.string().optional(),
          loc: z.array(z.union([z.string(), z.number()])).optional(),
          categories: z.unknown().optional(),
        }),
      ),
    ])
    .optional(),
  error_type: z.string().optional(),
});

/** fal, by its queue: https://fal.ai/docs/documentation/model-apis/queue */
export function createFal(settings: { apiKey: string; baseUrl: string; patience: number; pace: Pace }): ImageProvider {
  const { origin } = new URL(settings.baseUrl);
  const api: TrustedHosts = { origin, hosts: ['fal.run'] };
  const authorization = { Authorization: `Key ${settings.apiKey}` };

  const queue: Queue = {
    id: 'fal',
    files: { origin, hosts: ['fal.media', 'fal.run'] },

    async submit(request, webhookUrl, signal) {
      const { id, input } = readInput(request);
      const query = webhookUrl ? `?fal_webhook=${encodeURIComponent(webhookUrl)}` : '';
      const reply = await ask(`${settings.baseUrl}/${id}${query}`, {
        method: 'POST',
        headers: { ...authorization, ...KEEP_NOTHING },
        json: input,
        signal,
      });
      if (reply.status !== 200) throw troubleOf(reply);
      return readTicket(reply, api);
    },

    async look(ticket, signal) {
      const status = await ask(trusted(ticket.statusUrl, api), { method: 'GET', headers: authorization, signal });
      if (status.status !== 200 && status.status !== 202) throw troubleOf(status);
      const progress = statusSchema.safeParse(status.body);
      if (!progress.success) throw new PaintTrouble('unavailable', { error: 'invalid_answer' });
      if (progress.data.status !== 'COMPLETED') return null;

      const result = await ask(trusted(ticket.responseUrl, api), { method: 'GET', headers: authorization, signal });
      if (result.status === 200) return readResult(result.body);
      const trouble = troubleOf(result);
      // Asked too often; everything else is what came of the painting.
      if (result.status === 429) throw trouble;
      throw new FailedPainting(trouble.kind, trouble.detail, {
        retries: retriesByDefault(trouble),
        retryAfterSeconds: trouble.retryAfterSeconds,
      });
    },

    cancel: (ticket, signal) => ask(trusted(ticket.cancelUrl, api), { method: 'PUT', headers: authorization, signal }),
  };

  return { id: 'fal', paint: async (request, options) => await paintInQueue(queue, request, options, settings) };
}

/** All references, in a list: models for more than one picture take no other form, and would leave out the rest silently. */
function readInput({ model, prompt, references }: PaintRequest): { id: string; input: Record<string, unknown> } {
  if (model.provider !== 'fal') throw new PaintTrouble('bad_input', { error: 'wrong_provider' });
  if (references.length === 0) return { id: model.id, input: { ...model.input, prompt } };
  const image_urls = references.map(({ bytes, mime }) => `data:${mime};base64,${toBase64(bytes)}`);
  return { id: model.editId ?? model.id, input: { ...model.input, prompt, image_urls } };
}

function readTicket({ body }: Reply, api: TrustedHosts): Ticket {
  const submitted = submittedSchema.safeParse(body);
  if (!submitted.success) throw new PaintTrouble('unavailable', { error: 'invalid_answer' });
  const { request_id, status_url, response_url, cancel_url } = submitted.data;
  return {
    provider: 'fal',
    id: request_id,
    statusUrl: trusted(status_url, api),
    responseUrl: trusted(response_url, api),
    cancelUrl: trusted(cancel_url, api),
  };
}

function readResult(body: unknown): string {
  const result = resultSchema.safeParse(body);
  if (!result.success) throw new FailedPainting('unavailable', { error: 'invalid_answer' });
  // What must not be seen comes as a black picture with this flag, and with status 200.
  if (result.data.has_nsfw_concepts?.includes(true)) {
    throw new FailedPainting('moderated', { error: 'nsfw', stage: 'output' });
  }
  return result.data.images[0]?.url ?? '';
}

/** https://fal.ai/docs/errors */
function troubleOf({ status, headers, body }: Reply): PaintTrouble {
  const { detail, error_type } = errorSchema.safeParse(body).data ?? {};
  const entries = Array.isArray(detail) ? detail : [];
  const refused = entries.find(({ type }) => type === 'content_policy_violation');
  if (refused) {
    return new PaintTrouble('moderated', {
      status,
      error: 'content_policy_violation',
      ...(refused.loc?.[0] === 'body' && refused.loc.length > 1 ? { stage: 'input' } : {}),
      ...readCategories(refused.categories),
    });
  }
  const code = readCode(entries[0]?.type ?? error_type ?? headers.get('x-fal-error-type'));
  // An account without money is locked, which has the status of a wrong key, and no code.
  const isEmpty = status === 403 && typeof detail === 'string' && /exhausted balance|top up/i.test(detail);
  return new PaintTrouble(
    isEmpty ? 'quota' : kindOfStatus(status),
    { status, ...code },
    readRetryAfter(headers.get('retry-after')),
  );
}
