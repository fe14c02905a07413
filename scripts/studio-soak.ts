/**
 * `npm run studio:soak`: every case of the practice Studio twenty times in a row, or as often as `-- --times N` says. Stops at the
 * first that fails: a case that holds nineteen times of twenty is a race, and not to be run again until it holds.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { times: { type: 'string', default: '20' } } });
const root = path.resolve(import.meta.dirname, '..');
const command = [
  path.join(root, 'node_modules/@playwright/test/cli.js'),
  'test',
  'tests/e2e/studio/',
  'tests/e2e/fill-test.spec.ts',
  'tests/e2e/timeline.spec.ts',
  `--repeat-each=${values.times}`,
  '--max-failures=1',
];
const child = spawn(process.execPath, command, { cwd: root, stdio: 'inherit' });
child.once('exit', (code) => process.exit(code ?? 1));
