import type { Layer } from './gateway.ts';

/** lite's answer to a preflight of `/auth/v1` allows no headers, so every web page's call would be blocked. */
export const preflight: Layer = (next) => async (request, peer) => {
  if (request.method !== 'OPTIONS') return next(request, peer);
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS',
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
      'access-control-max-age': '600',
    },
  });
};
