/** Part of set-up: makes what the embedded backend would else make at its first start. */
import path from 'node:path';
import { readProjectConfig } from './config.ts';
import { makeDatabase } from './database.ts';
import { requireTemplate } from './template.ts';

const config = await readProjectConfig(path.resolve(import.meta.dirname, '..'));
await requireTemplate((database) => makeDatabase(database, config));
