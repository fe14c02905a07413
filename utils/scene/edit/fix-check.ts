import type { CheckId } from '../checks/check-scene.ts';
import { luminance } from '../colour.ts';
import { composeScene } from '../compose.ts';
import { splitWords } from '../fit-text.ts';
import type { Headline, Scene } from '../schema.ts';
import type { Subject } from '../subject.ts';
import { conceptOf } from './concept-of.ts';

/** As many words are read at a glance. */
const FEW_WORDS = 4;

/**
 * The scene with what a check complains of put right, everything else as it is.
 * @param subjects the people on it; null where a photo is gone
 * @returns null where there is nothing that a press could do
 */
export function fixCheck(scene: Scene, check: CheckId, subjects: readonly Subject[] | null): Scene | null {
  const { headline } = scene;
  if (!headline) return null;
  switch (check) {
    case 'legibility':
      return withHeadline(
        scene,
        headline.casing === 'upper' && headline.font === 'roboto' ? shortened(headline) : LEGIBLE,
      );
    case 'words':
      return withHeadline(scene, shortened(headline));
    case 'contrast':
      return withHeadline(scene, standingOut(headline));
    case 'face':
    case 'duration':
    case 'edges':
      return subjects && inItsPlace(scene, subjects);
    case 'file':
      return null;
  }
}

const LEGIBLE: Partial<Headline> = { font: 'roboto', casing: 'upper' };

/** What is stressed, or the first words. */
function shortened({ text, emphasis, locale }: Headline): Partial<Headline> | null {
  const { words, glue } = splitWords(text, locale);
  const [stressed] = emphasis;
  if (stressed && stressed.length < text.length) return { text: stressed, emphasis: [] };
  if (words.length <= FEW_WORDS) return null;
  return { text: words.slice(0, FEW_WORDS).join(glue), emphasis: [] };
}

/** White letters with a dark edge, or dark ones with a light edge, whichever is nearer. */
function standingOut({ fill }: Headline): Partial<Headline> {
  const isLight = luminance(fill) > 0.3;
  return {
    fill: isLight ? '#ffffff' : '#101010',
    emphasisFill: isLight ? '#ffe14d' : '#b00020',
    stroke: { colour: isLight ? '#101010' : '#ffffff', width: 0.16 },
  };
}

/** Where the layout puts the words; it knows of faces, edges and the duration. */
function inItsPlace(scene: Scene, subjects: readonly Subject[]): Scene | null {
  const { headline } = composeScene(conceptOf(scene), subjects);
  return headline && withHeadline(scene, { box: headline.box, rotation: headline.rotation, align: headline.align });
}

function withHeadline(scene: Scene, changes: Partial<Headline> | null): Scene | null {
  return changes && { ...scene, headline: scene.headline && { ...scene.headline, ...changes } };
}
