import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem, type } from 'node:os';
import path from 'node:path';

const README = path.join(import.meta.dirname, '../README.md');
const [BEGIN, END] = ['<!-- table -->', '<!-- /table -->'];

/** Puts a table, with the machine and the day, between the marks in `bench/README.md`. */
export async function updateReadme(table: string): Promise<void> {
  const before = await readFile(README, 'utf8');
  const [from, to] = [before.indexOf(BEGIN), before.indexOf(END)];
  if (from < 0 || to < from) throw new Error('bench/README.md has lost the marks around its table.');
  const now = `${before.slice(0, from)}${BEGIN}\n\n${machine()}\n\n${table}\n\n${before.slice(to)}`;
  await writeFile(README, now);
}

function machine(): string {
  const day = new Date().toISOString().slice(0, 10);
  const memory = Math.round(totalmem() / 1024 ** 3);
  const model = cpus()[0]?.model.trim() ?? 'an unknown processor';
  return `${day}, ${cpus().length} cores of ${model}, ${memory} GB, ${type()}, Node ${process.versions.node}. Load of the machine at the end: ${loadavg()[0]?.toFixed(1)}.`;
}
