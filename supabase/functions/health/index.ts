import { createHealthCheck } from '../_shared/check-health.ts';
import type { HealthResponse } from '../_shared/contract.ts';
import { logPartsDown } from '../_shared/log.ts';
import { openEndpoint } from '../_shared/open-endpoint.ts';
import { readProject } from '../_shared/project.ts';
import { readTextModel } from '../_shared/text-model/settings.ts';

const environment = Deno.env.toObject();
const checkHealth = createHealthCheck(readProject(environment));
const { settings, fault } = readTextModel(environment);
const textModel: HealthResponse['textModel'] = settings ? 'configured' : fault ? 'faulty' : 'none';

/** `GET /functions/v1/health`: which parts are up. For monitors, so nobody need be signed in; it tells nothing about anybody. */
export default {
  fetch: openEndpoint('health', 'GET', async (_request, requestId) => {
    const parts = await checkHealth();
    const isUp = Object.values(parts).every((state) => state === 'up');
    if (!isUp) logPartsDown(requestId, parts);
    const body: HealthResponse = { status: isUp ? 'up' : 'down', parts, textModel };
    return { status: isUp ? 200 : 503, body };
  }),
};
