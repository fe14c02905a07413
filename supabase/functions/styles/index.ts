import { endpoint } from '../_shared/endpoint.ts';
import { listStyles } from '../_shared/generation/list-styles.ts';
import { configuredProviders } from '../_shared/providers/configured-providers.ts';

const models = configuredProviders(Deno.env.toObject());

/** `GET /functions/v1/styles`: what the caller may choose between, and what each costs. */
export default {
  fetch: endpoint('styles', 'GET', (_request, caller) => listStyles(caller, models)),
};
