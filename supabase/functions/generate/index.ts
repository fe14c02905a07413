import { composeScene } from '../../../utils/scene/compose.ts';
import { directConcepts } from '../_shared/art-director/direct-concepts.ts';
import { generateRequestSchema } from '../_shared/contract.ts';
import { endpoint } from '../_shared/endpoint.ts';
import { generate } from '../_shared/generation/generate.ts';
import { createGenerationStore } from '../_shared/generation/store.ts';
import { parseInput } from '../_shared/parse-input.ts';
import { readJson } from '../_shared/read-json.ts';

/** `POST /functions/v1/generate`: three different thumbnails for a title, a prompt and photos of the creator's own. */
export default {
  fetch: endpoint('generate', 'POST', async (request, caller) => {
    const wanted = parseInput(generateRequestSchema, await readJson(request));
    return generate(wanted, { store: createGenerationStore(caller), directConcepts, composeScene });
  }),
};
