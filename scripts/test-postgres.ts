/** `npm run test:postgres`: what only a PostgreSQL with many connections can show. PGlite, which the other tests run on, has one. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { installPostgres } from './support/find-postgres.ts';

installPostgres();
const vitest = path.resolve(import.meta.dirname, '../node_modules/.bin/vitest');
const { status } = spawnSync(vitest, ['run', '--project=postgres', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
