import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProjectConfig } from '../../../supabase/local/config.ts';
import { openDatabase } from '../../../supabase/local/database.ts';
import { checkPrivateNames, type PrivateParts } from '../../../supabase/local/lite.ts';

/** What is checked before the embedded backend says that it is ready. */

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'klikk-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the start', () => {
  it('reads the configuration that the Supabase CLI writes by itself, every key of it, and keeps data where it is told', async () => {
    await promisify(execFile)(path.resolve('node_modules/.bin/supabase'), ['init', '--workdir', folder], {
      env: { ...process.env, SUPABASE_TELEMETRY_DISABLED: '1' },
    });
    const config = await readProjectConfig(path.join(folder, 'supabase'));
    const { connection } = await openDatabase({ dataDir: folder, config, smtpPort: 0 });
    await connection.close();
    expect(existsSync(path.join(folder, 'database', 'PG_VERSION'))).toBe(true);
  });

  const parts: PrivateParts = {
    connection: { rlsState: 'unknown', withContext: async () => {} },
    app: { _storageAdapter: undefined },
    signer: { setProtectedHeader: () => {} },
  };

  it.each([
    ['rlsState', { connection: { withContext: async () => {} } }],
    ['withContext', { connection: { rlsState: 'unknown' } }],
    ['_storageAdapter', { app: {} }],
    ['setProtectedHeader', { signer: {} }],
  ])('is refused where lite has no %s any more', (name, changes) => {
    expect(() => checkPrivateNames(parts)).not.toThrow();
    expect(() => checkPrivateNames({ ...parts, ...changes })).toThrow(name);
  });
});
