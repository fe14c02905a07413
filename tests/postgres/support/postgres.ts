import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findPostgres } from '../../../scripts/support/find-postgres.ts';
import { type Connection, connect, type Said } from './connection.ts';

export interface Postgres {
  /** The rows of statements run one by one. @throws where one fails */
  query(statements: string): Promise<string[]>;
  /** Each connection's own statements, on all connections at the same time. */
  atOnce(statementsOf: (connection: number) => string): Promise<Said[]>;
  stop(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../../..');
const migrations = path.join(root, 'supabase/migrations');

/**
 * A PostgreSQL of this test's own, in a temporary folder and reachable there alone, with all migrations applied.
 * @param connections that are open from the beginning, so that what is sent at once runs at once
 */
export async function startPostgres(connections: number): Promise<Postgres> {
  const bin = findPostgres();
  if (!bin) throw new Error('There is no PostgreSQL here. `npm run test:postgres` installs one.');
  const folder = mkdtempSync(path.join(tmpdir(), 'klikk-postgres-'));
  const server = startServer(bin, folder);
  const open: Connection[] = [];
  const openOne = () => {
    const connection = connect(path.join(bin, 'psql'), folder);
    open.push(connection);
    return connection;
  };
  const stop = async () => {
    await Promise.all(open.map((connection) => connection.close()));
    await end(server);
    await rm(folder, { recursive: true, force: true });
  };

  try {
    await untilReady(() => connect(path.join(bin, 'psql'), folder), server);
    const owner = openOne();
    await applyAll(owner);
    const crowd = Array.from({ length: connections }, openOne);
    await Promise.all(crowd.map((connection) => connection.run('select 1')));
    return {
      query: async (statements) => rowsOf(await owner.run(statements)),
      atOnce: (statementsOf) => Promise.all(crowd.map((connection, index) => connection.run(statementsOf(index)))),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function startServer(bin: string, folder: string): ChildProcess {
  const owner = unprivileged();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, 'data');
  execFileSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...owner, cwd: folder, stdio: 'ignore' },
  );
  const settings = ['listen_addresses=', 'fsync=off', 'max_connections=100'];
  const args = ['-D', data, '-k', folder, ...settings.flatMap((one) => ['-c', one])];
  const server = spawn(path.join(bin, 'postgres'), args, { ...owner, cwd: folder, stdio: 'ignore' });
  // Also where the tests end in a way that stops nothing.
  process.once('exit', () => server.kill('SIGINT'));
  return server;
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function untilReady(open: () => Connection, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode} before it was ready.`);
    const connection = open();
    const { rows } = await connection.run('select 1');
    await connection.close();
    if (rows[0] === '1') return;
    await pause(100);
  }
  throw new Error('PostgreSQL was not ready after ten seconds.');
}

/** As a hosted project: what it has before the first migration, then the migrations in their order. */
async function applyAll(connection: Connection): Promise<void> {
  const files = [
    path.join(import.meta.dirname, 'platform.sql'),
    path.join(root, 'supabase/local/bootstrap.sql'),
    ...readdirSync(migrations)
      .sort()
      .map((name) => path.join(migrations, name)),
  ];
  for (const file of files) {
    const { errors } = await connection.run(readFileSync(file, 'utf8'));
    if (errors[0]) throw new Error(`${path.basename(file)}: ${errors[0]}`);
  }
}

function rowsOf({ rows, errors }: Said): string[] {
  if (errors[0]) throw new Error(errors[0]);
  return rows;
}

function end(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    // The fast shutdown: connections are closed, not waited for.
    server.kill('SIGINT');
  });
}
