/** `npm run openapi`: writes `docs/openapi.json` from the contract. To be run when that changes; a test says when it is stale. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildOpenApi } from './support/build-openapi.ts';

const file = path.resolve(import.meta.dirname, '../docs/openapi.json');
writeFileSync(file, `${JSON.stringify(buildOpenApi(), null, 2)}\n`);
console.log(`written: ${path.relative(process.cwd(), file)}`);
