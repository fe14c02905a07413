import { reviseRequestSchema } from '../_shared/contract.ts';
import { endpoint } from '../_shared/endpoint.ts';
import { parseInput } from '../_shared/parse-input.ts';
import { readProject } from '../_shared/project.ts';
import { createRateLimiter } from '../_shared/rate-limit.ts';
import { readJson } from '../_shared/read-json.ts';
import { configuredModel } from '../_shared/text-model/configured-model.ts';
import { revise } from '../_shared/text-model/revise.ts';

const model = configuredModel(Deno.env.toObject());
const limitRate = createRateLimiter(readProject(Deno.env.toObject()));

/** `POST /functions/v1/revise`: a wish about a thumbnail, in plain words, as changes that the editor can make. */
export default {
  fetch: endpoint('revise', 'POST', async (request, caller) => {
    const wish = parseInput(reviseRequestSchema, await readJson(request));
    await limitRate(request, caller, 'revise');
    return revise(wish, model, request.signal);
  }),
};
