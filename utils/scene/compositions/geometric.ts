import type { Shape } from '../schema.ts';
import {
  type Composition,
  columnBeside,
  headlineIn,
  type Ingredients,
  lightFromWords,
  solidCard,
  standSubject,
  subjectLayer,
} from './composition.ts';

/** Side of one field of the pattern. */
const FIELD = 240;

/** Circles, quarters and squares of flat colour; the person before them, the words beside. */
export function geometric(ingredients: Ingredients): Composition {
  const { palette, subject, random } = ingredients;
  const { side, placement } = standSubject(ingredients, { headHeight: 274, headTop: 118, inset: 0.2 });
  const [light, middle, dark] = palette.background;
  const isLight = palette.tone === 'light';
  const ground = isLight ? light : palette.panel;
  const left = side === 'right' ? 1280 - 2 * FIELD : 0;
  const colours = isLight
    ? [palette.accent, dark, palette.panel, middle]
    : [palette.accent, middle, light, palette.emphasis];
  const shapes = [0, 1, 2, 3, 4, 5].flatMap((index): Shape[] => {
    const x = left + (index % 2) * FIELD;
    const y = Math.floor(index / 2) * FIELD;
    const fill = colours[index % colours.length] ?? middle;
    const over = colours[(index + 1 + Math.floor(random() * 2)) % colours.length] ?? dark;
    return [solidCard({ x, y, width: FIELD, height: FIELD }, fill), motif(x, y, over, Math.floor(random() * 3))];
  });
  const box = columnBeside(placement, side, { top: 72, bottom: 648 }, 36);
  const edge = side === 'right' ? left - 40 : left + 2 * FIELD + 40;
  const x = side === 'right' ? box.x : Math.max(box.x, edge);
  return {
    background: { kind: 'mesh', ground, pools: [] },
    backdrop: [lightFromWords(side, isLight), ...shapes],
    subjects:
      subject && placement ? [subjectLayer(subject, placement, { outline: { width: 9, colour: '#ffffff' } })] : [],
    foreground: [],
    accents: [],
    headline: headlineIn(
      ingredients,
      { ...box, x, width: (side === 'right' ? Math.min(box.x + box.width, edge) : 1224) - x },
      {
        font: 'roboto',
        align: 'left',
        contrast: 1.6,
        fill: isLight ? palette.text : '#ffffff',
        emphasisFill: isLight ? palette.emphasis : palette.emphasisOnDark,
        stroke: null,
        shadow: null,
      },
    ),
  };
}

/** A disc, a leaf or a triangle that fills a field. */
function motif(x: number, y: number, fill: string, which: number): Shape {
  if (which === 0) return { kind: 'disc', centre: { x: x + FIELD / 2, y: y + FIELD / 2 }, radius: FIELD * 0.36, fill };
  if (which === 1) {
    return {
      kind: 'polygon',
      points: [
        { x, y: y + FIELD },
        { x: x + FIELD, y },
        { x: x + FIELD, y: y + FIELD },
      ],
      fill,
      shadow: false,
    };
  }
  const box = { x: x + FIELD * 0.18, y: y + FIELD * 0.18, width: FIELD * 0.64, height: FIELD * 0.64 };
  return solidCard(box, fill, FIELD * 0.1);
}
