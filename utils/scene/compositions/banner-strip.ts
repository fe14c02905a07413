import { contrast } from '../colour.ts';
import type { Palette } from '../palettes.ts';
import {
  badgeBeside,
  type Composition,
  headlineIn,
  type Ingredients,
  objectSign,
  standSubject,
  subjectLayer,
} from './composition.ts';

/** A band of colour across carries the words; above it the backdrop and the person. */
export function bannerStrip(ingredients: Ingredients): Composition {
  const { palette, subject, concept } = ingredients;
  const { side, placement } = standSubject(ingredients, { headHeight: 264, headTop: 40, inset: 0.4, floor: 460 });
  const head = placement?.head ?? { x: side === 'right' ? 800 : 320, y: 112, width: 160, height: 220 };
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
          ...(concept.emoji ? [] : ([{ kind: 'disc', centre, radius: 190, fill: palette.emphasis }] as const)),
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
          { x: -20, y: 446 },
          { x: 1300, y: 412 },
          { x: 1300, y: 740 },
          { x: -20, y: 740 },
        ],
        fill: palette.accent,
        shadow: true,
      },
      {
        kind: 'polygon',
        points: [
          { x: -20, y: 462 },
          { x: 1300, y: 428 },
          { x: 1300, y: 740 },
          { x: -20, y: 740 },
        ],
        fill: band,
        shadow: false,
      },
    ],
    accents: placement ? badgeBeside(ingredients, placement, side, 'roboto') : objectSign(ingredients, centre, 336),
    headline: headlineIn(
      ingredients,
      { x: 56, y: 484, width: 1016, height: 196 },
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
