/** Answers a request to the API. `peer` is the caller's address. */
export type Gateway = (request: Request, peer: string) => Promise<Response>;

/** Closes one gap of lite: stands before the next gateway, changes what goes in or comes out, or answers itself. */
export type Layer = (next: Gateway) => Gateway;

/** Runs a query as the database's owner, past row-level security. */
export type Query = <Row>(sql: string, parameters?: unknown[]) => Promise<Row[]>;

/** Puts layers before a gateway; the first one sees a request first. */
export function stack(layers: Layer[], innermost: Gateway): Gateway {
  return layers.reduceRight((next, layer) => layer(next), innermost);
}

/** The same request with another body. */
export function withBody(request: Request, body: BodyInit, headers: Record<string, string> = {}): Request {
  const changed = new Headers(request.headers);
  changed.delete('content-length');
  for (const [name, value] of Object.entries(headers)) changed.set(name, value);
  return new Request(request.url, { method: request.method, headers: changed, body });
}

/** The same answer with another body of JSON. */
export function withJson(response: Response, body: unknown, status = response.status): Response {
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  headers.set('content-type', 'application/json; charset=utf-8');
  return new Response(JSON.stringify(body), { status, headers });
}

/** An error as the auth server writes it. */
export function authError(status: number, code: string, message: string): Response {
  return Response.json(
    { code: status, error_code: code, msg: message },
    { status, headers: { 'access-control-allow-origin': '*' } },
  );
}
