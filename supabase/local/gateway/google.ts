import { AsyncLocalStorage } from 'node:async_hooks';
import { type GoogleStandIn, PATHS } from '../google/stand-in.ts';
import type { Layer } from './gateway.ts';

/** Google's addresses, which lite takes from nowhere but its own text. */
const GOOGLE = {
  authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
  token: 'https://oauth2.googleapis.com/token',
  certs: 'https://www.googleapis.com/oauth2/v3/certs',
} as const;

/** Puts a stand-in in Google's place: people are sent to it, and lite asks it. */
export function googleStandIn(standIn: GoogleStandIn): Layer {
  interceptFetch();
  return (next) => async (request, peer) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/google/')) return standIn.answer(request);
    if (pathname === '/auth/v1/callback') return asked.run(standIn, () => next(request, peer));
    const response = await next(request, peer);
    return pathname === '/auth/v1/authorize' ? sendToStandIn(response, request.url) : response;
  };
}

function sendToStandIn(response: Response, url: string): Response {
  const location = response.headers.get('location');
  if (!location?.startsWith(GOOGLE.authorize)) return response;
  const target = new URL(PATHS.authorize, url);
  target.search = new URL(location).search;
  return new Response(null, { status: response.status, headers: { location: target.href } });
}

/** The stand-in that a request to lite is answered with: a process may run several backends. */
const asked = new AsyncLocalStorage<GoogleStandIn>();

let isIntercepted = false;

/** lite asks Google by the global `fetch`. What it asks while it answers a callback goes to the stand-in, everything else its own way. */
function interceptFetch(): void {
  if (isIntercepted) return;
  isIntercepted = true;
  const original = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const standIn = asked.getStore();
    const url = input instanceof Request ? input.url : String(input);
    const path = url === GOOGLE.token ? PATHS.token : url === GOOGLE.certs ? PATHS.certs : null;
    return standIn && path ? standIn.answer(new Request(new URL(path, url), init)) : original(input, init);
  };
}
