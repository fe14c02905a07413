import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface FunctionsProcess {
  /** Of the Deno that runs now; one that dies is followed by another. */
  pid(): number | undefined;
  stop(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** Pause before a process that died is started again, so that one that cannot start does not spin. */
const RESTART_MILLISECONDS = 500;

/** A hosted function may hold 256 MB. What would not fit there shall not fit here, and with less room garbage goes sooner. */
const V8_FLAGS = '--v8-flags=--max-old-space-size=128,--max-semi-space-size=2';

/**
 * Starts Deno with every Edge Function in it, and starts it again when it dies. It gets the environment that functions
 * have on a hosted project, may reach the loopback address alone, and ends when this process ends.
 * @param options.hosts what else it may reach, such as `api.openai.com:443`
 */
export async function startFunctions(options: {
  port: number;
  environment: Record<string, string>;
  hosts: readonly string[];
  log: (line: string) => void;
}): Promise<FunctionsProcess> {
  let stopped = false;
  let child: ChildProcess;

  function start(): Promise<void> {
    child = spawn(
      denoPath(),
      [
        'run',
        '--cached-only',
        '--no-remote',
        '--node-modules-dir=manual',
        '--no-lock',
        '--quiet',
        V8_FLAGS,
        `--allow-net=${['127.0.0.1', 'localhost', ...options.hosts].join()}`,
        '--allow-env',
        '--allow-sys',
        `--allow-read=${root}`,
        path.join(import.meta.dirname, 'functions-host.ts'),
      ],
      {
        cwd: root,
        stdio: ['pipe', 'pipe', 'pipe'],
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          DENO_NO_UPDATE_CHECK: '1',
          KLIKK_FUNCTIONS_PORT: String(options.port),
          ...options.environment,
        },
      },
    );
    child.on('exit', () => {
      if (stopped) return;
      options.log('functions ended; starting them again');
      setTimeout(() => void (stopped || start().catch(() => {})), RESTART_MILLISECONDS);
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => reject(new Error('Deno ended before the Edge Functions were ready.')));
      for (const stream of [child.stdout, child.stderr]) {
        if (!stream) continue;
        createInterface({ input: stream }).on('line', (line) =>
          line === 'functions ready' ? resolve() : options.log(line),
        );
      }
    });
  }

  await start();
  return {
    pid: () => child.pid,
    stop: () =>
      new Promise((resolve) => {
        stopped = true;
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function denoPath(): string {
  const manifest = createRequire(import.meta.url).resolve('deno/package.json');
  return path.join(path.dirname(manifest), process.platform === 'win32' ? 'deno.exe' : 'deno');
}
