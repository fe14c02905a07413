import { type Composition, headlineIn, type Ingredients, solidCard } from './composition.ts';

/** Width of the frame's line and its distance from the edge. */
const LINE = 10;
const INSET = 36;

/** Nothing but words in a frame, centred like a poster. */
export function poster(ingredients: Ingredients): Composition {
  const { palette } = ingredients;
  const [light, middle, dark] = palette.background;
  const isLight = palette.tone === 'light';
  const frame = isLight ? palette.accent : palette.emphasis;
  const bar = (x: number, y: number, width: number, height: number) => solidCard({ x, y, width, height }, frame);
  const [W, H] = [1280, 720];
  return {
    background: {
      kind: 'mesh',
      ground: isLight ? middle : dark,
      pools: [{ centre: { x: 640, y: 320 }, radius: 760, colour: isLight ? light : middle }],
    },
    backdrop: [
      bar(INSET, INSET, W - 2 * INSET, LINE),
      bar(INSET, INSET, LINE, H - 2 * INSET),
      bar(W - INSET - LINE, INSET, LINE, H - 2 * INSET),
      bar(INSET, H - INSET - LINE, W - 2 * INSET, LINE),
    ],
    subjects: [],
    foreground: [],
    accents: [],
    headline: headlineIn(
      ingredients,
      { x: 104, y: 92, width: W - 208, height: 508 },
      {
        font: 'sofia',
        align: 'center',
        contrast: 2.2,
        stroke: null,
        shadow: isLight ? null : '#00000080',
      },
    ),
  };
}
