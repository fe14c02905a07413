import type { ErrorBody } from './contract.ts';
import { answerPreflight, corsHeaders } from './cors.ts';
import { logTrouble } from './log.ts';
import { Refusal, toRefusal } from './refusal.ts';

export type Method = 'GET' | 'POST';

/** What a function does for anybody. */
export type OpenHandler = (request: Request, requestId: string) => Promise<{ status: number; body: unknown }>;

/**
 * Makes an Edge Function of a handler: one method, no token, and every end in the form that the contract names, with an id to
 * ask support about.
 */
export function openEndpoint(
  name: string,
  method: Method,
  handler: OpenHandler,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method === 'OPTIONS') return answerPreflight(request, method);
    const requestId = crypto.randomUUID();
    const headers = { ...corsHeaders(request), 'x-request-id': requestId, 'cache-control': 'no-store' };
    try {
      if (request.method !== method) throw wrongMethod(method);
      const { status, body } = await handler(request, requestId);
      return Response.json(body, { status, headers });
    } catch (thrown) {
      const refusal = toRefusal(thrown);
      logTrouble(name, requestId, refusal);
      return Response.json(toBody(refusal, requestId), {
        status: refusal.status,
        headers: { ...headers, ...refusal.headers },
      });
    }
  };
}

function wrongMethod(method: string): Refusal {
  return new Refusal('invalid_input', { status: 405, message: `Use ${method}.`, headers: { allow: method } });
}

function toBody({ code, message, detail }: Refusal, requestId: string): ErrorBody {
  return {
    error: {
      code,
      message,
      requestId,
      ...(detail?.field !== undefined && { field: detail.field }),
      ...(detail?.limit !== undefined && { limit: detail.limit }),
    },
  };
}
