import { z } from 'zod';
import { toBase64 } from '../../../../utils/domain/base64.ts';
import { kindOfStatus, readRetryAfter } from './answers.ts';
import { type ImageProvider, type PaintRequest, PaintTrouble, type Ticket } from './image-provider.ts';
import type { Pace } from './patience.ts';
import { ABANDONED_AFTER_SECONDS, ask, FailedPainting, paintInQueue, type Queue, type Reply } from './queue.ts';
import { type TrustedHosts, trusted } from './trusted-address.ts';

const predictionSchema = z.object({
  id: z.string(),
  status: z.enum(['starting', 'processing', 'succeeded', 'failed', 'canceled', 'aborted']),
  output: z.union([z.string(), z.array(z.string())]).nullish(),
  error: z.unknown(),
  urls: z.object({ get: z.string(), cancel: z.string() }),
});
const errorSchema = z.object({ detail: z.string().optional() });

/**
 * Replicate, by its predictions: https://replicate.com/docs/reference/http
 * It removes inputs, outputs and files of predictions by itself, an hour after they were made, and takes no wish about that:
 * https://replicate.com/docs/topics/predictions/data-retention
 */
export function createReplicate(settings: {
  apiKey: string;
  baseUrl: string;
  patience: number;
  pace: Pace;
}): ImageProvider {
  const { origin } = new URL(settings.baseUrl);
  const api: TrustedHosts = { origin, hosts: ['api.replicate.com'] };
  const authorization = { Authorization: `Bearer ${settings.apiKey}` };

  const queue: Queue = {
    id: 'replicate',
    files: { origin, hosts: ['replicate.delivery'] },

    async submit(request, webhookUrl, signal) {
      const { id, input } = readInput(request);
      const reply = await ask(`${settings.baseUrl}/models/${id}/predictions`, {
        method: 'POST',
        // Without `Prefer: wait`, which would keep the ticket back until the picture is there.
        headers: { ...authorization, 'Cancel-After': `${ABANDONED_AFTER_SECONDS}s` },
        json: { input, ...(webhookUrl ? { webhook: webhookUrl, webhook_events_filter: ['completed'] } : {}) },
        signal,
      });
      if (reply.status !== 200 && reply.status !== 201) throw troubleOf(reply);
      return readTicket(reply, api);
    },

    async look(ticket, signal) {
      const reply = await ask(trusted(ticket.responseUrl, api), { method: 'GET', headers: authorization, signal });
      if (reply.status !== 200) throw troubleOf(reply);
      return readResult(reply.body);
    },

    cancel: (ticket, signal) => ask(trusted(ticket.cancelUrl, api), { method: 'POST', headers: authorization, signal }),
  };

  return {
    id: 'replicate',
    paint: async (request, options) => await paintInQueue(queue, request, options, settings),
  };
}

function readInput({ model, prompt, references }: PaintRequest): { id: string; input: Record<string, unknown> } {
  if (model.provider !== 'replicate') throw new PaintTrouble('bad_input', { error: 'wrong_provider' });
  if (references.length === 0) return { id: model.id, input: { ...model.input, prompt } };
  const pictures = references.map(({ bytes, mime }) => `data:${mime};base64,${toBase64(bytes)}`);
  return { id: model.editId ?? model.id, input: { ...model.input, prompt, [model.imagesField]: pictures } };
}

function readTicket({ body }: Reply, api: TrustedHosts): Ticket {
  const prediction = predictionSchema.safeParse(body);
  if (!prediction.success) throw new PaintTrouble('unavailable', { error: 'invalid_answer' });
  const { id, urls } = prediction.data;
  const address = trusted(urls.get, api);
  return {
    provider: 'replicate',
    id,
    statusUrl: address,
    responseUrl: address,
    cancelUrl: trusted(urls.cancel, api),
  };
}

function readResult(body: unknown): string | null {
  const prediction = predictionSchema.safeParse(body);
  if (!prediction.success) throw new PaintTrouble('unavailable', { error: 'invalid_answer' });
  const { status, output, error } = prediction.data;
  if (status === 'starting' || status === 'processing') return null;
  if (status === 'failed') throw failureOf(typeof error === 'string' ? error : '');
  if (status !== 'succeeded') throw new FailedPainting('unavailable', { error: status });
  const address = Array.isArray(output) ? output[0] : output;
  if (!address) throw new FailedPainting('unavailable', { error: 'no_picture' });
  return address;
}

/** A painting that failed is told of in prose, with a code in it at the best: https://replicate.com/docs/reference/error-codes */
function failureOf(words: string): FailedPainting {
  const code = /\bE\d{3,4}\b/.exec(words)?.[0];
  const detail = code ? { error: code } : { error: 'failed' };
  if (code === 'E005' || /nsfw|sensitive|safety (?:checker|filter)|content (?:policy|moderat)|moderated/i.test(words)) {
    return new FailedPainting('moderated', { ...detail, ...(/nsfw/i.test(words) ? { stage: 'output' } : {}) });
  }
  if (code === 'E003' || /high demand|overloaded|rate limit/i.test(words)) {
    return new FailedPainting('busy', detail, { retries: 3 });
  }
  return new FailedPainting('unavailable', detail, { retries: 2 });
}

function troubleOf({ status, headers, body }: Reply): PaintTrouble {
  // Said in the body alone: {"detail":"Request was throttled. Your rate limit resets in ~30s."}
  const resets = /resets in ~?(\d+)\s*s/.exec(errorSchema.safeParse(body).data?.detail ?? '')?.[1];
  return new PaintTrouble(
    kindOfStatus(status),
    { status },
    readRetryAfter(headers.get('retry-after')) ?? readRetryAfter(resets),
  );
}
