import {
  type Composition,
  columnBeside,
  floorScrim,
  headlineIn,
  type Ingredients,
  objectSign,
  standSubject,
  subjectLayer,
} from './composition.ts';

/** A pool of light in the dark; the person in it, or the light alone behind the words. */
export function spotlightStage(ingredients: Ingredients): Composition {
  const { palette, subject, concept } = ingredients;
  const { side, placement } = standSubject(ingredients, { headHeight: 268, headTop: 118, inset: 0.29 });
  const [light, middle, dark] = palette.background;
  const deep = palette.tone === 'light' ? palette.panel : dark;
  const isAlone = !placement && concept.emoji !== null;
  const centre = placement ? { x: placement.head.x + placement.head.width / 2, y: 420 } : { x: 640, y: 400 };
  return {
    // Words that stand in the light themselves are white: it is dimmed for them.
    background: {
      kind: 'spotlight',
      colours: [placement ? light : middle, middle, deep],
      centre,
      radius: placement ? 430 : 600,
    },
    backdrop: [],
    subjects:
      subject && placement
        ? [
            subjectLayer(subject, placement, {
              glow: { colour: palette.glow, blur: 44 },
              shadow: { colour: '#000000cc', blur: 60, x: 0, y: 24 },
              ground: deep,
            }),
          ]
        : [],
    foreground: [floorScrim(deep, 'f2', 240)],
    accents: placement ? [] : objectSign(ingredients, { x: 640, y: 180 }, 240),
    headline: headlineIn(ingredients, columnBeside(placement, side, { top: isAlone ? 336 : 96, bottom: 640 }, 60), {
      font: 'roboto',
      align: placement ? (side === 'right' ? 'left' : 'right') : 'center',
      fill: '#ffffff',
      emphasisFill: palette.emphasisOnDark,
      stroke: { colour: deep, width: 0.07 },
      shadow: '#000000b3',
    }),
  };
}
