import { composeScene } from '../../utils/scene/compose.ts';
import type { LayoutId } from '../../utils/scene/layouts.ts';
import type { PaletteId } from '../../utils/scene/palettes.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import { readSubject } from './person.ts';

interface Example {
  layout: LayoutId;
  palette: PaletteId;
  isWithPerson: boolean;
}

/** Six layouts of every kind, with a person and without, with edges, glows and strips and without. */
const EXAMPLES: readonly Example[] = [
  { layout: 'hero-rays', palette: 'cobalt', isWithPerson: true },
  { layout: 'cinematic-side', palette: 'midnight', isWithPerson: true },
  { layout: 'framed-card', palette: 'mint', isWithPerson: true },
  { layout: 'headline-stack', palette: 'sunflower', isWithPerson: true },
  { layout: 'big-number', palette: 'ember', isWithPerson: false },
  { layout: 'poster', palette: 'paper', isWithPerson: false },
];

/** The scenes that every painter is given, in English, whose letters all of them hold. */
export async function exampleScenes(): Promise<Scene[]> {
  const subject = await readSubject();
  return EXAMPLES.map(({ layout, palette, isWithPerson }) =>
    composeScene(
      {
        layout,
        palette,
        headline: 'I trained like an astronaut for 30 days',
        emphasis: ['30 days'],
        side: null,
        badge: null,
        emoji: null,
        still: null,
        plate: null,
        locale: 'en',
        seed: 11,
        reason: '',
      },
      isWithPerson ? [subject] : [],
    ),
  );
}
