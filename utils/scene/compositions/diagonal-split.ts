import {
  badgeBeside,
  type Composition,
  columnBeside,
  headlineIn,
  type Ingredients,
  standSubject,
  subjectLayer,
} from './composition.ts';

/** Two areas of colour divided by a slant, the person on one, the headline in the other. */
export function diagonalSplit(ingredients: Ingredients): Composition {
  const { palette, subject } = ingredients;
  const { side, placement } = standSubject(ingredients, { headHeight: 300, headTop: 52, inset: 0.26 });
  const head = placement?.head ?? { x: side === 'right' ? 860 : 220, y: 200, width: 200, height: 280 };
  const [light, middle, dark] = palette.background;
  const isLight = palette.tone === 'light';
  const plain = isLight ? light : palette.panel;
  const calm: [string, string, string] = [plain, plain, plain];
  const lit: [string, string, string] = isLight ? [middle, dark, dark] : [light, middle, dark];
  const [top, bottom] = side === 'right' ? [760, 560] : [720, 520];
  return {
    background: {
      kind: 'split',
      left: side === 'right' ? calm : lit,
      right: side === 'right' ? lit : calm,
      top,
      bottom,
      seam: '#ffffff',
      centre: { x: head.x + head.width / 2, y: head.y + head.height * 0.6 },
    },
    backdrop: [],
    subjects:
      subject && placement
        ? [subjectLayer(subject, placement, { outline: { width: 11, colour: '#ffffff' }, ground: dark })]
        : [],
    foreground: [],
    accents: badgeBeside(ingredients, placement, side, 'roboto'),
    headline: headlineIn(ingredients, columnBeside(placement, side, { top: 72, bottom: 648 }, 60), {
      font: 'bangers',
      rotation: -2,
      align: side === 'right' ? 'left' : 'right',
      fill: palette.text,
      emphasisFill: isLight ? palette.emphasis : palette.emphasisOnDark,
      // In the ground's own colour: seen only where words reach over the person.
      stroke: { colour: isLight ? plain : palette.stroke, width: 0.1 },
      shadow: isLight ? null : '#00000080',
    }),
  };
}
