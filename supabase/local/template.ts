import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { VERSIONS } from './lite.ts';

/**
 * A database with every table and nobody's rows, made once for each state of the migrations and kept. Making one takes
 * seconds, which is most of a first start; copying it takes a tenth of one.
 */
const cache = path.resolve(import.meta.dirname, '../../node_modules/.cache/klikk');
const PREFIX = 'database-';

/** Makes a database in a folder that is not there yet, and closes it again. */
export type MakeDatabase = (database: string) => Promise<void>;

/** Puts the template where there is no database yet. */
export async function placeTemplate(database: string, make: MakeDatabase): Promise<void> {
  if (existsSync(database)) return;
  const template = await requireTemplate(make);
  // Copied beside its place first: a copy that is cut off must not be taken for a database.
  const copy = `${database}.new`;
  await rm(copy, { recursive: true, force: true });
  await cp(template, copy, { recursive: true });
  await rename(copy, database);
}

/** Makes the template of today's migrations, unless it is there, in place of those of earlier ones. */
export async function requireTemplate(make: MakeDatabase): Promise<string> {
  const name = PREFIX + (await fingerprint());
  const template = path.join(cache, name);
  if (existsSync(template)) return template;
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'new-'));
  try {
    await make(path.join(folder, 'database'));
    await rename(path.join(folder, 'database'), template);
  } catch (thrown) {
    // Another process may have made it meanwhile.
    if (!existsSync(template)) throw thrown;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  for (const old of await readdir(cache)) {
    if (old.startsWith(PREFIX) && old !== name) await rm(path.join(cache, old), { recursive: true, force: true });
  }
  return template;
}

/** A file in a database's folder that says what it was made of. */
const MADE_OF = 'klikk-made-of';

/** Whether a database has all that today's migrations make, so that nothing needs to be compared at its start. */
export async function isUpToDate(database: string): Promise<boolean> {
  const madeOf = await readFile(path.join(database, MADE_OF), 'utf8').catch(() => null);
  return madeOf === (await fingerprint());
}

export async function noteUpToDate(database: string): Promise<void> {
  await writeFile(path.join(database, MADE_OF), await fingerprint());
}

/** Of all that a database is made of, so that none outlives a change. */
async function fingerprint(): Promise<string> {
  const migrations = path.resolve(import.meta.dirname, '../migrations');
  const files = (await readdir(migrations)).sort().map((file) => path.join(migrations, file));
  const hash = createHash('sha256').update(JSON.stringify(VERSIONS));
  for (const file of [...files, ...['bootstrap.sql', 'lite.ts'].map((name) => path.join(import.meta.dirname, name))]) {
    hash.update(path.basename(file)).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}
