import { createHash } from 'node:crypto';
import { type ParsedMessage, parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';
import { projectFiles, read } from './support/source-files.ts';

/** Every language says all that English says. A sentence that is new in English fails here until the others have it too. */

const FILES = projectFiles().filter((file) => file.startsWith('locales/'));
const nameOf = (file: string) => file.replace(/^locales\/|\.yml$/g, '');
const OTHERS = FILES.map(nameOf).filter((name) => name !== 'en');

async function readCatalogue(name: string): Promise<Map<string, ParsedMessage>> {
  const messages = await parseMessagesFile(`locales/${name}.yml`);
  return new Map(messages.map((message) => [message.key.join('.'), message]).filter(isOwn));
}

/** The library adds messages that browsers define. */
const isOwn = (entry: (string | ParsedMessage)[]): entry is [string, ParsedMessage] =>
  !String(entry[0]).startsWith('@@');

const formsOf = (message: ParsedMessage): Record<string, string> =>
  message.type === 'plural' ? message.plurals : { n: message.message };

/** `{name}` and `$1` of a text, in the alphabet's order. */
const placeholdersOf = (text: string): string[] => (text.match(/\{\w+\}|\$\d/g) ?? []).toSorted();

/** Sentences that are the same in English and elsewhere, and why. */
const NAMES = ['extensionName', 'panel.region', 'privacy.studioTitle'];
const KINDS_AND_SIZES_OF_FILES = ['export.hd', 'export.fullHd', 'export.ultraHd', 'export.png', 'brush.pixels'];
const SAME_WORDS: Record<string, string[]> = {
  de: [
    ...['signIn.name', 'account.name', 'code.code', 'panel.prompt', 'plan.creditsTitle', 'preview.videos'],
    ...['privacy.generationsTitle', 'thumbnails.title', 'thumbnails.downloadName', 'preview.picture'],
    ...['editor.logo', 'brand.logo', 'editor.person', 'editor.personNumber', 'stills.person', 'versions.person'],
    ...['editor.ring', 'editor.emoji', 'layouts.bannerStrip', 'palettes.sand'],
  ],
  es: ['page.plan', 'panel.prompt', 'thumbnails.idea', 'preview.idea', 'layouts.diagonalSplit'],
  fr: [
    ...['page.photos', 'photos.defaultLabel', 'editor.photo', 'code.code', 'panel.prompt', 'panel.style'],
    ...[
      'styles.auto',
      'versions.tab',
      'editor.logo',
      'brand.logo',
      'brand.logoSize',
      'editor.badge',
      'editor.alignCentre',
    ],
    ...['palettes.cobalt', 'palettes.violet', 'palettes.graphite', 'palettes.rose'],
  ],
  pt_BR: ['panel.prompt', 'brand.logoSize'],
};

/** What the interface promises about photos and data. Where English changes, so must what the other languages promise. */
const PROMISES = /^(consent|people|portrait|privacy|ownKeys)\./;
/** Of the English promises as the other catalogues have them. Renew it when all of these say the same again. */
const PROMISES_TRANSLATED = '6293b7ce63d8544a';

const hasWords = (text: string) => /\p{L}/u.test(text.replaceAll(/\{\w+\}|\$\d/g, ''));
const wordsOf = (message: ParsedMessage) => Object.values(formsOf(message)).join(' ');

describe('the catalogues', () => {
  it('speak the eight languages', () => {
    expect(OTHERS.toSorted()).toEqual(['ar', 'de', 'es', 'fr', 'hi', 'ja', 'pt_BR']);
  });

  it.each(OTHERS)('say everything that English says, with the same placeholders: %s', async (name) => {
    const [english, catalogue] = [await readCatalogue('en'), await readCatalogue(name)];
    expect([...catalogue.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    const wrong = [...english].filter(([key, message]) => {
      const [wanted, forms] = [formsOf(message), formsOf(catalogue.get(key) ?? message)];
      if (catalogue.get(key)?.type !== message.type) return true;
      if (Object.values(forms).some((form) => form.trim() === '')) return true;
      return placeholdersOf(forms.n ?? '').join() !== placeholdersOf(wanted.n ?? '').join();
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('say nothing that nobody says any more', async () => {
    const sources = projectFiles().filter((file) =>
      /^(components|entrypoints|utils|wxt\.config)\b.*\.tsx?$/.test(file),
    );
    const code = sources.map((file) => read(file)).join('\n');
    const isSaid = (key: string) =>
      code.includes(`'${key}'`) || code.includes(`\`${key}`) || code.includes(`__MSG_${key.replaceAll('.', '_')}__`);
    expect([...(await readCatalogue('en')).keys()].filter((key) => !isSaid(key))).toEqual([]);
  });

  it('promise in every language what English promises', async () => {
    const promises = [...(await readCatalogue('en'))].filter(([key]) => PROMISES.test(key));
    expect(promises.length).toBeGreaterThan(50);
    const text = promises.map(([key, message]) => `${key}: ${wordsOf(message)}`).join('\n');
    expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).toBe(PROMISES_TRANSLATED);
  });

  it.each(OTHERS)('leave nothing in English: %s', async (name) => {
    const [english, catalogue] = [await readCatalogue('en'), await readCatalogue(name)];
    const allowed = new Set([...NAMES, ...KINDS_AND_SIZES_OF_FILES, 'locale.direction', ...(SAME_WORDS[name] ?? [])]);
    const same = [...english].filter(([key, message]) => {
      const own = catalogue.get(key);
      return own && hasWords(wordsOf(message)) && wordsOf(own) === wordsOf(message);
    });
    expect(same.map(([key]) => key).filter((key) => !allowed.has(key))).toEqual([]);
    const stale = SAME_WORDS[name]?.filter((key) => !same.some(([one]) => one === key)) ?? [];
    expect(stale).toEqual([]);
  });

  it.each([...OTHERS, 'en'])('have a form for every number: %s', async (name) => {
    const rules = new Intl.PluralRules(name.replace('_', '-'));
    const plurals = [...(await readCatalogue(name))].filter(([, { type }]) => type === 'plural');
    expect(plurals.length).toBeGreaterThan(5);
    for (const [key, message] of plurals) {
      const forms = formsOf(message);
      // What the library can tell apart: none, one, and the rest. With two forms it takes the first for one.
      expect({ key, forms: Object.keys(forms).toSorted().join() }).toEqual({
        key,
        forms: /^(0,1,n|1,n|n)$/.exec(Object.keys(forms).toSorted().join())?.[0],
      });
      for (const number of [0, 1]) {
        const isOwnForm = String(number) in forms || rules.select(number) === rules.select(100);
        expect({ key, number, isOwnForm }).toEqual({ key, number, isOwnForm: true });
      }
    }
  });

  it.each(OTHERS.filter(hasManyForms))(
    'end with the number where the language has more forms than these: %s',
    async (name) => {
      const plurals = [...(await readCatalogue(name))].filter(([, { type }]) => type === 'plural');
      const counted = plurals.filter(([, message]) => /\$1\s*[\p{L}\p{M}]{2}/u.test(formsOf(message).n ?? ''));
      expect(counted.map(([key]) => key)).toEqual([]);
    },
  );

  it.each([...OTHERS, 'en'])('know their own language and direction: %s', async (name) => {
    const catalogue = await readCatalogue(name);
    const tag = name.replace('_', '-');
    expect(catalogue.get('locale.tag')).toMatchObject({ message: tag });
    expect(catalogue.get('locale.direction')).toMatchObject({ message: tag === 'ar' ? 'rtl' : 'ltr' });
  });
});

/** Whether one form for all that is neither none nor one is too few, as in Arabic: 2, 3 and 11 are three forms. */
function hasManyForms(name: string): boolean {
  const rules = new Intl.PluralRules(name.replace('_', '-'));
  return [2, 3, 11, 100].some((number) => rules.select(number) !== rules.select(1000));
}
