import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Builds the extension against a backend.
 * @param options.name folder below `.output`
 * @param options.browser which browser it is for, if not Chromium
 * @returns that folder's full path
 */
export async function buildExtension(options: {
  name: string;
  backendUrl: string;
  browser?: 'firefox';
}): Promise<string> {
  const program = path.join(root, 'node_modules/wxt/bin/wxt.mjs');
  const child = spawn(process.execPath, [program, 'build', '--browser', options.browser ?? 'chrome'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      KLIKK_BUILD_NAME: options.name,
      WXT_SUPABASE_URL: options.backendUrl,
      WXT_TELEMETRY_DISABLED: '1',
    },
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`The extension did not build:\n${Buffer.concat(printed).toString()}`);
  return path.join(root, '.output', options.name);
}
