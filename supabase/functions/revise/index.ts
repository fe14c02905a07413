import { reviseRequestSchema } from '../_shared/contract.ts';
import { endpoint } from '../_shared/endpoint.ts';
import { parseInput } from '../_shared/parse-input.ts';
import { readJson } from '../_shared/read-json.ts';
import { configuredModel } from '../_shared/text-model/configured-model.ts';
import { revise } from '../_shared/text-model/revise.ts';

const model = configuredModel(Deno.env.toObject());

/** `POST /functions/v1/revise`: a wish about a thumbnail, in plain words, as changes that the editor can make. */
export default {
  fetch: endpoint('revise', 'POST', async (request) =>
    revise(parseInput(reviseRequestSchema, await readJson(request)), model, request.signal),
  ),
};
