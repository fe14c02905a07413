import {
  type Composition,
  columnBeside,
  headlineIn,
  type Ingredients,
  standSubject,
  subjectLayer,
} from './composition.ts';

/** Words fill most of the picture; the person, where there is one, looks in from the corner. */
export function headlineStack(ingredients: Ingredients): Composition {
  const { palette, subject, random } = ingredients;
  const { side, placement } = standSubject(ingredients, { headHeight: 236, headTop: 214, inset: 0.17 });
  const [light, middle, dark] = palette.background;
  const discX = side === 'right' ? 1100 : 180;
  return {
    background: {
      kind: 'mesh',
      ground: middle,
      pools: [
        // Lit, but not so much that white words would drown in it.
        {
          centre: { x: 200 + random() * 200, y: 60 },
          radius: 720,
          colour: palette.tone === 'light' ? light : `${light}8c`,
        },
        { centre: { x: 1000, y: 820 }, radius: 640, colour: dark },
      ],
    },
    backdrop: [
      {
        kind: 'disc',
        centre: { x: discX, y: placement ? 470 : 640 },
        radius: placement ? 330 : 240,
        fill: palette.tone === 'light' ? `${dark}b3` : `${palette.accent}f2`,
      },
      {
        kind: 'arcs',
        centre: { x: discX, y: placement ? 470 : 640 },
        radius: 350,
        count: 3,
        stroke: `${palette.glow}66`,
        width: 6,
      },
    ],
    subjects:
      subject && placement ? [subjectLayer(subject, placement, { outline: { width: 8, colour: '#ffffff' } })] : [],
    foreground: [],
    accents: [],
    headline: headlineIn(ingredients, columnBeside(placement, side, { top: 56, bottom: 664 }, 36), {
      font: 'roboto',
      align: side === 'right' ? 'left' : 'right',
      emphasisFill: palette.tone === 'light' ? '#ffffff' : palette.panel,
      emphasisPlate: palette.tone === 'light' ? palette.accent : palette.emphasis,
      // In the ground's own colour: seen only where words reach over the person or the disc.
      stroke: { colour: middle, width: 0.1 },
      shadow: palette.tone === 'light' ? null : '#00000059',
      contrast: 1.5,
    }),
  };
}
