import { createClient } from '@supabase/supabase-js';
import { createDirector } from '../_shared/generation/direct.ts';
import { createJobStarter } from '../_shared/generation/job-starter.ts';
import { takeWebhook } from '../_shared/generation/take-webhook.ts';
import { openEndpoint } from '../_shared/open-endpoint.ts';
import { configuredSealing } from '../_shared/own-keys/configured-sealing.ts';
import { readProject } from '../_shared/project.ts';
import { configuredProviders } from '../_shared/providers/configured-providers.ts';
import { createFalKeys } from '../_shared/providers/webhooks.ts';
import { configuredModel } from '../_shared/text-model/configured-model.ts';

const environment = Deno.env.toObject();
const project = readProject(environment);
const models = configuredProviders(environment);
const startJob = createJobStarter({
  project,
  models,
  direct: createDirector(configuredModel(environment)),
  sealing: configuredSealing(environment),
});
const service = createClient(project.url, project.secretKey, { auth: { persistSession: false } });
const falKeys = createFalKeys(models.webhooks.falJwksUrl);

/** `POST /functions/v1/provider-webhook?provider=…`: a provider that queues says that a painting is done. It needs no token but a signature. */
export default {
  fetch: openEndpoint('provider-webhook', 'POST', async (request) => {
    await takeWebhook(request, { service, startJob, falKeys, replicateSecret: models.webhooks.replicateSecret });
    return { status: 200, body: { isTaken: true } };
  }),
};
