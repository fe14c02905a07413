import {
  type Composition,
  columnBeside,
  headlineIn,
  type Ingredients,
  standSubject,
  subjectLayer,
} from './composition.ts';

/** The stressed word or figure as large as it goes, the rest small above or below it. */
export function bigNumber(ingredients: Ingredients): Composition {
  const { palette, subject } = ingredients;
  const { side, placement } = standSubject(ingredients, { headHeight: 262, headTop: 130, inset: 0.2 });
  const [light, middle, dark] = palette.background;
  const isLight = palette.tone === 'light';
  const column = columnBeside(placement, side, { top: 56, bottom: 664 }, 30);
  return {
    background: {
      kind: 'mesh',
      ground: isLight ? middle : dark,
      pools: [
        { centre: { x: column.x + column.width / 2, y: 380 }, radius: 640, colour: isLight ? light : middle },
        { centre: { x: side === 'right' ? 1240 : 40, y: 40 }, radius: 460, colour: isLight ? light : `${light}b3` },
      ],
    },
    backdrop: [
      {
        kind: 'arcs',
        centre: { x: column.x + column.width / 2, y: 380 },
        radius: 300,
        count: 6,
        stroke: isLight ? `${dark}40` : `${palette.glow}2e`,
        width: 4,
      },
    ],
    subjects:
      subject && placement
        ? [
            subjectLayer(subject, placement, {
              glow: { colour: palette.glow, blur: 50 },
              ground: isLight ? null : dark,
            }),
          ]
        : [],
    foreground: [],
    accents: [],
    headline: headlineIn(ingredients, column, {
      font: 'roboto',
      align: placement ? (side === 'right' ? 'left' : 'right') : 'center',
      contrast: 3.4,
      stroke: isLight ? null : { colour: palette.stroke, width: 0.08 },
      shadow: isLight ? null : '#00000080',
    }),
  };
}
