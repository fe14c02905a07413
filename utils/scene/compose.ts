import { bannerStrip } from './compositions/banner-strip.ts';
import { bigNumber } from './compositions/big-number.ts';
import { cinematicSide } from './compositions/cinematic-side.ts';
import { closeUp } from './compositions/close-up.ts';
import type { Composition, Ingredients } from './compositions/composition.ts';
import { diagonalSplit } from './compositions/diagonal-split.ts';
import { duo } from './compositions/duo.ts';
import { framedCard } from './compositions/framed-card.ts';
import { geometric } from './compositions/geometric.ts';
import { headlineStack } from './compositions/headline-stack.ts';
import { heroRays } from './compositions/hero-rays.ts';
import { medallion } from './compositions/medallion.ts';
import { poster } from './compositions/poster.ts';
import { sidePanel } from './compositions/side-panel.ts';
import { spotlightStage } from './compositions/spotlight-stage.ts';
import { stillFrame } from './compositions/still-frame.ts';
import { tapeLines } from './compositions/tape-lines.ts';
import type { Concept } from './concept.ts';
import { LAYOUTS, type LayoutId } from './layouts.ts';
import { onPlate, onPortrait } from './on-plate.ts';
import { coloursOf } from './palettes.ts';
import { PAINTED_PERSON } from './plate.ts';
import { randomFrom } from './random.ts';
import { SCENE_VERSION, type Scene } from './schema.ts';
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
  'tape-lines': tapeLines,
  'still-frame': stillFrame,
  'side-panel': sidePanel,
  poster: poster,
  medallion: medallion,
  geometric: geometric,
  duo: duo,
  'close-up': closeUp,
};

/** Gives everything in a concept its place. The same concept and subjects make the same scene. */
export function composeScene(concept: Concept, subjects: readonly Subject[]): Scene {
  const plate = LAYOUTS[concept.layout].plate ? concept.plate : null;
  if (plate?.showsPerson) {
    const side = concept.side ?? plate.paintedSide ?? 'right';
    const scene = composePlain({ ...concept, side }, [PAINTED_PERSON]);
    return onPortrait(scene, plate, side, coloursOf(concept.palette));
  }
  const scene = composePlain(concept, subjects);
  return plate ? onPlate(scene, plate, coloursOf(concept.palette)) : scene;
}

function composePlain(concept: Concept, subjects: readonly Subject[]): Scene {
  const { layout, palette, seed } = concept;
  const shown = LAYOUTS[layout].subject === 'never' ? [] : subjects;
  const random = randomFrom(seed);
  const composition = COMPOSITIONS[layout]({
    concept,
    palette: coloursOf(palette),
    subject: shown[0] ?? null,
    subjects: shown,
    random,
  });
  return { version: SCENE_VERSION, layout, palette, seed, ...composition, logo: null };
}
