// Runs under Deno: one process that hosts every Edge Function, as the hosted runtime would each on its own.

type Handler = (request: Request) => Response | Promise<Response>;

const port = Number(Deno.env.get('KLIKK_FUNCTIONS_PORT'));
const functionsDir = new URL('../functions/', import.meta.url);
const handlers = new Map<string, Promise<Handler>>();

/** `export default { fetch }`, the form that Supabase's functions have. */
async function load(name: string): Promise<Handler> {
  const module = await import(new URL(`${name}/index.ts`, functionsDir).href);
  return (request) => module.default.fetch(request);
}

function isFunction(name: string): boolean {
  if (name.startsWith('_')) return false;
  try {
    return Deno.statSync(new URL(`${name}/index.ts`, functionsDir)).isFile;
  } catch {
    return false;
  }
}

Deno.serve({ port, hostname: '127.0.0.1', onListen: () => console.log('functions ready') }, async (request) => {
  const name = /^\/([\w-]+)/.exec(new URL(request.url).pathname)?.[1];
  if (!name || !isFunction(name)) return Response.json({ message: 'Function not found' }, { status: 404 });
  try {
    const loading = handlers.get(name) ?? load(name);
    handlers.set(name, loading);
    return await (await loading)(request);
  } catch (error) {
    handlers.delete(name);
    console.error(`function ${name}: ${error instanceof Error ? error.message : 'failed'}`);
    return Response.json({ message: 'Internal Server Error' }, { status: 500 });
  }
});

// The pipe from the parent ends when the parent does, however it died.
(async () => {
  for await (const _ of Deno.stdin.readable) {
    // Nothing is sent; only the end counts.
  }
  Deno.exit(0);
})();
