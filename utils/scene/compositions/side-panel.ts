import {
  type Composition,
  headlineIn,
  type Ingredients,
  lightFromWords,
  objectSign,
  solidCard,
  standSubject,
  subjectLayer,
} from './composition.ts';

/** Width of the panel for the words, and of the bar at its edge. */
const PANEL = 704;
const BAR = 16;

/** A straight panel for the words, editorial, beside a lit ground. */
export function sidePanel(ingredients: Ingredients): Composition {
  const { palette, subject, concept } = ingredients;
  const { side, placement } = standSubject(ingredients, { headHeight: 330, headTop: 70, inset: 0.25 });
  const [light, middle, dark] = palette.background;
  const x = side === 'right' ? 0 : 1280 - PANEL;
  const edge = side === 'right' ? PANEL : 1280 - PANEL - BAR;
  const centre = { x: side === 'right' ? 968 : 312, y: 330 };
  const isLight = palette.tone === 'light';
  const panel = isLight ? light : palette.panel;
  return {
    background: {
      kind: 'rays',
      colours: isLight ? [middle, dark, dark] : [light, light, middle],
      centre: { x: side === 'right' ? 960 : 320, y: 280 },
      rays: 0,
      dots: !placement,
    },
    backdrop: placement
      ? []
      : [
          ...(concept.emoji ? [] : ([{ kind: 'disc', centre, radius: 170, fill: palette.accent }] as const)),
          {
            kind: 'arcs',
            centre,
            radius: 200,
            count: 3,
            stroke: palette.panel,
            width: 10,
          },
        ],
    subjects:
      subject && placement
        ? [subjectLayer(subject, placement, { shadow: { colour: '#00000066', blur: 40, x: 0, y: 14 } })]
        : [],
    foreground: [
      solidCard({ x, y: 0, width: PANEL, height: 720 }, panel),
      lightFromWords(side, isLight),
      solidCard({ x: edge, y: 0, width: BAR, height: 720 }, palette.accent),
    ],
    accents: placement ? [] : objectSign(ingredients, centre, 330),
    headline: headlineIn(
      ingredients,
      { x: x + 56, y: 72, width: PANEL - 104, height: side === 'right' ? 576 : 528 },
      {
        font: 'montserrat',
        casing: 'as-is',
        align: 'left',
        contrast: 1.35,
        fill: isLight ? palette.text : '#ffffff',
        emphasisFill: isLight ? palette.emphasis : palette.emphasisOnDark,
        stroke: null,
        shadow: null,
      },
    ),
  };
}
