import { SCENE_SIZE } from '../schema.ts';
import { type Context2D, isolated, type PaintTools, setShadow } from './surface.ts';

const { width: W, height: H } = SCENE_SIZE;

export interface Shadow {
  colour: string;
  blur: number;
  x: number;
  y: number;
}

/** Blur at which a shadow is drawn, in pixels: enough that nobody sees the pixels once it is enlarged. */
const DRAWN_BLUR = 10;

/** A shadow reaches that many times its blur beyond what casts it. */
const REACH = 1.5;

/**
 * Draws the shadow of what `draw` draws, and not that itself. A blur costs by the pixel and shows none, so it is made on a small
 * canvas and enlarged, whatever the size of the picture.
 * @param draw given a context in scene pixels; colours do not matter, only what is covered
 */
export function castShadow(
  context: Context2D,
  shadow: Shadow,
  tools: PaintTools,
  scale: number,
  draw: (context: Context2D) => void,
): void {
  const small = Math.min(scale, DRAWN_BLUR / shadow.blur);
  const margin = shadow.blur * REACH;
  const width = Math.ceil((W + 2 * margin) * small);
  const height = Math.ceil((H + 2 * margin) * small);

  const caster = tools.createSurface(width, height);
  caster.context.scale(small, small);
  caster.context.translate(margin, margin);
  draw(caster.context);

  // The caster itself stays outside of the canvas; only its shadow falls in.
  const cast = tools.createSurface(width, height);
  setShadow(cast.context, { ...shadow, x: shadow.x + width / small }, small);
  cast.context.drawImage(caster.canvas, -width, 0);

  isolated(context, () => {
    context.imageSmoothingQuality = 'low';
    context.drawImage(cast.canvas, -margin, -margin, width / small, height / small);
  });
}
