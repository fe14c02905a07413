import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { generationIdSchema, userIdSchema } from '../../../../utils/domain/ids.ts';
import { fromDatabase } from '../database-error.ts';
import {
  type FalKey,
  InvalidWebhook,
  verifyFalWebhook,
  verifyReplicateWebhook,
  type WebhookCall,
} from '../providers/webhooks.ts';
import { readBytes } from '../read-json.ts';
import { Refusal } from '../refusal.ts';
import type { StartJob } from './job-starter.ts';

interface WebhookDependencies {
  service: SupabaseClient;
  startJob: StartJob;
  falKeys: () => Promise<readonly FalKey[]>;
  /** Null where Replicate is not set up to call. */
  replicateSecret: string | null;
}

const jobsSchema = z.array(z.object({ creator: userIdSchema, generation: generationIdSchema }));

/**
 * A provider's call that a painting is done. Nothing in it is believed but the ticket's id: the job that waits for it is gone on with,
 * which asks the provider itself. Where somebody works on it already, nothing happens.
 * @throws Refusal `forbidden` for a call that is not the provider's
 */
export async function takeWebhook(
  request: Request,
  { service, startJob, falKeys, replicateSecret }: WebhookDependencies,
): Promise<void> {
  const provider = new URL(request.url).searchParams.get('provider');
  const body = await readBytes(request);
  const { ticketId, done } = await verified(async () => {
    if (provider === 'fal') return await verifyFalWebhook(request.headers, body, falKeys);
    if (provider === 'replicate' && replicateSecret) {
      return await verifyReplicateWebhook(request.headers, body, replicateSecret);
    }
    throw new Refusal('forbidden');
  });
  if (!done) return;
  const { data, error, status } = await service.rpc('job_of_ticket', { provider, ticket: ticketId });
  if (error) throw fromDatabase(error, status);
  for (const { creator, generation } of jobsSchema.parse(data)) startJob(service, creator, generation);
}

async function verified(verify: () => Promise<WebhookCall>): Promise<WebhookCall> {
  try {
    return await verify();
  } catch (thrown) {
    throw thrown instanceof InvalidWebhook ? new Refusal('forbidden') : thrown;
  }
}
