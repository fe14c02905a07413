import { type Box, type Point, SCENE_SIZE, type SubjectLayer } from '../schema.ts';
import { castShadow } from './cast-shadow.ts';
import {
  type Context2D,
  isolated,
  linear,
  type PaintTools,
  type Picture,
  type Surface,
  translucent,
} from './surface.ts';
import { traceContours } from './trace-contours.ts';

const { width: W, height: H } = SCENE_SIZE;

export function paintSubject(context: Context2D, layer: SubjectLayer, tools: PaintTools, scale: number): void {
  const picture = tools.pictures.get(layer.photoId);
  if (!picture) return;
  const person = drawPerson(picture, layer, tools, scale);
  const area = areaOf(layer);
  const draw = (target: Context2D) => target.drawImage(person.canvas, 0, 0, W, H);
  if (layer.glow) {
    const glow = { ...layer.glow, x: 0, y: 0 };
    isolated(context, () => {
      context.globalAlpha = GLOW_STRENGTH;
      castShadow(context, glow, area, tools, scale, draw);
    });
  }
  if (layer.shadow) castShadow(context, layer.shadow, area, tools, scale, draw);
  draw(context);
}

const GLOW_STRENGTH = 0.85;

/** Holds the person and the outline, however they are turned. */
function areaOf({ box, rotation, outline }: SubjectLayer): Box {
  const margin = outline?.width ?? 0;
  const [halfWidth, halfHeight] = [box.width / 2, box.height / 2];
  const radius = Math.hypot(halfWidth, halfHeight);
  const [acrossX, acrossY] = rotation ? [radius, radius] : [halfWidth, halfHeight];
  return {
    x: box.x + halfWidth - acrossX - margin,
    y: box.y + halfHeight - acrossY - margin,
    width: 2 * (acrossX + margin),
    height: 2 * (acrossY + margin),
  };
}

/** The person with outline and ground on a clear surface of the picture's size, faded and clipped. */
function drawPerson(picture: Picture, layer: SubjectLayer, tools: PaintTools, scale: number): Surface {
  const surface = tools.createSurface(Math.round(W * scale), Math.round(H * scale));
  const { context } = surface;
  context.scale(scale, scale);
  context.imageSmoothingQuality = 'high';
  if (layer.clip) clipBelowHead(context, layer, layer.clip);
  isolated(context, () => {
    turn(context, layer);
    const { x, y, width, height } = layer.box;
    context.drawImage(picture, x, y, width, height);
  });
  if (layer.ground) sink(context, layer, layer.ground);
  if (layer.outline) outline(context, picture, layer, layer.outline, tools);
  fadeCutSides(context, layer);
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

/** Widens the silhouette by `width` on all sides, in one colour, behind the person. */
function outline(
  context: Context2D,
  picture: Picture,
  layer: SubjectLayer,
  { width, colour }: { width: number; colour: string },
  tools: PaintTools,
): void {
  const { box } = layer;
  const contours = contoursOf(picture, tools);
  isolated(context, () => {
    turn(context, layer);
    context.globalCompositeOperation = 'destination-over';
    context.beginPath();
    for (const points of contours) {
      for (const [index, { x, y }] of points.entries()) {
        if (index === 0) context.moveTo(box.x + x * box.width, box.y + y * box.height);
        else context.lineTo(box.x + x * box.width, box.y + y * box.height);
      }
      context.closePath();
    }
    context.lineJoin = 'round';
    context.lineWidth = 2 * width;
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.stroke();
    context.fill();
  });
}

/** Opacity from which on a pixel belongs to the silhouette: fine hair gets an edge as well. */
const OUTLINED_OPACITY = 64;
/** Longer side at which a silhouette is traced: as fine as it is ever shown in a picture. */
const TRACED_SIZE = 1024;

const traced = new WeakMap<Picture, Point[][]>();

/** The lines around the person, in fractions of the picture; traced once for each picture. */
function contoursOf(picture: Picture, tools: PaintTools): Point[][] {
  const known = traced.get(picture);
  if (known) return known;
  const shrink = Math.min(1, TRACED_SIZE / Math.max(picture.width, picture.height));
  const [width, height] = [Math.ceil(picture.width * shrink), Math.ceil(picture.height * shrink)];
  const { context } = tools.createSurface(width, height);
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const contours = traceContours(data, width, height, OUTLINED_OPACITY).map((points) =>
    points.map(({ x, y }) => ({ x: x / width, y: y / height })),
  );
  traced.set(picture, contours);
  return contours;
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
  context: Context2D,
  { head }: SubjectLayer,
  { box, radius }: { box: Box; radius: number },
): void {
  // Above the card's upper edge the head is free; beside it the shoulders are not.
  const free = Math.max(head.width * 0.9, box.width - 2 * radius);
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, radius);
  context.rect(head.x + head.width / 2 - free / 2, -20, free, Math.max(box.y + radius, head.y) + 20);
  context.clip();
}
