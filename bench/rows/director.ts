import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { directConcepts } from '../../supabase/functions/_shared/art-director/direct-concepts.ts';
import { LIMITS } from '../../utils/domain/limits.ts';
import { localeSchema } from '../../utils/domain/locale.ts';
import { composeScene } from '../../utils/scene/compose.ts';
import { seedOf } from '../../utils/scene/random.ts';
import type { Benchmark } from '../benchmark.ts';
import { median, quantile, spreadOf, timed } from '../support/measure.ts';
import { readSubject } from '../support/person.ts';

const titlesSchema = z.array(z.object({ title: z.string().max(LIMITS.titleCharacters), locale: localeSchema }));

const director: Benchmark = {
  title: 'Three concepts and their scenes from each of the 200 titles',
  async run({ quick }) {
    const file = path.join(import.meta.dirname, '../../scripts/gallery/titles.json');
    const titles = titlesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const subjects = [await readSubject()];
    const direct = ({ title, locale }: (typeof titles)[number]) => {
      const seed = seedOf(title);
      for (const concept of directConcepts({ title, locale, style: 'auto', count: 3, seed }, subjects)) {
        composeScene(concept, subjects);
      }
    };
    const first = titles[0];
    if (!first) throw new Error('There is no title.');
    const cold = await timed(() => direct(first));
    const times: number[] = [];
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      for (const title of titles) times.push(await timed(() => direct(title)));
    }
    const name = 'Three concepts from a title, by the rules';
    return [
      {
        name: `${name}, p50`,
        value: median(times),
        unit: 'ms',
        goal: { value: 'at most', limit: 60 },
        spread: spreadOf(times, 2),
      },
      { name: `${name}, p95`, value: quantile(times, 0.95), unit: 'ms', goal: null, spread: '' },
      { name: `${name}, the very first`, value: cold, unit: 'ms', goal: null, spread: 'once' },
    ];
  },
};
export default director;
