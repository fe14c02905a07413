import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ProjectConfig, sectionsForLite } from './config.ts';
import type { Query } from './gateway/gateway.ts';
import { openLite } from './lite.ts';
import { isUpToDate, noteUpToDate, placeTemplate } from './template.ts';

export type Database = Awaited<ReturnType<typeof open>>;

interface DatabaseOptions {
  /** Holds the database and the objects. */
  dataDir: string;
  config: ProjectConfig;
  smtpPort: number;
}

/** Opens the database in `dataDir`, made first where there is none, with every migration applied. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  await placeTemplate(path.join(options.dataDir, 'database'), (database) => makeDatabase(database, options.config));
  return open(options);
}

/** Makes a database in which all tables are and no rows of anybody's, and closes it again. */
export async function makeDatabase(database: string, config: ProjectConfig): Promise<void> {
  const { connection } = await open({ dataDir: path.dirname(database), config, smtpPort: 0 });
  await connection.close();
}

async function open({ dataDir, config, smtpPort }: DatabaseOptions) {
  const lite = await openLite({ dataDir, smtpPort, config: sectionsForLite(config) });
  const { driver } = lite.connection;
  const database = path.join(dataDir, 'database');
  // Opened by its first use otherwise, and one that is closed before it is open never ends.
  await driver.waitReady;
  if (!(await isUpToDate(database))) {
    await lite.makeSystemSchemas();
    await driver.exec(await readFile(path.join(import.meta.dirname, 'bootstrap.sql'), 'utf8'));
    await lite.applyMigrations();
    await noteUpToDate(database);
  }
  const query: Query = async <Row>(sql: string, parameters: unknown[] = []) =>
    (await driver.query<Row>(sql, parameters)).rows;
  return { ...lite, query };
}
