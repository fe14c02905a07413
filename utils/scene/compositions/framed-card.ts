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

/** A rounded card on a quiet ground, with room around: the calmest of all. The head rises over the card's edge. */
export function framedCard(ingredients: Ingredients): Composition {
  const { palette, subject, concept } = ingredients;
  const { side, placement } = standSubject(ingredients, { headHeight: 262, headTop: 64, inset: 0.265, floor: 600 });
  const [light, middle, dark] = palette.background;
  const isLight = palette.tone === 'light';
  const ground = isLight ? palette.background[1] : dark;
  const card: Box = { x: side === 'right' ? 712 : 64, y: 150, width: 504, height: 470 };
  const fill: [string, string, string] = isLight
    ? [palette.accent, palette.accent, palette.panel]
    : [light, middle, middle];
  const centre = { x: card.x + card.width / 2, y: card.y + card.height / 2 };
  return {
    background: {
      kind: 'mesh',
      ground,
      pools: [{ centre: { x: 300, y: 0 }, radius: 800, colour: isLight ? light : `${middle}80` }],
    },
    backdrop: [
      lightFromWords(side, isLight),
      { kind: 'card', box: card, radius: 44, fill, shadow: true },
      ...(placement || concept.emoji
        ? []
        : ([{ kind: 'disc', centre, radius: 150, fill: isLight ? '#ffffff' : palette.emphasis }] as const)),
      ...(placement ? [] : ([{ kind: 'arcs', centre, radius: 176, count: 3, stroke: '#ffffff8c', width: 8 }] as const)),
    ],
    subjects:
      subject && placement
        ? [
            subjectLayer(subject, placement, {
              clip: { box: card, radius: 44 },
              shadow: { colour: '#00000066', blur: 30, x: 0, y: 10 },
            }),
          ]
        : [],
    foreground: [],
    accents: placement ? [] : objectSign(ingredients, centre, 300),
    headline: headlineIn(
      ingredients,
      columnBeside(
        { box: card, head: { ...card }, fade: { left: 0, right: 0, top: 0, bottom: 0 }, flipped: false },
        side,
        { top: 110, bottom: 630 },
        52,
      ),
      {
        font: 'montserrat',
        casing: 'as-is',
        align: 'left',
        contrast: 1.4,
        stroke: null,
        shadow: null,
        fill: palette.text,
        emphasisFill: palette.emphasis,
      },
    ),
  };
}
