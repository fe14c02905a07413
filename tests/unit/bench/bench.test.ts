import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Row } from '../../../bench/benchmark.ts';
import { isMet, resultOf, resultsSchema, tableOf } from '../../../bench/results.ts';

const run = promisify(execFile);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'klikk-bench-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bench = (...options: string[]) => run(process.execPath, ['bench/main.ts', ...options]);

describe('the benchmarks', () => {
  it('write what scripts read, and print it as a table', async () => {
    const out = path.join(folder, 'results.json');
    const { stdout } = await bench('--only', 'director', '--quick', '--out', out);
    const results = resultsSchema.parse(JSON.parse(await readFile(out, 'utf8')));
    expect(results.length).toBeGreaterThan(1);
    for (const { name } of results) expect(stdout).toContain(`| ${name} |`);
  });

  it('name the row that there is none of, and those that there are', async () => {
    const failing = bench('--only', 'nothing', '--out', path.join(folder, 'results.json'));
    await expect(failing).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/no nothing; there are .*director/),
    });
  });
});

describe('a result', () => {
  const row: Row = { name: 'Painting', value: 12.3456, unit: 'ms', goal: { value: 'at most', limit: 50 }, spread: '' };
  const compared: Row = { ...row, baseline: 'another', ratio: 4.5678, goal: { ratio: 'at least', limit: 5 } };

  it('says its goal in words', () => {
    expect(resultOf(row)).toEqual({ name: 'Painting', value: 12.3, unit: 'ms', goal: '≤ 50 ms' });
    expect(resultOf(compared)).toMatchObject({ baseline: 'another', ratio: 4.57, goal: '≥ 5× the baseline' });
    expect(resultOf({ ...row, goal: null }).goal).toBe('none');
  });

  it('meets its goal or does not', () => {
    expect(isMet(row)).toBe(true);
    expect(isMet({ ...row, value: 50.1 })).toBe(false);
    expect(isMet(compared)).toBe(false);
    expect(isMet({ ...compared, ratio: 5 })).toBe(true);
    expect(isMet({ ...row, goal: null })).toBeNull();
    expect(tableOf([{ ...row, value: 51 }])).toContain('| ≤ 50 ms | **no** |');
  });
});
