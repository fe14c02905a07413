import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const MODULE = pathToFileURL('scripts/support/end-with-shell.mjs').href;

/** Starts a program that would run for ever, as setup starts the project's, and tells its id. */
const PROGRAM = `
  import { spawn } from 'node:child_process';
  import { endWithShell } from '${MODULE}';
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  endWithShell(child);
  console.log(child.pid);
`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a program that npm started through a shell', () => {
  it('ends when the shell dies of a signal', async () => {
    const shell = spawn('sh', ['-c', '"$NODE" --input-type=module -e "$PROGRAM"; true'], {
      env: { ...process.env, NODE: process.execPath, PROGRAM },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [printed] = await once(shell.stdout, 'data');
    const pid = Number(printed);
    expect(isAlive(pid)).toBe(true);
    shell.kill('SIGTERM');
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });
});
