import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** What came back: the rows without decoration, and the first line of each error. */
export interface Said {
  rows: string[];
  errors: string[];
}

/** One connection to the server, held by a `psql` of its own. */
export interface Connection {
  /** Runs statements one by one, each committed by itself. Errors are collected, not thrown. One call at a time. */
  run(statements: string): Promise<Said>;
  close(): Promise<void>;
}

/** Line that `psql` repeats on both of its outputs once it has done what stands before it. */
const END = '-- end --';

/** Opens a connection over the socket in `folder`. Where there is no server, every run comes back with an error. */
export function connect(psql: string, folder: string): Connection {
  const child = spawn(psql, ['-X', '-q', '-A', '-t', '-h', folder, '-U', 'postgres', '-d', 'postgres'], {
    env: { ...process.env, PGCLIENTENCODING: 'UTF8', PGOPTIONS: '-c client_min_messages=warning' },
  });
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  // Written to after its end, which the answer says already.
  child.stdin.on('error', () => {});
  const rows = lineReader(child.stdout);
  const errors = lineReader(child.stderr);

  return {
    async run(statements) {
      child.stdin.write(`${statements}\n;\\echo '${END}'\n\\warn '${END}'\n`);
      const [said, warned] = await Promise.all([rows(), errors()]);
      return { rows: said, errors: warned.filter((line) => /ERROR|FATAL|PANIC|error:/.test(line)) };
    },
    async close() {
      child.stdin.end();
      await closed;
    },
  };
}

/** Reads a stream up to the next end mark, or to its own end. */
function lineReader(stream: Readable): () => Promise<string[]> {
  const lines = createInterface({ input: stream })[Symbol.asyncIterator]();
  return async () => {
    const read: string[] = [];
    for (let next = await lines.next(); !next.done && next.value !== END; next = await lines.next()) {
      if (next.value) read.push(next.value);
    }
    return read;
  };
}
