/** `npm run test:long`: the browser tests of variations, which `npm test` leaves out to stay under a quarter of an hour. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const playwright = path.resolve(import.meta.dirname, '../node_modules/.bin/playwright');
const { status } = spawnSync(playwright, ['test', '--grep', '@long', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
