import { textScrim } from './compositions/composition.ts';
import type { Palette } from './palettes.ts';
import type { Side } from './place-subject.ts';
import { type Plate, paintedHead } from './plate.ts';
import { overlaps } from './safe-area.ts';
import { type Accent, type Box, type Headline, SCENE_SIZE, type Scene, type Shape } from './schema.ts';

/** The scene before a plate, with a shade behind the words where the layout has none: what a model paints is never calm enough. */
export function onPlate(scene: Scene, { id, showsPerson }: Plate, palette: Palette): Scene {
  return {
    ...scene,
    background: {
      kind: 'still',
      pictureId: id,
      tint: [palette.background[1], palette.background[2], palette.background[2]],
      zoom: 1,
      focus: { x: 0.5, y: 0.5 },
      flipped: false,
      blur: 0,
      origin: showsPerson ? 'model-with-person' : 'model',
    },
    backdrop: [],
    foreground: [...shadeFor(scene, groundOf(palette)), ...scene.foreground],
  };
}

/** The scene before a plate on which the person is painted too, words and accents out of the way of their head. */
export function onPortrait(scene: Scene, plate: Plate, side: Side, palette: Palette): Scene {
  const shown = paintedHead(side);
  const headline = scene.headline && clearOfHead(scene.headline, shown);
  const apart = {
    ...scene,
    subjects: [],
    headline,
    accents: scene.accents.filter((accent) => !touches(accent, shown)),
  };
  const before = onPlate(apart, plate, palette);
  if (before.background.kind !== 'still') return before;
  const paintedSide = plate.paintedSide ?? side;
  const background = { ...before.background, flipped: paintedSide !== side, head: paintedHead(paintedSide) };
  return { ...before, background };
}

/** Between the head and the words. */
const GAP = 36;

function clearOfHead(headline: Headline, head: Box): Headline {
  const { box } = headline;
  const isRight = head.x > SCENE_SIZE.width / 2;
  const from = isRight ? box.x : Math.max(box.x, head.x + head.width + GAP);
  const to = isRight ? Math.min(box.x + box.width, head.x - GAP) : box.x + box.width;
  return { ...headline, box: { ...box, x: from, width: to - from } };
}

/** Only what stands beside a head. */
function touches(accent: Accent, head: Box): boolean {
  if (accent.kind !== 'badge' && accent.kind !== 'emoji') return false;
  const { centre, size } = accent;
  // How wide a badge is hangs on its words.
  const reach = accent.kind === 'badge' ? 3 * size : size / 2;
  return overlaps({ x: centre.x - reach, y: centre.y - size, width: 2 * reach, height: 2 * size }, head);
}

const groundOf = ({ tone, background: [light, , dark] }: Palette): string => (tone === 'light' ? light : dark);

function shadeFor({ headline, foreground }: Scene, ground: string): Shape[] {
  if (!headline || foreground.some((shape) => shape.kind === 'scrim' && shape.from.x !== shape.to.x)) return [];
  const middle = headline.box.x + headline.box.width / 2;
  if (Math.abs(middle - SCENE_SIZE.width / 2) > SCENE_SIZE.width / 10) {
    return [textScrim(middle < SCENE_SIZE.width / 2 ? 'right' : 'left', ground, 'd9', 0.64)];
  }
  const everywhere = { from: { x: 0, y: 0 }, to: { x: 0, y: SCENE_SIZE.height } };
  return [{ kind: 'scrim', ...everywhere, start: `${ground}99`, end: `${ground}99` }];
}
