import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface BackendProcess {
  /** Address of the API, as the extension's build wants it. */
  url: string;
  /** Address of the page and the API of the caught mail. */
  mailUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts `npm run backend`'s program as a process of its own, which ends with this one, and waits until it says `ready`.
 * @param options.dataDir where it keeps its data; by default a folder that is deleted on `stop`
 * @param options.environment variables besides those of this process
 * @throws where it ends before it is ready; the error holds what it printed
 */
export async function startBackendProcess(options: {
  port: number;
  dataDir?: string;
  environment?: Readonly<Record<string, string>>;
}): Promise<BackendProcess> {
  const temporary = options.dataDir === undefined ? await mkdtemp(path.join(tmpdir(), 'klikk-backend-')) : undefined;
  const child = spawn(
    process.execPath,
    ['supabase/local/main.mjs', '--port', String(options.port), '--data', options.dataDir ?? temporary ?? ''],
    {
      cwd: path.resolve(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...options.environment },
    },
  );
  await waitUntilReady(child);
  return {
    url: `http://127.0.0.1:${options.port}`,
    mailUrl: `http://127.0.0.1:${options.port + 3}`,
    async stop() {
      await end(child);
      if (temporary) await rm(temporary, { recursive: true, force: true });
    },
  };
}

function waitUntilReady(child: ChildProcess): Promise<void> {
  const printed: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        printed.push(line);
        if (/\bready\b/.test(line)) resolve();
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The backend ended with code ${code}:\n${printed.join('\n')}`)));
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
