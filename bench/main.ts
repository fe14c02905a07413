/**
 * `npm run bench`: measures, prints a table and writes `bench/results.json` (or `--out FILE`).
 * `--only a,b` runs those rows alone, by the names of their files; `--quick` takes few turns, to see that everything runs;
 * `--readme` also writes the table into `bench/README.md`.
 */
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Benchmark, Row } from './benchmark.ts';
import { resultOf, resultsSchema, tableOf } from './results.ts';
import { updateReadme } from './support/readme.ts';
import { createStage } from './support/stage.ts';

const ROWS = path.join(import.meta.dirname, 'rows');

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
    out: { type: 'string', default: path.join(import.meta.dirname, 'results.json') },
  },
});

async function chooseRows(): Promise<string[]> {
  const all = (await readdir(ROWS)).filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3));
  const only = values.only?.split(',');
  const unknown = only?.filter((name) => !all.includes(name)) ?? [];
  if (unknown.length > 0) throw new Error(`--only: there is no ${unknown.join(', ')}; there are ${all.join(', ')}.`);
  return only ?? all.toSorted();
}

async function run(): Promise<void> {
  const names = await chooseRows();
  const stage = createStage({ quick: values.quick });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stage.close().finally(() => process.exit(1)));
  }
  const rows: Row[] = [];
  try {
    for (const name of names) {
      const { default: benchmark }: { default: Benchmark } = await import(path.join(ROWS, `${name}.ts`));
      console.error(`${name}: ${benchmark.title}`);
      rows.push(...(await benchmark.run(stage)));
    }
  } finally {
    await stage.close();
  }
  await writeFile(values.out, `${JSON.stringify(resultsSchema.parse(rows.map(resultOf)), null, 2)}\n`);
  console.log(tableOf(rows));
  if (values.readme) await updateReadme(tableOf(rows));
  console.error(`Written to ${path.relative(process.cwd(), path.resolve(values.out))}`);
}

try {
  await run();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
