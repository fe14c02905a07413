/** `npm run mails`: writes the auth server's mails and their subjects out of `support/mails`. A test says when they are stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildTemplates, withSubjects } from './support/mails/build-mails.ts';

const supabase = path.resolve(import.meta.dirname, '../supabase');
for (const [name, html] of buildTemplates()) writeFileSync(path.join(supabase, 'templates', name), html);
const config = path.join(supabase, 'config.toml');
writeFileSync(config, withSubjects(readFileSync(config, 'utf8')));
console.log(`written: supabase/templates and the subjects in ${path.relative(process.cwd(), config)}`);
