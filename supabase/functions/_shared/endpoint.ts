import { type Caller, identifyCaller } from './caller.ts';
import { type Method, openEndpoint } from './open-endpoint.ts';

/** What a function does for a caller; its value is the body of the answer. */
export type Handler = (request: Request, caller: Caller) => Promise<unknown>;

/** Makes an Edge Function of a handler, as {@link openEndpoint} does, for callers whose token was verified. */
export function endpoint(name: string, method: Method, handler: Handler): (request: Request) => Promise<Response> {
  return openEndpoint(name, method, async (request) => {
    const caller = await identifyCaller(request);
    return { status: 200, body: await handler(request, caller) };
  });
}
