import { composeScene } from '../../../utils/scene/compose.ts';
import { generateRequestSchema } from '../_shared/contract.ts';
import { endpoint } from '../_shared/endpoint.ts';
import { createDirector } from '../_shared/generation/direct.ts';
import { generate } from '../_shared/generation/generate.ts';
import { createJobStarter } from '../_shared/generation/job-starter.ts';
import { createGenerationStore } from '../_shared/generation/store.ts';
import { configuredSealing } from '../_shared/own-keys/configured-sealing.ts';
import { parseInput } from '../_shared/parse-input.ts';
import { readProject } from '../_shared/project.ts';
import { configuredProviders } from '../_shared/providers/configured-providers.ts';
import { createRateLimiter } from '../_shared/rate-limit.ts';
import { readJson } from '../_shared/read-json.ts';
import { configuredModel } from '../_shared/text-model/configured-model.ts';

const environment = Deno.env.toObject();
const project = readProject(environment);
const direct = createDirector(configuredModel(environment));
const limitRate = createRateLimiter(project);
const startJob = createJobStarter({
  project,
  models: configuredProviders(environment),
  direct,
  sealing: configuredSealing(environment),
});

/** `POST /functions/v1/generate`: three different thumbnails for a title, a prompt and photos of the creator's own. */
export default {
  fetch: endpoint('generate', 'POST', async (request, caller) => {
    const wanted = parseInput(generateRequestSchema, await readJson(request));
    await limitRate(request, caller, 'generate', wanted.id);
    return generate(wanted, {
      store: createGenerationStore(caller),
      direct,
      composeScene,
      startJob: ({ id, devicePhotos }) => startJob(caller.service, caller.userId, id, devicePhotos),
    });
  }),
};
