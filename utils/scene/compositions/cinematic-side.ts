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

/** Person at one side in rim light before a dark, soft backdrop; headline in calm lines. */
export function cinematicSide(ingredients: Ingredients): Composition {
  const { palette, subject, random } = ingredients;
  const { side, placement } = standSubject(ingredients, { headHeight: 316, headTop: 64, inset: 0.285 });
  const [light, middle, dark] = palette.background;
  const deep = palette.tone === 'light' ? palette.panel : dark;
  const x = (fraction: number) => 1280 * (side === 'right' ? fraction : 1 - fraction);
  const column = columnBeside(placement, side, { top: 92, bottom: 628 }, 56);
  return {
    background: {
      kind: 'mesh',
      ground: deep,
      pools: [
        { centre: { x: x(0.76), y: 260 }, radius: 620, colour: middle },
        { centre: { x: x(0.98), y: 90 + random() * 120 }, radius: 420, colour: light },
        { centre: { x: x(0.3), y: 760 }, radius: 460, colour: `${middle}99` },
      ],
    },
    backdrop: [],
    subjects:
      subject && placement
        ? [
            subjectLayer(subject, placement, {
              glow: { colour: palette.glow, blur: 70 },
              shadow: { colour: '#000000b3', blur: 50, x: 0, y: 18 },
              ground: deep,
            }),
          ]
        : [],
    foreground: [textScrim(side, deep, 'e6', 0.58), floorScrim(deep, 'e6', 260)],
    accents: [],
    headline: headlineIn(ingredients, column, {
      font: 'montserrat',
      casing: 'as-is',
      align: side === 'right' ? 'left' : 'right',
      contrast: 1.7,
      fill: '#ffffff',
      emphasisFill: palette.emphasisOnDark,
      stroke: { colour: deep, width: 0.06 },
      shadow: '#000000a6',
    }),
  };
}
