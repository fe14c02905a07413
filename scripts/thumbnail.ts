/** `npm run thumbnail`: three thumbnails from the command line, by the embedded art director and the extension's painter. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { directConcepts } from '../supabase/functions/_shared/art-director/direct-concepts.ts';
import { AppError } from '../utils/domain/errors.ts';
import { photoIdSchema } from '../utils/domain/ids.ts';
import { LIMITS } from '../utils/domain/limits.ts';
import { localeSchema } from '../utils/domain/locale.ts';
import { composeScene } from '../utils/scene/compose.ts';
import { encodeWithin } from '../utils/scene/encode.ts';
import type { Picture } from '../utils/scene/painter/surface.ts';
import { STYLE_IDS } from '../utils/scene/styles.ts';
import type { Subject } from '../utils/scene/subject.ts';
import { cutOutInBrowser } from './cut-out.ts';
import { decodePicture, paintInNode } from './support/node-painter.ts';

/** A mistake in the options, in a sentence that names the option. */
class UsageError extends Error {}

function readOptions() {
  const { values } = parseArgs({
    options: {
      title: { type: 'string' },
      prompt: { type: 'string' },
      headline: { type: 'string' },
      photo: { type: 'string' },
      style: { type: 'string', default: 'auto' },
      locale: { type: 'string', default: 'en' },
      out: { type: 'string' },
    },
  });
  if (!values.title?.trim()) throw new UsageError('--title is needed: the words that the thumbnails are made from.');
  if (!values.out) throw new UsageError('--out is needed: the folder to write to.');
  if (values.title.length > LIMITS.titleCharacters) {
    throw new UsageError(`--title may have at most ${LIMITS.titleCharacters} characters.`);
  }
  if ((values.headline?.length ?? 0) > LIMITS.headlineCharacters) {
    throw new UsageError(`--headline may have at most ${LIMITS.headlineCharacters} characters.`);
  }
  if ((values.prompt?.length ?? 0) > LIMITS.promptCharacters) {
    throw new UsageError(`--prompt may have at most ${LIMITS.promptCharacters} characters.`);
  }
  if (!STYLE_IDS.some((style) => style === values.style)) {
    throw new UsageError(`--style is one of ${STYLE_IDS.join(', ')}, not ${values.style}.`);
  }
  if (!localeSchema.safeParse(values.locale).success) {
    throw new UsageError(`--locale is a language tag such as en or pt-BR, not ${values.locale}.`);
  }
  return { ...values, title: values.title, out: path.resolve(values.out) };
}

/** Cuts the person out of a photo. One with transparency is used as it is. */
async function readSubject(file: string): Promise<{ subject: Subject; picture: Picture }> {
  const photo = await readFile(file).catch(() => {
    throw new UsageError(`--photo: ${file} cannot be read.`);
  });
  const { cutout, analysis } = await cutOutInBrowser(photo).catch((thrown: unknown) => {
    if (thrown instanceof AppError)
      throw new UsageError(`--photo: ${file}: ${PHOTO_WORDS[thrown.code] ?? thrown.code}`);
    throw thrown;
  });
  const photoId = photoIdSchema.parse(crypto.randomUUID());
  return { subject: { photoId, analysis }, picture: await decodePicture(cutout) };
}

const PHOTO_WORDS: Partial<Record<AppError['code'], string>> = {
  not_a_picture: 'this is not a picture that can be read.',
  picture_corrupt: 'the picture is damaged.',
  picture_too_large: `the picture is larger than ${LIMITS.photoBytes / 1024 / 1024} MB.`,
  picture_too_small: `the picture's shorter side is under ${LIMITS.photoPixelsMin} pixels.`,
  no_person: 'no person was found in it.',
  internal: 'the cut-out failed; is there a Chromium that can be started?',
};

/** The same words give the same pictures (FNV-1a). */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

async function run(): Promise<void> {
  const { title, prompt, headline, photo, style, locale, out } = readOptions();
  const person = photo ? await readSubject(photo) : null;
  const subjects = person ? [person.subject] : [];
  const seed = seedOf([title, prompt, headline, style].join('\n'));
  const concepts = directConcepts({ title, prompt, headline, style, locale, count: 3, seed }, subjects);
  const scenes = concepts.map((concept) => composeScene(concept, subjects));
  const cutouts = new Map(person ? [[person.subject.photoId as string, person.picture]] : []);

  await mkdir(out, { recursive: true });
  for (const [index, scene] of scenes.entries()) {
    const { canvas } = await paintInNode(scene, cutouts);
    const picture = await encodeWithin(
      (quality) => canvas.encode('jpeg', Math.round(quality * 100)),
      (bytes) => bytes.byteLength,
    );
    const file = path.join(out, `${index + 1}.jpg`);
    await writeFile(file, picture);
    console.log(`${file}  ${concepts[index]?.reason ?? ''}`);
  }
  await writeFile(path.join(out, 'scenes.json'), `${JSON.stringify(scenes, null, 2)}\n`);
}

try {
  await run();
} catch (error) {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  console.error(`thumbnail: ${error instanceof Error && isUsage ? error.message : 'failed'}`);
  if (!isUsage) console.error(error);
  process.exit(1);
}
