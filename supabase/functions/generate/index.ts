import { composeScene } from '../../../utils/scene/compose.ts';
import { generateRequestSchema } from '../_shared/contract.ts';
import { endpoint } from '../_shared/endpoint.ts';
import { createDirector } from '../_shared/generation/direct.ts';
import { generate } from '../_shared/generation/generate.ts';
import { createGenerationStore } from '../_shared/generation/store.ts';
import { parseInput } from '../_shared/parse-input.ts';
import { readProject } from '../_shared/project.ts';
import { createRateLimiter } from '../_shared/rate-limit.ts';
import { readJson } from '../_shared/read-json.ts';
import { configuredModel } from '../_shared/text-model/configured-model.ts';

const direct = createDirector(configuredModel(Deno.env.toObject()));
const limitRate = createRateLimiter(readProject(Deno.env.toObject()));

/** `POST /functions/v1/generate`: three different thumbnails for a title, a prompt and photos of the creator's own. */
export default {
  fetch: endpoint('generate', 'POST', async (request, caller) => {
    const wanted = parseInput(generateRequestSchema, await readJson(request));
    await limitRate(request, caller, 'generate', wanted.id);
    return generate(wanted, { store: createGenerationStore(caller), direct, composeScene });
  }),
};
