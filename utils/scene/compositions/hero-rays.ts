import {
  badgeBeside,
  type Composition,
  columnBeside,
  floorScrim,
  headlineIn,
  type Ingredients,
  standSubject,
  subjectLayer,
  textScrim,
} from './composition.ts';

/** Person large at one side, light rays from behind the head, headline in strong lines beside. */
export function heroRays(ingredients: Ingredients): Composition {
  const { palette, subject, concept } = ingredients;
  const { side, placement } = standSubject(ingredients, { headHeight: 292, headTop: 58, inset: 0.265 });
  const head = placement?.head ?? { x: 860, y: 200, width: 200, height: 280 };
  const centre = { x: head.x + head.width / 2, y: head.y + head.height * 0.6 };
  const [, , dark] = palette.background;
  const shade = palette.tone === 'light' ? palette.background[0] : dark;
  return {
    background: { kind: 'rays', colours: palette.background, centre, rays: 18, dots: true },
    backdrop: [],
    subjects:
      subject && placement
        ? [
            subjectLayer(subject, placement, {
              outline: { width: 9, colour: '#ffffff' },
              glow: { colour: palette.glow, blur: 60 },
              ground: palette.tone === 'light' ? null : dark,
            }),
          ]
        : [],
    foreground: [textScrim(side, shade, palette.tone === 'light' ? '99' : 'b8', 0.6), floorScrim(shade, '90', 180)],
    accents: badgeBeside(ingredients, placement, side, 'roboto'),
    headline: headlineIn(ingredients, columnBeside(placement, side, { top: 64, bottom: 656 }), {
      font: concept.seed % 3 === 0 ? 'bangers' : 'roboto',
      rotation: side === 'right' ? -2 : 2,
      align: side === 'right' ? 'left' : 'right',
    }),
  };
}
