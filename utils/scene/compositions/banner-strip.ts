import { contrast } from '../colour.ts';
import type { Palette } from '../palettes.ts';
import {
  badgeBeside,
  type Composition,
  headlineIn,
  type Ingredients,
  standSubject,
  subjectLayer,
} from './composition.ts';

/** A band of colour across carries the words; above it the backdrop and the person. */
export function bannerStrip(ingredients: Ingredients): Composition {
  const { palette, subject } = ingredients;
  const { side, placement } = standSubject(ingredients, { headHeight: 276, headTop: 62, inset: 0.4, floor: 500 });
  const head = placement?.head ?? { x: side === 'right' ? 800 : 320, y: 120, width: 160, height: 220 };
  const [light, middle, dark] = palette.background;
  const isLight = palette.tone === 'light';
  const band = isLight ? palette.panel : '#ffffff';
  const centre = { x: head.x + head.width / 2, y: head.y + head.height / 2 };
  return {
    background: { kind: 'rays', colours: palette.background, centre, rays: placement ? 0 : 24, dots: false },
    backdrop: placement
      ? [
          { kind: 'disc', centre, radius: 300, fill: `${light}8c` },
          { kind: 'arcs', centre, radius: 330, count: 4, stroke: `${palette.glow}59`, width: 5 },
        ]
      : [
          { kind: 'disc', centre, radius: 190, fill: palette.emphasis },
          { kind: 'arcs', centre, radius: 220, count: 5, stroke: `${palette.glow}73`, width: 7 },
        ],
    subjects:
      subject && placement
        ? [
            subjectLayer(subject, placement, {
              outline: { width: 8, colour: '#ffffff' },
              ground: isLight ? middle : dark,
            }),
          ]
        : [],
    foreground: [
      {
        kind: 'polygon',
        points: [
          { x: -20, y: 486 },
          { x: 1300, y: 452 },
          { x: 1300, y: 740 },
          { x: -20, y: 740 },
        ],
        fill: palette.accent,
        shadow: true,
      },
      {
        kind: 'polygon',
        points: [
          { x: -20, y: 502 },
          { x: 1300, y: 468 },
          { x: 1300, y: 740 },
          { x: -20, y: 740 },
        ],
        fill: band,
        shadow: false,
      },
    ],
    accents: badgeBeside(ingredients, placement, side, 'roboto'),
    headline: headlineIn(
      ingredients,
      { x: 56, y: 522, width: 1016, height: 158 },
      {
        font: 'roboto',
        rotation: -1.5,
        maxLines: 2,
        contrast: 1.15,
        fill: isLight ? '#ffffff' : palette.panel,
        emphasisFill: isLight ? palette.emphasisOnDark : readableOnWhite(palette),
        stroke: null,
        shadow: null,
      },
    ),
  };
}

/** The palette's liveliest colour that can be read on white. */
function readableOnWhite({ accent, background, panel }: Palette): string {
  return [accent, background[1]].find((colour) => contrast(colour, '#ffffff') >= 4) ?? panel;
}
