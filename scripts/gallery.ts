/** `npm run gallery`: thumbnails for many titles, with a contact sheet and what the checks measured. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { LIMITS } from '../utils/domain/limits.ts';
import { localeSchema } from '../utils/domain/locale.ts';
import { type Check, checkScene } from '../utils/scene/checks/check-scene.ts';
import { type DrawnLine, drawnLines } from '../utils/scene/checks/drawn-lines.ts';
import { measureContrast } from '../utils/scene/checks/measure-contrast.ts';
import type { Box } from '../utils/scene/schema.ts';
import { subjectAnalysisSchema } from '../utils/scene/subject.ts';
import { cutOutInBrowser } from './cut-out.ts';
import { contactSheet } from './gallery/contact-sheet.ts';
import { smallestDifference } from './gallery/difference-hash.ts';
import { readWords, type WordsRead } from './gallery/read-words.ts';
import {
  designThumbnails,
  type Person,
  paintThumbnail,
  personOf,
  picturesOf,
  type Thumbnail,
} from './support/make-thumbnails.ts';
import { createSurface } from './support/node-painter.ts';

const root = path.resolve(import.meta.dirname, '..');

const titlesSchema = z
  .array(
    z.object({
      title: z.string().trim().min(1).max(LIMITS.titleCharacters),
      locale: localeSchema,
      headline: z.string().max(LIMITS.headlineCharacters).optional(),
      prompt: z.string().max(LIMITS.promptCharacters).optional(),
    }),
  )
  .min(1)
  .max(999);
type Title = z.infer<typeof titlesSchema>[number];

/** One picture of the gallery; boxes in pixels of the 1280×720 picture. */
export interface GalleryResult {
  file: string;
  title: string;
  locale: string;
  headline: string | null;
  lines: DrawnLine[];
  head: Box | null;
  layout: string;
  palette: string;
  checks: Check[];
}

const { values } = parseArgs({
  options: {
    titles: { type: 'string', default: path.join(root, 'scripts/gallery/titles.json') },
    photo: { type: 'string' },
    out: { type: 'string', default: 'gallery' },
    /** Also has the words read back by tesseract, where that is installed. */
    read: { type: 'boolean', default: false },
  },
});

async function readPeople(): Promise<Person[]> {
  if (values.photo) {
    const { cutout, analysis } = await cutOutInBrowser(await readFile(values.photo));
    return [await personOf(cutout, analysis)];
  }
  const photos = path.join(root, 'tests/fixtures/photos');
  const analysis = JSON.parse(await readFile(path.join(photos, 'astronaut-analysis.json'), 'utf8'));
  return [
    await personOf(await readFile(path.join(photos, 'astronaut-cutout.webp')), subjectAnalysisSchema.parse(analysis)),
  ];
}

/** Without a photo of one's own every third title is made without a person, so that those are seen as well. */
function peopleFor(index: number, people: readonly Person[]): readonly Person[] {
  return !values.photo && index % 3 === 2 ? [] : people;
}

async function makeOne(
  { title, locale }: Title,
  { scene }: Thumbnail,
  people: readonly Person[],
  file: string,
): Promise<GalleryResult> {
  const { jpeg, fitted } = await paintThumbnail(scene, people);
  await writeFile(path.join(out, file), jpeg);
  const contrast = measureContrast(scene, { createSurface, pictures: picturesOf(people) });
  return {
    file,
    title,
    locale,
    headline: scene.headline?.text ?? null,
    lines: scene.headline && fitted ? drawnLines(scene.headline, fitted) : [],
    head: scene.subjects[0]?.head ?? null,
    layout: scene.layout,
    palette: typeof scene.palette === 'string' ? scene.palette : scene.palette.origin,
    checks: checkScene(scene, { fitted, contrast, bytes: jpeg.byteLength }),
  };
}

const out = path.resolve(values.out);
await mkdir(out, { recursive: true });
const titles = titlesSchema.parse(JSON.parse(await readFile(values.titles, 'utf8')));
const people = await readPeople();
const results: GalleryResult[] = [];
let nearest = Number.POSITIVE_INFINITY;
for (const [index, title] of titles.entries()) {
  const shown = peopleFor(index, people);
  const files: string[] = [];
  for (const [position, thumbnail] of designThumbnails(title, shown).entries()) {
    const file = `${String(index + 1).padStart(3, '0')}-${position + 1}.jpg`;
    files.push(file);
    results.push(await makeOne(title, thumbnail, shown, file));
  }
  const difference = await smallestDifference(files.map((file) => path.join(out, file)));
  if (difference < 20) console.log(`${files[0]?.slice(0, 3)}: two pictures differ in ${difference} of 64 bits only`);
  nearest = Math.min(nearest, difference);
}
const words: WordsRead | null = values.read ? await readWords(results, out) : null;
await writeFile(path.join(out, 'results.json'), `${JSON.stringify(results, null, 1)}\n`);
await writeFile(path.join(out, 'index.html'), contactSheet(results, words));

const toMend = results.filter(({ checks }) => checks.some(({ level }) => level === 'mend'));
for (const { file, checks, headline } of toMend) {
  const failed = checks.filter(({ level }) => level === 'mend').map(({ id, value }) => `${id} ${value}`);
  console.log(`${file}  ${failed.join(', ')}  ${headline}`);
}
console.log(`${results.length} pictures, ${toMend.length} to mend, nearest pair ${nearest} of 64 bits: ${out}`);
if (words)
  for (const [locale, { read, total }] of Object.entries(words.byLocale)) {
    console.log(`${locale}  ${read} of ${total} words read (${((100 * read) / total).toFixed(1)} %)`);
  }
