/** `npm run test:firefox`: every test in a real Firefox. `npm test` has the main job of them. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const vitest = path.resolve(import.meta.dirname, '../node_modules/.bin/vitest');
const { status } = spawnSync(vitest, ['run', '--project=firefox', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
