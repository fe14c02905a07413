import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a test does with a request that it waits for. */
export interface Caught {
  /** Lets the request through to the backend and the answer back. */
  pass(): void;
  /** Lets the backend do the work, then cuts the line instead of answering. */
  passAndCut(): Promise<void>;
  /** Cuts the line; the backend hears nothing. */
  cut(): void;
}

/**
 * Stands between the extension and the backend, as its address or as the browser's proxy; with it a test stops the world at a
 * chosen request.
 */
export interface Gate {
  url: string;
  /** Waits for the next request whose path contains `path`, and holds it. */
  catch(path: string, method?: string): Promise<Caught>;
  /** Cuts every line until called with false: what the extension sees when the network is gone. */
  offline(gone: boolean): void;
  /** Lets every request wait for so long before the backend hears of it. */
  slow(milliseconds: number): void;
  /** How many requests of that method went to paths that contain `path`. */
  count(path: string, method?: string): number;
  close(): Promise<void>;
}

interface Trap {
  path: string;
  method: string;
  spring(caught: Caught): void;
}

export async function openGate(backendUrl: string): Promise<Gate> {
  const traps: Trap[] = [];
  const seen: { path: string; method: string }[] = [];
  let gone = false;
  let delay = 0;

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const path = pathOf(request);
      const method = request.method ?? 'GET';
      if (gone) return response.destroy();
      seen.push({ path, method });
      const index = traps.findIndex((trap) => path.includes(trap.path) && method === trap.method);
      const [trap] = index < 0 ? [] : traps.splice(index, 1);
      if (!trap) return void setTimeout(() => void forward(request, body, response), delay);
      trap.spring({
        pass: () => void forward(request, body, response),
        passAndCut: async () => {
          await ask(request, body);
          response.destroy();
        },
        cut: () => response.destroy(),
      });
    });
  });

  async function ask(request: IncomingMessage, body: Buffer): Promise<Response> {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined && !HOP_BY_HOP.has(name)) headers.set(name, String(value));
    }
    const method = request.method ?? 'GET';
    const carriesBody = method !== 'GET' && method !== 'HEAD';
    return fetch(new URL(pathOf(request), backendUrl), {
      method,
      headers,
      redirect: 'manual',
      ...(carriesBody && { body: new Uint8Array(body) }),
    });
  }

  async function forward(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    try {
      const answer = await ask(request, body);
      const headers = Object.fromEntries([...answer.headers].filter(([name]) => !HOP_BY_HOP.has(name)));
      response.writeHead(answer.status, headers);
      response.end(Buffer.from(await answer.arrayBuffer()));
    } catch {
      response.destroy();
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    catch: (path, method = 'POST') => new Promise((spring) => traps.push({ path, method, spring })),
    offline: (isGone) => {
      gone = isGone;
    },
    slow: (milliseconds) => {
      delay = milliseconds;
    },
    count: (path, method = 'POST') => seen.filter((one) => one.path.includes(path) && one.method === method).length,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A proxy is asked for whole addresses. */
function pathOf(request: IncomingMessage): string {
  const { pathname, search } = new URL(request.url ?? '/', 'http://gate.invalid');
  return pathname + search;
}

/** Headers that belong to one connection and must not be passed on; `fetch` has already decoded the body. */
const HOP_BY_HOP = new Set([
  'host',
  'connection',
  'proxy-connection',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'keep-alive',
  'expect',
]);

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
