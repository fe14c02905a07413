import {
  type Composition,
  columnBeside,
  floorScrim,
  headlineIn,
  type Ingredients,
  standSubject,
  subjectLayer,
  textScrim,
} from './composition.ts';

/** A frame of the video fills the picture, the words on a shade over it, the person before it. */
export function stillFrame(ingredients: Ingredients): Composition {
  const { palette, subject, concept } = ingredients;
  const { side, placement } = standSubject(ingredients, { headHeight: 276, headTop: 100, inset: 0.24 });
  const [, middle, dark] = palette.background;
  const deep = palette.tone === 'light' ? palette.panel : dark;
  return {
    background: concept.still
      ? {
          kind: 'still',
          pictureId: concept.still,
          tint: [middle, deep, deep],
          zoom: 1,
          focus: { x: 0.5, y: 0.4 },
          flipped: false,
          blur: placement ? 6 : 0,
          origin: 'camera',
        }
      : { kind: 'rays', colours: [middle, deep, deep], centre: { x: 640, y: 300 }, rays: 0, dots: false },
    backdrop: [],
    subjects:
      subject && placement
        ? [subjectLayer(subject, placement, { outline: { width: 8, colour: '#ffffff' }, ground: deep })]
        : [],
    foreground: [textScrim(side, deep, 'e0', 0.72), floorScrim(deep, 'b3', 200)],
    accents: [],
    headline: headlineIn(ingredients, columnBeside(placement, side, { top: 96, bottom: 640 }, 48), {
      font: 'roboto',
      align: side === 'right' ? 'left' : 'right',
      fill: '#ffffff',
      emphasisFill: palette.emphasisOnDark,
      stroke: { colour: deep, width: 0.08 },
      shadow: '#000000b3',
    }),
  };
}
