import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeScene } from '../../../../utils/scene/compose.ts';
import { followWords } from '../../../../utils/scene/edit/follow-words.ts';
import { LAYOUT_IDS } from '../../../../utils/scene/layouts.ts';
import { readWords } from '../../../support/catalogue.ts';
import { aConcept, PEOPLE, subjectOf } from '../builders.ts';

const half = PEOPLE['half body'];
if (!half) throw new Error('There is no half body.');
const subjects = [subjectOf(half)];
const scene = LAYOUT_IDS.map((layout) =>
  composeScene(aConcept({ layout, badge: 'NEW', palette: 'ember' }), subjects),
).find(({ headline, accents }) => headline && accents.some(({ kind }) => kind === 'badge'));
if (!scene) throw new Error('No layout has words and a badge.');

const LANGUAGES = readdirSync('locales').map((file) => file.replace('.yml', ''));

/** What stands between the quotation marks of a sentence, in the marks of its language. */
const quotedIn = (text: string) =>
  [...text.matchAll(/[“„«「]\s*([^”“»」]+?)\s*[”“»」]/gu)].map(([, quoted = '']) => quoted);

describe('wishes in plain words', () => {
  it.each(LANGUAGES)('that the interface gives as examples are understood: %s', async (language) => {
    const words = await readWords(language);
    const [bigger = '', blue = ''] = words('editor.sayExample').split(/[,،、…]/u);
    const examples = [...quotedIn(words('editor.sayUnknown')), bigger, blue].map((example) => example.trim());
    expect(examples).toHaveLength(6);
    const ignored = examples.filter((example) => followWords(scene, example, subjects) === null);
    expect(ignored).toEqual([]);
  });

  it('are left alone where they name nothing on the picture', () => {
    expect(followWords(scene, 'make it nicer', subjects)).toBeNull();
  });
});
