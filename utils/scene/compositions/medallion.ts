import type { Box } from '../schema.ts';
import {
  type Composition,
  columnBeside,
  headlineIn,
  type Ingredients,
  lightFromWords,
  objectSign,
  standSubject,
  subjectLayer,
} from './composition.ts';

const RADIUS = 262;
/** Width of the rim around the window. */
const RIM = 22;

/** The person in a round window with a thick rim, the words on plain colour. */
export function medallion(ingredients: Ingredients): Composition {
  const { palette, subject, concept } = ingredients;
  const inset = 0.265;
  const { side, placement } = standSubject(ingredients, { headHeight: 282, headTop: 138, inset, floor: 640 });
  const [light, middle, dark] = palette.background;
  const isLight = palette.tone === 'light';
  const centre = { x: 1280 * (side === 'right' ? 1 - inset : inset), y: 352 };
  const window: Box = { x: centre.x - RADIUS, y: centre.y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS };
  const ground = isLight ? middle : palette.panel;
  return {
    background: { kind: 'mesh', ground, pools: [] },
    backdrop: [
      lightFromWords(side, isLight),
      { kind: 'disc', centre, radius: RADIUS + RIM, fill: palette.accent },
      {
        kind: 'card',
        box: window,
        radius: RADIUS,
        fill: isLight ? [dark, dark, dark] : [light, middle, middle],
        shadow: false,
      },
      ...(placement || concept.emoji
        ? []
        : ([{ kind: 'disc', centre, radius: RADIUS * 0.45, fill: isLight ? light : palette.emphasis }] as const)),
    ],
    subjects:
      subject && placement
        ? [
            subjectLayer(subject, placement, {
              clip: { box: window, radius: RADIUS },
              shadow: { colour: '#00000059', blur: 26, x: 0, y: 8 },
            }),
          ]
        : [],
    foreground: [],
    accents: placement ? [] : objectSign(ingredients, centre, RADIUS * 1.3),
    headline: headlineIn(
      ingredients,
      columnBeside(
        {
          box: window,
          head: { ...window, x: window.x - RIM, width: window.width + 2 * RIM },
          fade: NO_FADE,
          flipped: false,
        },
        side,
        { top: 84, bottom: 636 },
        34,
      ),
      {
        font: 'roboto',
        align: side === 'right' ? 'left' : 'right',
        contrast: 1.6,
        fill: isLight ? palette.text : '#ffffff',
        emphasisFill: isLight ? palette.emphasis : palette.emphasisOnDark,
        stroke: null,
        shadow: null,
      },
    ),
  };
}

const NO_FADE = { left: 0, right: 0, top: 0, bottom: 0 };
