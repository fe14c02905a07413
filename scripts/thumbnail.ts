/** `npm run thumbnail`: three thumbnails from the command line, by the embedded art director and the extension's painter. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../utils/domain/errors.ts';
import { LIMITS } from '../utils/domain/limits.ts';
import { localeSchema } from '../utils/domain/locale.ts';
import { STYLE_IDS } from '../utils/scene/styles.ts';
import { cutOutInBrowser } from './cut-out.ts';
import { designThumbnails, type Person, paintThumbnail, personOf } from './support/make-thumbnails.ts';

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
async function readPerson(file: string): Promise<Person> {
  const photo = await readFile(file).catch(() => {
    throw new UsageError(`--photo: ${file} cannot be read.`);
  });
  const { cutout, analysis } = await cutOutInBrowser(photo).catch((thrown: unknown) => {
    if (thrown instanceof AppError)
      throw new UsageError(`--photo: ${file}: ${PHOTO_WORDS[thrown.code] ?? thrown.code}`);
    throw thrown;
  });
  return personOf(cutout, analysis);
}

const PHOTO_WORDS: Partial<Record<AppError['code'], string>> = {
  not_a_picture: 'this is not a picture that can be read.',
  picture_corrupt: 'the picture is damaged.',
  picture_too_large: `the picture is larger than ${LIMITS.photoBytes / 1024 / 1024} MB.`,
  picture_too_small: `the picture's shorter side is under ${LIMITS.photoPixelsMin} pixels.`,
  no_person: 'no person was found in it.',
  internal: 'the cut-out failed; is there a Chromium that can be started?',
};

async function run(): Promise<void> {
  const { photo, out, ...wish } = readOptions();
  const people = photo ? [await readPerson(photo)] : [];
  const thumbnails = designThumbnails(wish, people);
  await mkdir(out, { recursive: true });
  for (const [index, { concept, scene }] of thumbnails.entries()) {
    const file = path.join(out, `${index + 1}.jpg`);
    await writeFile(file, (await paintThumbnail(scene, people)).jpeg);
    console.log(`${file}  ${concept.reason}`);
  }
  const scenes = thumbnails.map(({ scene }) => scene);
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
