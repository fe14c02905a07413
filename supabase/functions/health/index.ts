import { createHealthCheck } from '../_shared/check-health.ts';
import type { HealthResponse } from '../_shared/contract.ts';
import { logPartsDown } from '../_shared/log.ts';
import { openEndpoint } from '../_shared/open-endpoint.ts';
import { readProject } from '../_shared/project.ts';
import type { ProviderId } from '../_shared/providers/image-provider.ts';
import { readImageProviders } from '../_shared/providers/settings.ts';
import { readTextModel } from '../_shared/text-model/settings.ts';

const environment = Deno.env.toObject();
const checkHealth = createHealthCheck(readProject(environment));
const { settings, fault } = readTextModel(environment);
const textModel: HealthResponse['textModel'] = settings ? 'configured' : fault ? 'faulty' : 'none';
const { providers } = readImageProviders(environment);

function imageModelsWith(failing: ReadonlySet<string>): HealthResponse['imageModels'] {
  const stateOf = (id: ProviderId) => {
    const settings = providers[id];
    if (!settings) return 'faulty';
    if (!settings.apiKey) return 'none';
    return failing.has(id) ? 'failing' : 'configured';
  };
  return { openai: stateOf('openai'), google: stateOf('google'), fal: stateOf('fal'), replicate: stateOf('replicate') };
}

/** `GET /functions/v1/health`: which parts are up. For monitors, so nobody need be signed in; it tells nothing about anybody. */
export default {
  fetch: openEndpoint('health', 'GET', async (_request, requestId) => {
    const { parts, failingProviders } = await checkHealth();
    const isUp = Object.values(parts).every((state) => state === 'up');
    if (!isUp) logPartsDown(requestId, parts);
    const body: HealthResponse = {
      status: isUp ? 'up' : 'down',
      parts,
      textModel,
      imageModels: imageModelsWith(failingProviders),
    };
    return { status: isUp ? 200 : 503, body };
  }),
};
