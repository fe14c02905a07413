import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { IMAGE_MODEL_VARIABLES } from '../functions/_shared/providers/settings.ts';
import { TEXT_MODEL_VARIABLES } from '../functions/_shared/text-model/settings.ts';
import { readGoogleClient } from './google/client.ts';
import { type Backend, PORT_OFFSETS, startBackend } from './start-backend.ts';

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '54321' },
      data: { type: 'string', default: 'supabase/.temp' },
      fresh: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1024 || port > 65_500) {
    throw new Error(`--port takes a whole number from 1024 to 65500, not ${values.port}.`);
  }
  return { port, dataDir: values.data, fresh: values.fresh };
}

/** A text model is named by the environment here as it is by a hosted project's secrets. */
function readModelVariables(): Record<string, string> {
  return Object.fromEntries(
    [...new Set([...TEXT_MODEL_VARIABLES, ...IMAGE_MODEL_VARIABLES])].flatMap((name) =>
      process.env[name] ? [[name, process.env[name]]] : [],
    ),
  );
}

async function requireFreePorts(port: number): Promise<void> {
  for (const [part, offset] of Object.entries(PORT_OFFSETS)) {
    if (await isTaken(port + offset)) {
      throw new Error(
        `Port ${port + offset}, which the ${part} part needs, is taken. Stop what listens there, or choose another with --port.`,
      );
    }
  }
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(true));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(false)));
  });
}

/** Runs the embedded backend as the command line says, until it is told to stop. */
export async function runBackend(): Promise<void> {
  let backend: Backend | undefined;
  let stopping = false;

  function stop(): void {
    if (stopping) return;
    stopping = true;
    void Promise.resolve(backend?.stop()).finally(() => process.exit(0));
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  // A program that started this one with a channel takes it along, however it ends itself.
  process.once('disconnect', stop);

  try {
    const options = readOptions();
    await requireFreePorts(options.port);
    backend = await startBackend({
      ...options,
      models: readModelVariables(),
      google: readGoogleClient(process.env),
      log: (line) => console.error(line),
    });
    console.log(`ready  API ${backend.url}  mail ${backend.mailUrl}  key ${backend.publishableKey}`);
  } catch (error) {
    console.error(`backend: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'could not start'}`);
    process.exit(1);
  }
}
