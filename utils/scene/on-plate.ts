import { textScrim } from './compositions/composition.ts';
import type { Palette } from './palettes.ts';
import type { Plate } from './plate.ts';
import { SCENE_SIZE, type Scene, type Shape } from './schema.ts';

/** The scene before a plate, with a shade behind the words where the layout has none: what a model paints is never calm enough. */
export function onPlate(scene: Scene, { id, showsPerson }: Plate, palette: Palette): Scene {
  const [light, middle, dark] = palette.background;
  const ground = palette.tone === 'light' ? light : dark;
  return {
    ...scene,
    background: {
      kind: 'still',
      pictureId: id,
      tint: [middle, dark, dark],
      zoom: 1,
      focus: { x: 0.5, y: 0.5 },
      flipped: false,
      blur: 0,
      origin: showsPerson ? 'model-with-person' : 'model',
    },
    backdrop: [],
    subjects: showsPerson ? [] : scene.subjects,
    foreground: [...shadeFor(scene, ground), ...scene.foreground],
  };
}

function shadeFor({ headline, foreground }: Scene, ground: string): Shape[] {
  if (!headline || foreground.some((shape) => shape.kind === 'scrim' && shape.from.x !== shape.to.x)) return [];
  const middle = headline.box.x + headline.box.width / 2;
  if (Math.abs(middle - SCENE_SIZE.width / 2) > SCENE_SIZE.width / 10) {
    return [textScrim(middle < SCENE_SIZE.width / 2 ? 'right' : 'left', ground, 'd9', 0.64)];
  }
  const everywhere = { from: { x: 0, y: 0 }, to: { x: 0, y: SCENE_SIZE.height } };
  return [{ kind: 'scrim', ...everywhere, start: `${ground}99`, end: `${ground}99` }];
}
