import { type Box, SCENE_SIZE } from '../schema.ts';
import { type Context2D, isolated, type PaintTools, setShadow } from './surface.ts';

export interface Shadow {
  colour: string;
  blur: number;
  x: number;
  y: number;
}

/** Blur at which a shadow is drawn, in pixels: enough that nobody sees the pixels once it is enlarged. */
const DRAWN_BLUR = 10;

/** The whole picture, for what may lie anywhere. */
export const EVERYWHERE: Box = { x: 0, y: 0, ...SCENE_SIZE };

/** A shadow reaches that many times its blur beyond what casts it. */
const REACH = 1.5;

/**
 * Draws the shadow of what `draw` draws, and not that itself. A blur costs by the pixel and shows none, so it is made on a small
 * canvas and enlarged, whatever the size of the picture.
 * @param area holds all that `draw` covers
 * @param draw given a context in scene pixels; colours do not matter, only what is covered
 */
export function castShadow(
  context: Context2D,
  shadow: Shadow,
  area: Box,
  tools: PaintTools,
  scale: number,
  draw: (context: Context2D) => void,
): void {
  const small = Math.min(scale, DRAWN_BLUR / shadow.blur);
  // What lies farther outside of the picture than its shadow reaches casts none into it.
  const reach = shadow.blur * REACH;
  const left = Math.max(area.x, -reach) - reach;
  const top = Math.max(area.y, -reach) - reach;
  const right = Math.min(area.x + area.width, SCENE_SIZE.width + reach) + reach;
  const bottom = Math.min(area.y + area.height, SCENE_SIZE.height + reach) + reach;
  if (right <= left || bottom <= top) return;
  const width = Math.ceil((right - left) * small);
  const height = Math.ceil((bottom - top) * small);

  const caster = tools.createSurface(width, height);
  caster.context.scale(small, small);
  caster.context.translate(-left, -top);
  draw(caster.context);

  // The caster itself stays outside of the canvas; only its shadow falls in.
  const cast = tools.createSurface(width, height);
  setShadow(cast.context, { ...shadow, x: width / small, y: 0 }, small);
  cast.context.drawImage(caster.canvas, -width, 0);

  isolated(context, () => {
    context.imageSmoothingQuality = 'low';
    context.drawImage(cast.canvas, left + shadow.x, top + shadow.y, width / small, height / small);
  });
}
