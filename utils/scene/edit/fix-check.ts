import type { CheckId } from '../checks/check-scene.ts';
import { luminance } from '../colour.ts';
import { composeScene } from '../compose.ts';
import { splitWords } from '../fit-text.ts';
import type { Background, Box, Headline, Point, Scene } from '../schema.ts';
import type { Subject } from '../subject.ts';
import { conceptOf } from './concept-of.ts';
import { boxAround, isInBox } from './layers.ts';

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
    case 'colourBlind':
      return withHeadline(scene, standingOut(scene, headline));
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

/** White letters with a dark edge on what is dark, dark ones with a light edge on what is light. */
function standingOut(scene: Scene, headline: Headline): Partial<Headline> {
  const isDark = luminance(groundBehind(scene, headline.box)) < 0.3;
  return {
    fill: isDark ? '#ffffff' : '#101010',
    emphasisFill: isDark ? '#ffe14d' : '#b00020',
    stroke: { colour: isDark ? '#101010' : '#ffffff', width: 0.16 },
  };
}

/** Colour of the foremost area in which the middle of the words lies. */
function groundBehind({ foreground, backdrop, background }: Scene, words: Box): string {
  const middle = { x: words.x + words.width / 2, y: words.y + words.height / 2 };
  const areas = [...backdrop, ...foreground].flatMap((shape) => {
    if (shape.kind === 'card') return isInBox(shape.box, middle) ? [shape.fill[1]] : [];
    if (shape.kind === 'polygon') return isInBox(boxAround(shape.points), middle) ? [shape.fill] : [];
    return [];
  });
  return areas.at(-1) ?? colourOf(background, middle);
}

function colourOf(background: Background, { x }: Point): string {
  switch (background.kind) {
    case 'mesh':
      return background.ground;
    case 'split':
      return x < (background.top + background.bottom) / 2 ? background.left[1] : background.right[1];
    case 'rays':
    case 'spotlight':
      return background.colours[1];
    case 'blurred':
    case 'still':
      return background.tint[1];
  }
}

/** Where the layout puts the words; it knows of faces, edges and the duration. */
function inItsPlace(scene: Scene, subjects: readonly Subject[]): Scene | null {
  const { headline } = composeScene(conceptOf(scene), subjects);
  return headline && withHeadline(scene, { box: headline.box, rotation: headline.rotation, align: headline.align });
}

function withHeadline(scene: Scene, changes: Partial<Headline> | null): Scene | null {
  return changes && { ...scene, headline: scene.headline && { ...scene.headline, ...changes } };
}
