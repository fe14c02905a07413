import { bannerStrip } from './compositions/banner-strip.ts';
import { bigNumber } from './compositions/big-number.ts';
import { cinematicSide } from './compositions/cinematic-side.ts';
import type { Composition, Ingredients } from './compositions/composition.ts';
import { diagonalSplit } from './compositions/diagonal-split.ts';
import { framedCard } from './compositions/framed-card.ts';
import { headlineStack } from './compositions/headline-stack.ts';
import { heroRays } from './compositions/hero-rays.ts';
import { spotlightStage } from './compositions/spotlight-stage.ts';
import type { Concept } from './concept.ts';
import { LAYOUTS, type LayoutId } from './layouts.ts';
import { PALETTES } from './palettes.ts';
import { randomFrom } from './random.ts';
import type { Scene } from './schema.ts';
import type { Subject } from './subject.ts';

const COMPOSITIONS: Record<LayoutId, (ingredients: Ingredients) => Composition> = {
  'hero-rays': heroRays,
  'cinematic-side': cinematicSide,
  'diagonal-split': diagonalSplit,
  'spotlight-stage': spotlightStage,
  'headline-stack': headlineStack,
  'banner-strip': bannerStrip,
  'big-number': bigNumber,
  'framed-card': framedCard,
};

/** Gives everything in a concept its place. The same concept and subjects make the same scene. */
export function composeScene(concept: Concept, subjects: readonly Subject[]): Scene {
  const { layout, palette, seed } = concept;
  const subject = LAYOUTS[layout].subject === 'never' ? null : (subjects[0] ?? null);
  const random = randomFrom(seed);
  const composition = COMPOSITIONS[layout]({ concept, palette: PALETTES[palette], subject, random });
  return { version: 1, layout, palette, seed, ...composition, logo: null };
}
