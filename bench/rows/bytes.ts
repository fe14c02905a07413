import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import type { Benchmark, Goal, Row } from '../benchmark.ts';

/** Parts of the package, each by what its files' paths begin or end with. A file belongs to the first that fits. */
const PARTS: readonly { name: string; holds: RegExp }[] = [
  { name: 'fonts', holds: /\.woff2?$/ },
  { name: 'segmentation model (MediaPipe)', holds: /^mediapipe\// },
  { name: 'painter and cut-out workers', holds: /worker[^/]*\.js$/ },
  { name: 'content script', holds: /^content-scripts\// },
  { name: 'background', holds: /^background/ },
  { name: 'pages: panel, popup, account', holds: /\.(html|css|js)$/ },
  { name: 'the rest', holds: /./ },
];

/** What a ZIP writes about a file besides its bytes and, twice, its name; and once at its end. */
const ZIP_ENTRY_BYTES = 30 + 46;
const ZIP_END_BYTES = 22;

const bytes: Benchmark = {
  title: 'Sizes of the built package',
  async run(stage) {
    const build = await stage.build();
    const sizes = new Map<string, number>();
    let contentScript = 0;
    for (const file of await filesBelow(build)) {
      const content = await readFile(path.join(build, file));
      const packed = Math.min(content.length, deflateRawSync(content, { level: 9 }).length);
      const part = PARTS.find(({ holds }) => holds.test(file))?.name ?? 'the rest';
      sizes.set(part, (sizes.get(part) ?? 0) + packed + ZIP_ENTRY_BYTES + 2 * Buffer.byteLength(file));
      if (/^content-scripts\/.*\.js$/.test(file)) contentScript += gzipSync(content, { level: 9 }).length;
    }
    const whole = [...sizes.values()].reduce((sum, size) => sum + size, ZIP_END_BYTES);
    return [
      row('Content script, gzipped', contentScript / 1024, 'KB', 12),
      row('Package, zipped', whole / 1024 / 1024, 'MB', 6),
      ...PARTS.filter(({ name }) => sizes.has(name)).map(({ name }) =>
        row(`Package, zipped: ${name}`, (sizes.get(name) ?? 0) / 1024, 'KB', null),
      ),
    ];
  },
};
export default bytes;

function row(name: string, value: number, unit: string, limit: number | null): Row {
  const goal: Goal | null = limit === null ? null : { value: 'at most', limit };
  return { name, value, unit, goal, spread: '' };
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
}
