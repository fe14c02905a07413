/**
 * `npm run chaos`: a generation broken off at every place at which it can be, of which `npm test` tries a sample, and processes that
 * are killed by the system meanwhile.
 * What comes after `--` goes to vitest, such as `-t flux-fal`.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const vitest = path.resolve(import.meta.dirname, '../node_modules/.bin/vitest');
const { status } = spawnSync(
  vitest,
  [
    'run',
    '--project=backend',
    '--project=chaos',
    '--reporter=verbose',
    'tests/backend/jobs/hazards.test.ts',
    'tests/chaos',
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, KLIKK_CHAOS_STEP: '1' } },
);
process.exit(status ?? 1);
