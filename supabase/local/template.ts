import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { VERSIONS } from './lite.ts';

/**
 * A database with lite's own tables and nothing else, made once for a machine. Making one takes 2.5 s, which is most of a
 * first start; copying it takes a tenth of one.
 */
const cache = path.resolve(import.meta.dirname, '../../node_modules/.cache/klikk');
const template = path.join(cache, `database-${Object.values(VERSIONS).join('-')}`);

/** Puts the template where there is no database yet. Without a template nothing is done. */
export async function copyTemplate(database: string): Promise<void> {
  if (existsSync(database) || !existsSync(template)) return;
  // Copied beside its place first: a copy that is cut off must not be taken for a database.
  const copy = `${database}.new`;
  await rm(copy, { recursive: true, force: true });
  await cp(template, copy, { recursive: true });
  await rename(copy, database);
}

/** Makes the template, unless there is one. @param make makes a database in a folder and closes it again */
export async function makeTemplate(make: (database: string) => Promise<void>): Promise<void> {
  if (existsSync(template)) return;
  await mkdir(cache, { recursive: true });
  const made = await mkdtemp(path.join(cache, 'new-'));
  try {
    await make(path.join(made, 'database'));
    await rename(path.join(made, 'database'), template);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}
