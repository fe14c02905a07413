/**
 * `npm test`: every check and every test. Prints what each suite prints, then one line a suite; the last line is
 * `N passed, N failed`. A check such as the types counts as one. A suite that dies before it reports counts as a failure.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Count {
  passed: number;
  failed: number;
}

interface Suite {
  name: string;
  command: string[];
  /** How many of its tests passed and failed, read from its report; without it the exit code is the one result. */
  count?: () => Promise<Count>;
}

const root = path.resolve(import.meta.dirname, '..');
const reports = await mkdtemp(path.join(tmpdir(), 'klikk-test-'));
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name);

const suites: Suite[] = [
  { name: 'generated types', command: [bin('wxt'), 'prepare'] },
  { name: 'types', command: [bin('tsc'), '--noEmit'] },
  { name: 'lint', command: [bin('biome'), 'check', '.'] },
  { name: 'unused code', command: [bin('knip')] },
  {
    name: 'Edge Function types',
    command: [
      bin('deno'),
      'check',
      '--node-modules-dir=manual',
      'supabase/functions',
      'supabase/local/functions-host.ts',
    ],
  },
  vitest('repo'),
  vitest('unit'),
  vitest('backend'),
  {
    name: 'browser',
    // Without the variations, which `npm run test:long` tries.
    command: [bin('playwright'), 'test', '--grep-invert', '@long'],
    count: async () => {
      const { stats } = JSON.parse(await readFile(path.join(root, 'test-results/e2e.json'), 'utf8'));
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected + stats.skipped };
    },
  },
  // The rest is what `npm run test:firefox` tries.
  vitest('firefox', 'tests/firefox/main-job.test.ts'),
];

/** @param files what it runs of the project; all of it without */
function vitest(project: string, ...files: string[]): Suite {
  const report = path.join(reports, `${project}.json`);
  return {
    name: project,
    command: [
      bin('vitest'),
      'run',
      `--project=${project}`,
      ...files,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    count: async () => {
      const { numPassedTests, numTotalTests } = JSON.parse(await readFile(report, 'utf8'));
      return { passed: numPassedTests, failed: numTotalTests - numPassedTests };
    },
  };
}

async function runSuite(suite: Suite): Promise<Count> {
  const [command = '', ...args] = suite.command;
  const started = performance.now();
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  });
  const counted = suite.count
    ? await suite.count().catch(() => ({ passed: 0, failed: 0 }))
    : { passed: code === 0 ? 1 : 0, failed: 0 };
  // A suite that ended badly without naming a failed test has failed as a whole; so has one that ran nothing.
  const count = (code !== 0 || counted.passed === 0) && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`\n${suite.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)\n`);
  return count;
}

const only = process.argv.slice(2);
const total: Count = { passed: 0, failed: 0 };
for (const suite of suites) {
  if (only.length > 0 && !only.includes(suite.name)) continue;
  const count = await runSuite(suite);
  total.passed += count.passed;
  total.failed += count.failed;
}
await rm(reports, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
