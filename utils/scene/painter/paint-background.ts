import { type Background, type Point, SCENE_SIZE } from '../schema.ts';
import { type Context2D, isolated, linear, type PaintTools, radial, translucent } from './surface.ts';

const { width: W, height: H } = SCENE_SIZE;

export function paintBackground(context: Context2D, background: Background, tools: PaintTools): void {
  switch (background.kind) {
    case 'rays':
      paintRays(context, background);
      break;
    case 'split':
      paintSplit(context, background);
      break;
    case 'mesh':
      paintMesh(context, background);
      break;
    case 'spotlight':
      paintSpotlight(context, background);
      break;
    case 'blurred':
      paintBlurred(context, background, tools);
      break;
    case 'still':
      paintStill(context, background, tools);
  }
}

type Kind<Name extends Background['kind']> = Extract<Background, { kind: Name }>;

function paintRays(context: Context2D, { colours, centre, rays, dots }: Kind<'rays'>): void {
  context.fillStyle = radial(context, centre, 900, colours);
  context.fillRect(0, 0, W, H);
  if (rays > 0) drawRays(context, centre, rays, 1500, '#ffffff', 0.34);
  if (dots) drawDots(context, (x, y) => Math.max(0, ((y - 400) / 320) * 8 - (x / W) * 2), '#ffffff22');
}

function paintSplit(context: Context2D, { left, right, top, bottom, seam, centre }: Kind<'split'>): void {
  fillSide(context, left, [
    [-20, -20],
    [top, -20],
    [bottom, H + 20],
    [-20, H + 20],
  ]);
  fillSide(context, right, [
    [top, -20],
    [W + 20, -20],
    [W + 20, H + 20],
    [bottom, H + 20],
  ]);
  isolated(context, () => {
    const isRight = centre.x > (top + bottom) / 2;
    tracePolygon(
      context,
      isRight
        ? [
            [top, -20],
            [W + 20, -20],
            [W + 20, H + 20],
            [bottom, H + 20],
          ]
        : [
            [-20, -20],
            [top, -20],
            [bottom, H + 20],
            [-20, H + 20],
          ],
    );
    context.clip();
    context.fillStyle = radial(context, centre, 820, isRight ? right : left);
    context.fillRect(0, 0, W, H);
    drawRays(context, centre, 16, 1300, '#ffffff', 0.3);
  });
  drawDots(
    context,
    (x, y) =>
      isInsideDark(x, y, top, bottom, centre) ? Math.max(0, 9 - Math.hypot(x < W / 2 ? x : W - x, H - y) / 60) : 0,
    '#ffffff1f',
  );
  isolated(context, () => {
    context.strokeStyle = seam;
    context.lineWidth = 14;
    context.shadowColor = '#00000066';
    context.shadowBlur = 30;
    context.beginPath();
    context.moveTo(top, -20);
    context.lineTo(bottom, H + 20);
    context.stroke();
  });
}

/** Whether a point lies on the side away from the rays. */
function isInsideDark(x: number, y: number, top: number, bottom: number, centre: Point): boolean {
  const seam = top + ((bottom - top) * y) / H;
  return centre.x > seam ? x < seam : x > seam;
}

function fillSide(context: Context2D, colours: readonly string[], corners: [number, number][]): void {
  context.fillStyle = linear(context, { x: 0, y: 0 }, { x: 0, y: H }, colours);
  tracePolygon(context, corners);
  context.fill();
}

function paintMesh(context: Context2D, { ground, pools }: Kind<'mesh'>): void {
  context.fillStyle = ground;
  context.fillRect(0, 0, W, H);
  for (const { centre, radius, colour } of pools) {
    const opaque = colour.length === 9 ? Number.parseInt(colour.slice(7), 16) / 255 : 1;
    // Falls off like light does, not in a straight line, so that no rim is seen.
    context.fillStyle = radial(
      context,
      centre,
      radius,
      [1, 0.86, 0.58, 0.3, 0.11, 0.03, 0].map((share) => translucent(colour, share * opaque)),
    );
    context.fillRect(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius);
  }
}

