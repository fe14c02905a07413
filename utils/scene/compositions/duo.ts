import { placeSubject } from '../place-subject.ts';
import { type Composition, headlineIn, type Ingredients, subjectLayer } from './composition.ts';

/** Lower end of the people; beneath it is the band with the words. */
const FLOOR = 496;

/** Two people over a seam of two colours, the words in a band beneath. */
export function duo(ingredients: Ingredients): Composition {
  const { palette, subjects } = ingredients;
  const [light, middle, dark] = palette.background;
  const stands = [
    { side: 'left', headX: 330 },
    { side: 'right', headX: 950 },
  ] as const;
  return {
    background: {
      kind: 'split',
      left: [palette.accent, palette.accent, palette.panel],
      right: [light, middle, dark],
      top: 690,
      bottom: 590,
      seam: '#ffffff',
      centre: { x: 950, y: 300 },
    },
    backdrop: [],
    subjects: stands.flatMap(({ side, headX }, index) => {
      const subject = subjects[index];
      if (!subject) return [];
      const placement = placeSubject(subject, { headHeight: 268, headTop: 56, headX, side, floor: FLOOR });
      return [subjectLayer(subject, placement, { outline: { width: 8, colour: '#ffffff' } })];
    }),
    foreground: [
      {
        kind: 'polygon',
        points: [
          { x: -20, y: FLOOR - 26 },
          { x: 1300, y: FLOOR - 26 },
          { x: 1300, y: 740 },
          { x: -20, y: 740 },
        ],
        fill: palette.panel,
        shadow: true,
      },
    ],
    accents: [],
    headline: headlineIn(
      ingredients,
      { x: 56, y: FLOOR - 4, width: 1012, height: 184 },
      {
        font: 'roboto',
        align: 'center',
        maxLines: 2,
        contrast: 1.15,
        fill: '#ffffff',
        emphasisFill: palette.emphasisOnDark,
        stroke: null,
        shadow: null,
      },
    ),
  };
}
