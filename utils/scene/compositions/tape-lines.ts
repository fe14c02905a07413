import {
  type Composition,
  columnBeside,
  headlineIn,
  type Ingredients,
  standSubject,
  subjectLayer,
} from './composition.ts';

/** Each line on a strip of its own, like labels stuck on; slanted stripes behind. */
export function tapeLines(ingredients: Ingredients): Composition {
  const { palette, subject } = ingredients;
  const { side, placement } = standSubject(ingredients, { headHeight: 250, headTop: 150, inset: 0.19 });
  const [light, middle, dark] = palette.background;
  const isLight = palette.tone === 'light';
  const stripe = isLight ? `${dark}66` : `${light}40`;
  return {
    background: { kind: 'mesh', ground: middle, pools: [] },
    backdrop: [0, 1, 2, 3].map((index) => ({
      kind: 'polygon' as const,
      points: [
        { x: -60 + index * 380, y: -20 },
        { x: 110 + index * 380, y: -20 },
        { x: -170 + index * 380, y: 740 },
        { x: -340 + index * 380, y: 740 },
      ],
      fill: stripe,
      shadow: false,
    })),
    subjects:
      subject && placement ? [subjectLayer(subject, placement, { outline: { width: 10, colour: '#ffffff' } })] : [],
    foreground: [],
    accents: [],
    headline: headlineIn(ingredients, columnBeside(placement, side, { top: 76, bottom: 644 }, 48), {
      font: 'montserrat',
      rotation: -2,
      align: placement && side === 'left' ? 'right' : 'left',
      contrast: 1.3,
      linePlate: '#ffffff',
      fill: isLight ? palette.text : palette.panel,
      emphasisPlate: palette.panel,
      emphasisFill: palette.emphasisOnDark,
      stroke: null,
      shadow: '#00000059',
    }),
  };
}
