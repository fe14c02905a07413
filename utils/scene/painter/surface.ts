/** What both a browser's OffscreenCanvas and Node's canvas can do. */
export type Context2D = OffscreenCanvasRenderingContext2D;

export interface Surface {
  canvas: OffscreenCanvas;
  context: Context2D;
}

/** A decoded picture. */
export type Picture = ImageBitmap | OffscreenCanvas;

/** What a painter is given besides the scene. */
export interface PaintTools {
  createSurface(width: number, height: number): Surface;
  /** Cut-outs by the id of their photo, stills and logos by their own. */
  pictures: ReadonlyMap<string, Picture>;
}

/** A linear gradient through evenly spaced colours. */
export function linear(
  context: Context2D,
  from: { x: number; y: number },
  to: { x: number; y: number },
  colours: readonly string[],
) {
  return spread(context.createLinearGradient(from.x, from.y, to.x, to.y), colours);
}

/** A radial gradient through evenly spaced colours, from the middle outwards. */
export function radial(
  context: Context2D,
  centre: { x: number; y: number },
  radius: number,
  colours: readonly string[],
) {
  return spread(context.createRadialGradient(centre.x, centre.y, 0, centre.x, centre.y, radius), colours);
}

function spread(gradient: CanvasGradient, colours: readonly string[]): CanvasGradient {
  for (const [index, colour] of colours.entries())
    gradient.addColorStop(index / Math.max(1, colours.length - 1), colour);
  return gradient;
}

/** The same colour, seen through. `alpha` in [0, 1]. */
export function translucent(colour: string, alpha: number): string {
  return (
    colour.slice(0, 7) +
    Math.round(alpha * 255)
      .toString(16)
      .padStart(2, '0')
  );
}

/** Draws with the context's state kept as it was. */
export function isolated(context: Context2D, draw: () => void): void {
  context.save();
  draw();
  context.restore();
}

export function setShadow(
  context: Context2D,
  shadow: { colour: string; blur: number; x: number; y: number },
  scale: number,
): void {
  // Shadows are not transformed with the rest: their lengths are pixels of the canvas.
  context.shadowColor = shadow.colour;
  context.shadowBlur = shadow.blur * scale;
  context.shadowOffsetX = shadow.x * scale;
  context.shadowOffsetY = shadow.y * scale;
}
