import {
  type Composition,
  columnBeside,
  headlineIn,
  type Ingredients,
  standSubject,
  subjectLayer,
  textScrim,
} from './composition.ts';

/** The face as large as it goes, cropped like a film's close-up, on one flat colour; the words beside it. */
export function closeUp(ingredients: Ingredients): Composition {
  const { palette, subject } = ingredients;
  const { side, placement } = standSubject(ingredients, { headHeight: 520, headTop: 28, inset: 0.25 });
  const [light, middle, dark] = palette.background;
  const isLight = palette.tone === 'light';
  const ground = isLight ? middle : dark;
  const head = placement?.head ?? { x: 800, y: 60, width: 360, height: 500 };
  return {
    background: {
      kind: 'mesh',
      ground,
      pools: [
        { centre: { x: head.x + head.width / 2, y: 330 }, radius: 560, colour: isLight ? light : middle },
        { centre: { x: side === 'right' ? 40 : 1240, y: 700 }, radius: 420, colour: `${isLight ? light : middle}80` },
      ],
    },
    backdrop: [],
    subjects:
      subject && placement
        ? [
            subjectLayer(subject, placement, {
              glow: { colour: palette.glow, blur: 40 },
              shadow: { colour: '#00000080', blur: 60, x: 0, y: 10 },
              ground: isLight ? null : dark,
            }),
          ]
        : [],
    foreground: [textScrim(side, ground, 'd9', 0.5)],
    accents: [],
    headline: headlineIn(ingredients, columnBeside(placement, side, { top: 84, bottom: 636 }, 40), {
      font: 'roboto',
      align: side === 'right' ? 'left' : 'right',
      contrast: 1.5,
      stroke: isLight ? null : { colour: palette.stroke, width: 0.06 },
      shadow: isLight ? null : '#000000b3',
    }),
  };
}
