import { SCENE_SIZE, type SubjectLayer } from '../schema.ts';
import {
  type Context2D,
  isolated,
  linear,
  type PaintTools,
  type Picture,
  type Surface,
  setShadow,
  translucent,
} from './surface.ts';

const { width: W, height: H } = SCENE_SIZE;

/** Steps around the circle in which a silhouette is stamped to widen it; at 10 px they lie 1.3 px apart. */
const OUTLINE_STEPS = 48;

export function paintSubject(context: Context2D, layer: SubjectLayer, tools: PaintTools, scale: number): void {
  const picture = tools.pictures.get(layer.photoId);
  if (!picture) return;
  const person = drawPerson(picture, layer, tools, scale);
  if (layer.glow) paintGlow(context, person, layer.glow, tools, scale);
  isolated(context, () => {
    if (layer.shadow) setShadow(context, layer.shadow, scale);
    context.drawImage(person.canvas, 0, 0, W, H);
  });
}

/** The person with outline and ground on a clear surface of the picture's size, faded and clipped. */
function drawPerson(picture: Picture, layer: SubjectLayer, tools: PaintTools, scale: number): Surface {
  const surface = tools.createSurface(Math.round(W * scale), Math.round(H * scale));
  const { context } = surface;
  context.scale(scale, scale);
  context.imageSmoothingQuality = 'high';
  isolated(context, () => {
    turn(context, layer);
    const { x, y, width, height } = layer.box;
    context.drawImage(picture, x, y, width, height);
  });
  if (layer.ground) sink(context, layer, layer.ground);
  if (layer.outline) putBehind(context, outlineOf(picture, layer, layer.outline, tools, scale));
  fadeCutSides(context, layer);
  if (layer.clip) clipBelowHead(surface, layer, layer.clip, tools, scale);
  return surface;
}

/** Turns and mirrors what is drawn next around the middle of the layer's box. */
function turn(context: Context2D, { box, rotation, flipped }: SubjectLayer): void {
  if (!rotation && !flipped) return;
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  context.translate(centre.x, centre.y);
  context.rotate((rotation * Math.PI) / 180);
  if (flipped) context.scale(-1, 1);
  context.translate(-centre.x, -centre.y);
}

/** Darkens what is far below the head towards the scene's ground. */
function sink(context: Context2D, { head }: SubjectLayer, ground: string): void {
  isolated(context, () => {
    context.globalCompositeOperation = 'source-atop';
    const from = Math.min(head.y + head.height * 1.15, H - 120);
    context.fillStyle = linear(context, { x: 0, y: from }, { x: 0, y: H }, [
      translucent(ground, 0),
      translucent(ground, 0.25),
      translucent(ground, 0.7),
    ]);
    context.fillRect(0, 0, W, H);
  });
}

/** The silhouette widened by `width` on all sides, in one colour. */
function outlineOf(
  picture: Picture,
  layer: SubjectLayer,
  outline: { width: number; colour: string },
  tools: PaintTools,
  scale: number,
): Surface {
  const surface = tools.createSurface(Math.round(W * scale), Math.round(H * scale));
  const { context } = surface;
  context.scale(scale, scale);
  for (let step = 0; step < OUTLINE_STEPS; step++) {
    const angle = (step / OUTLINE_STEPS) * 2 * Math.PI;
    isolated(context, () => {
      context.translate(Math.cos(angle) * outline.width, Math.sin(angle) * outline.width);
      turn(context, layer);
      context.drawImage(picture, layer.box.x, layer.box.y, layer.box.width, layer.box.height);
    });
  }
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = outline.colour;
  context.fillRect(0, 0, W, H);
  return surface;
}

function putBehind(context: Context2D, { canvas }: Surface): void {
  isolated(context, () => {
    context.globalCompositeOperation = 'destination-over';
    context.drawImage(canvas, 0, 0, W, H);
  });
}

/** Takes sides that the photo's border had cut back to nothing, outline and all. */
function fadeCutSides(context: Context2D, { box, fade }: SubjectLayer): void {
  const outer = 16;
  const erase = (
    from: { x: number; y: number },
    to: { x: number; y: number },
    area: [number, number, number, number],
  ) => {
    isolated(context, () => {
      context.globalCompositeOperation = 'destination-out';
      context.fillStyle = linear(context, from, to, ['#000000ff', '#000000c0', '#00000040', '#00000000']);
      context.fillRect(...area);
    });
  };
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  if (fade.left) erase({ x: box.x, y: 0 }, { x: box.x + fade.left, y: 0 }, [box.x - outer, 0, fade.left + outer, H]);
  if (fade.right)
    erase({ x: right, y: 0 }, { x: right - fade.right, y: 0 }, [right - fade.right, 0, fade.right + outer, H]);
  if (fade.top) erase({ x: 0, y: box.y }, { x: 0, y: box.y + fade.top }, [0, box.y - outer, W, fade.top + outer]);
  if (fade.bottom)
    erase({ x: 0, y: bottom }, { x: 0, y: bottom - fade.bottom }, [0, bottom - fade.bottom, W, fade.bottom + outer]);
}

/** Keeps what lies in the box, and everything above the chin, so that the head rises over the box's edge. */
function clipBelowHead(
  { canvas, context }: Surface,
  { head }: SubjectLayer,
  { box, radius }: { box: { x: number; y: number; width: number; height: number }; radius: number },
  tools: PaintTools,
  scale: number,
): void {
  const mask = tools.createSurface(canvas.width, canvas.height);
  mask.context.scale(scale, scale);
  mask.context.beginPath();
  mask.context.roundRect(box.x, box.y, box.width, box.height, radius);
  mask.context.fill();
  // Above the card's upper edge the head is free; beside it the shoulders are not.
  const free = Math.max(head.width * 0.9, box.width - 2 * radius);
  mask.context.fillRect(head.x + head.width / 2 - free / 2, -20, free, Math.max(box.y + radius, head.y) + 20);
  isolated(context, () => {
    context.globalCompositeOperation = 'destination-in';
    context.drawImage(mask.canvas, 0, 0, W, H);
  });
}

function paintGlow(
  context: Context2D,
  person: Surface,
  glow: { colour: string; blur: number },
  tools: PaintTools,
  scale: number,
): void {
  const light = tools.createSurface(person.canvas.width, person.canvas.height);
  light.context.drawImage(person.canvas, 0, 0);
  light.context.globalCompositeOperation = 'source-in';
  light.context.fillStyle = glow.colour;
  light.context.fillRect(0, 0, light.canvas.width, light.canvas.height);
  isolated(context, () => {
    setShadow(context, { colour: glow.colour, blur: glow.blur, x: 0, y: 0 }, scale);
    context.globalAlpha = 0.85;
    context.drawImage(light.canvas, 0, 0, W, H);
  });
}