function paintSpotlight(context: Context2D, { colours, centre, radius }: Kind<'spotlight'>): void {
  const [light, middle, dark] = colours;
  context.fillStyle = dark;
  context.fillRect(0, 0, W, H);
  context.fillStyle = radial(context, centre, radius * 1.9, [
    translucent(middle, 0.95),
    translucent(middle, 0.45),
    translucent(middle, 0.1),
    translucent(middle, 0),
  ]);
  context.fillRect(0, 0, W, H);
  isolated(context, () => {
    context.globalCompositeOperation = 'lighter';
    const source = { x: centre.x + (centre.x > W / 2 ? -160 : 160), y: -120 };
    // Cones within cones, so that the beam has no hard edge.
    for (let cone = 1; cone <= BEAM_CONES; cone++) {
      const share = cone / BEAM_CONES;
      context.beginPath();
      context.moveTo(source.x - 40 * share, source.y);
      context.lineTo(source.x + 40 * share, source.y);
      context.lineTo(centre.x + radius * share, H + 40);
      context.lineTo(centre.x - radius * share, H + 40);
      context.closePath();
      const strength = 1 / BEAM_CONES;
      context.fillStyle = linear(context, source, { x: centre.x, y: H }, [
        translucent(light, 0.5 * strength),
        translucent(light, 0.2 * strength),
        translucent(light, 0.02 * strength),
      ]);
      context.fill();
    }
    context.fillStyle = radial(context, centre, radius, [
      translucent(light, 0.42),
      translucent(light, 0.2),
      translucent(light, 0),
    ]);
    context.fillRect(0, 0, W, H);
  });
}

/** Enough for the eye to see one soft edge. */
const BEAM_CONES = 14;

function paintBlurred(context: Context2D, { photoId, tint }: Kind<'blurred'>, tools: PaintTools): void {
  context.fillStyle = linear(context, { x: 0, y: 0 }, { x: W, y: H }, tint);
  context.fillRect(0, 0, W, H);
  const picture = tools.pictures.get(photoId);
  if (!picture) return;
  // Shrunk to a few pixels and enlarged again, which blurs alike on every canvas.
  const small = tools.createSurface(32, 18);
  small.context.drawImage(picture, -6, -4, 44, (44 * picture.height) / picture.width);
  isolated(context, () => {
    context.globalAlpha = 0.75;
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'high';
    context.drawImage(small.canvas, -80, -45, W + 160, H + 90);
  });
}

/** Fills the whole with the picture, cutting off what is too much; softly, where it is only to be guessed at. */
function paintStill(context: Context2D, still: Kind<'still'>, tools: PaintTools): void {
  context.fillStyle = linear(context, { x: 0, y: 0 }, { x: W, y: H }, still.tint);
  context.fillRect(0, 0, W, H);
  const picture = tools.pictures.get(still.pictureId);
  if (!picture) return;
  const scale = Math.max(W / picture.width, H / picture.height) * still.zoom;
  const [width, height] = [picture.width * scale, picture.height * scale];
  const [x, y] = [(W - width) * still.focus.x, (H - height) * still.focus.y];
  isolated(context, () => {
    if (still.flipped) {
      context.translate(W, 0);
      context.scale(-1, 1);
    }
    if (still.blur < 1) {
      context.drawImage(picture, x, y, width, height);
      return;
    }
    // Shrunk and enlarged again, which blurs alike on every canvas; twice, so that no square is seen.
    const step = 1 / Math.max(1, still.blur / 3);
    const small = tools.createSurface(Math.max(16, Math.round(W * step)), Math.max(9, Math.round(H * step)));
    small.context.imageSmoothingQuality = 'high';
    small.context.scale(small.canvas.width / W, small.canvas.height / H);
    small.context.drawImage(picture, x, y, width, height);
    context.drawImage(small.canvas, 0, 0, W, H);
  });
}

function drawRays(
  context: Context2D,
  centre: Point,
  count: number,
  reach: number,
  colour: string,
  strength: number,
): void {
  context.fillStyle = radial(context, centre, reach * 0.75, [
    translucent(colour, strength),
    translucent(colour, strength * 0.3),
    translucent(colour, 0.02),
  ]);
  context.beginPath();
  for (let index = 0; index < count; index++) {
    const from = 0.1 + (index * 2 * Math.PI) / count;
    const to = from + Math.PI / count;
    context.moveTo(centre.x, centre.y);
    context.lineTo(centre.x + reach * Math.cos(from), centre.y + reach * Math.sin(from));
    context.lineTo(centre.x + reach * Math.cos(to), centre.y + reach * Math.sin(to));
    context.closePath();
  }
  context.fill();
}

function drawDots(context: Context2D, radiusAt: (x: number, y: number) => number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  for (let row = 0, y = 0; y < H + 20; row++, y += 19) {
    for (let x = row % 2 ? 11 : 0; x < W + 20; x += 22) {
      const radius = Math.min(9, radiusAt(x, y));
      if (radius < 0.6) continue;
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
  }
  context.fill();
}

function tracePolygon(context: Context2D, corners: readonly [number, number][]): void {
  context.beginPath();
  for (const [x, y] of corners) context.lineTo(x, y);
  context.closePath();
}
