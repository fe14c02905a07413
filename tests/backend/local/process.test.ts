import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { afterEach, describe, expect, it } from 'vitest';
import { findBackendPort } from '../../../scripts/support/free-ports.ts';
import { PUBLISHABLE_KEY } from '../../../supabase/local/keys.ts';
import { readCode } from '../../support/mailbox.ts';

/** The program behind `npm run backend`, as a process. */

const started: ChildProcess[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'klikk-process-'));
  folders.push(made);
  return made;
}

interface Running {
  child: ChildProcess;
  printed: () => string;
  ended: Promise<number | null>;
}

function run(args: string[], channel: 'ipc'[] = []): Running {
  const child = spawn(process.execPath, ['supabase/local/main.mjs', ...args], {
    stdio: ['ignore', 'pipe', 'pipe', ...channel],
  });
  started.push(child);
  let printed = '';
  child.stdout?.on('data', (chunk) => (printed += chunk));
  child.stderr?.on('data', (chunk) => (printed += chunk));
  return { child, printed: () => printed, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

/** Waits long: this is about what happens, not how fast, and a busy machine starts slowly. */
const ready = (running: Running) => expect.poll(running.printed, { timeout: 120_000 }).toMatch(/\bready\b/);

/** The processes that a process has started, from the system's own list. */
async function childrenOf(pid: number): Promise<number[]> {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return list.split(' ').filter(Boolean).map(Number);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the backend’s process', { timeout: 300_000 }, () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('takes its child with it on %s', async (signal) => {
    const running = run(['--port', String(await findBackendPort()), '--data', await folder()]);
    await ready(running);
    const children = await childrenOf(running.child.pid ?? 0);
    expect(children.length).toBeGreaterThan(0);
    running.child.kill(signal);
    expect(await running.ended).toBe(signal === 'SIGTERM' ? 0 : null);
    await expect.poll(() => children.some(isAlive), { timeout: 10_000 }).toBe(false);
  });

  it('ends with the program that started it over a channel', async () => {
    const running = run(['--port', String(await findBackendPort()), '--data', await folder()], ['ipc']);
    await ready(running);
    running.child.disconnect();
    expect(await running.ended).toBe(0);
  });

  it('keeps rows and files when it is killed, and forgets them when it is started fresh', async () => {
    const port = await findBackendPort();
    const args = ['--port', String(port), '--data', await folder()];
    const open = () => createClient(`http://127.0.0.1:${port}`, PUBLISHABLE_KEY, { auth: { persistSession: false } });
    const account = { email: 'ada@example.com', password: 'correct horse battery' };

    const first = run(args);
    await ready(first);
    const client = open();
    await client.auth.signUp(account);
    const token = await readCode(`http://127.0.0.1:${port + 3}`, account.email);
    const { data } = await client.auth.verifyOtp({ email: account.email, token, type: 'signup' });
    const name = `${data.user?.id}/a.jpg`;
    const upload = await client.storage
      .from('thumbnails')
      .upload(name, new Blob(['x'], { type: 'image/jpeg' }), { contentType: 'image/jpeg' });
    expect(upload.error).toBeNull();
    first.child.kill('SIGKILL');
    await first.ended;

    const second = run(args);
    await ready(second);
    const again = open();
    expect((await again.auth.signInWithPassword(account)).error).toBeNull();
    expect((await again.storage.from('thumbnails').download(name)).data?.size).toBe(1);
    expect((await again.from('credit_ledger').select('amount')).data).toEqual([{ amount: 10 }]);
    // lite would grant everything on what it finds at a later start.
    expect((await again.from('credit_ledger').update({ amount: 999 }).gt('amount', 0)).error?.code).toBe('42501');
    second.child.kill('SIGTERM');
    await second.ended;

    const third = run([...args, '--fresh']);
    await ready(third);
    expect((await open().auth.signInWithPassword(account)).error).not.toBeNull();
  });

  it.each([
    ['API', 0],
    ['mail', 3],
  ])('says in one line which port is taken: %s', async (_part, offset) => {
    const port = await findBackendPort();
    const occupant = createServer();
    await new Promise<void>((resolve) => occupant.listen(port + offset, '127.0.0.1', resolve));
    const running = run(['--port', String(port), '--data', await folder()]);
    expect(await running.ended).toBe(1);
    expect(running.printed().trim().split('\n')).toHaveLength(1);
    expect(running.printed()).toContain(String(port + offset));
    occupant.close();
  });

  it('says what is wrong with an option', async () => {
    const running = run(['--port', 'http']);
    expect(await running.ended).toBe(1);
    expect(running.printed()).toContain('--port');
  });
});
