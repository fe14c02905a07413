import { readFileSync } from 'node:fs';
import { readWords } from '/work/main/scripts/gallery/read-words.ts';
const dir = process.argv[2]!; const results = JSON.parse(readFileSync(dir + '/results.json', 'utf8'));
const w = await readWords(results, dir);
for (const [l, { read, total }] of Object.entries(w.byLocale)) console.log(l, read, total, (100 * read / total).toFixed(1));
for (const [f, u] of Object.entries(w.unread)) { const r = results.find((x: any) => x.file === f); console.log(f, r.layout, r.palette, '|', r.headline, '|', u.join(' ')); }
