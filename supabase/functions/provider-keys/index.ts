import { type ProviderKeyResponse, providerKeyRequestSchema } from '../_shared/contract.ts';
import { endpoint } from '../_shared/endpoint.ts';
import { configuredSealing } from '../_shared/own-keys/configured-sealing.ts';
import { createOwnKeys } from '../_shared/own-keys/own-keys.ts';
import { parseInput } from '../_shared/parse-input.ts';
import { readProject } from '../_shared/project.ts';
import { createRateLimiter } from '../_shared/rate-limit.ts';
import { readJson } from '../_shared/read-json.ts';

const sealing = configuredSealing(Deno.env.toObject());
const limitRate = createRateLimiter(readProject(Deno.env.toObject()));

/** `POST /functions/v1/provider-keys`: keeps a key of the creator's own account at a provider, or forgets it. It is never answered. */
export default {
  fetch: endpoint('provider-keys', 'POST', async (request, caller): Promise<ProviderKeyResponse> => {
    const { provider, key } = parseInput(providerKeyRequestSchema, await readJson(request));
    await limitRate(request, caller, 'keep_key');
    await createOwnKeys(caller, sealing).keep(provider, key);
    return { provider, isKept: key !== null };
  }),
};
