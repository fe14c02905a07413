import { headsOf } from '../heads.ts';
import { SCENE_SIZE, type Scene } from '../schema.ts';
import { paintHeadline } from './paint-headline.ts';
import { paintScene } from './paint-scene.ts';
import { type Context2D, isolated, linear, type PaintTools, type Surface, translucent } from './surface.ts';

/** Size of an upright picture in its own units; a painter scales it to any other. */
export const TALL_SIZE = { width: 720, height: 1280 } as const;

/** Where the words stand: over the chest, clear of what phones lay over the lower end. */
const WORDS = { x: 44, y: 760, width: 632, height: 330 };

/**
 * Draws a scene upright, 9:16: the part around the person over the whole height, the words below the face. Without a person
 * it is the middle that is shown.
 */
export function paintTall(surface: Surface, scene: Scene, tools: PaintTools): void {
  const { canvas, context } = surface;
  const scale = canvas.width / TALL_SIZE.width;
  const wide = tools.createSurface(
    Math.round((canvas.height * SCENE_SIZE.width) / SCENE_SIZE.height),
    Math.round(canvas.height),
  );
  const { headline } = scene;
  paintScene(wide, { ...scene, headline: null, foreground: [], accents: [], logo: null }, tools);
  context.drawImage(wide.canvas, -offsetOf(scene, wide.canvas.width, canvas.width), 0);
  if (!headline) return;
  const ground = coverOf(scene);
  isolated(context, () => {
    context.scale(scale, scale);
    shade(context, ground);
    const upright = { ...headline, box: WORDS, align: 'center', vertical: 'middle', rotation: 0, maxLines: 4 } as const;
    paintHeadline(context, upright, tools, scale);
  });
}

/** How far the wide picture is moved to the left, so that the head, or the middle, is in the middle. */
function offsetOf(scene: Scene, wideWidth: number, width: number): number {
  const heads = headsOf(scene).map(({ x, width }) => x + width / 2);
  const middle = heads.length > 0 ? heads.reduce((sum, x) => sum + x, 0) / heads.length : SCENE_SIZE.width / 2;
  const offset = (middle / SCENE_SIZE.width) * wideWidth - width / 2;
  return Math.min(Math.max(0, offset), wideWidth - width);
}

/** Dark under light letters, light under dark ones. */
function coverOf({ headline }: Scene): string {
  const value = Number.parseInt((headline?.fill ?? '#ffffff').slice(1, 7), 16);
  const brightness = 0.299 * (value >> 16) + 0.587 * ((value >> 8) & 0xff) + 0.114 * (value & 0xff);
  return brightness > 128 ? '#05060a' : '#ffffff';
}

function shade(context: Context2D, ground: string): void {
  const top = WORDS.y - 140;
  context.fillStyle = linear(context, { x: 0, y: top }, { x: 0, y: TALL_SIZE.height }, [
    translucent(ground, 0),
    translucent(ground, 0.72),
    translucent(ground, 0.85),
  ]);
  context.fillRect(0, top, TALL_SIZE.width, TALL_SIZE.height - top);
}
