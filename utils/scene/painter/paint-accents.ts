import { chooseFonts, EMOJI_FAMILY } from '../fonts.ts';
import type { Accent } from '../schema.ts';
import { type Context2D, isolated, setShadow } from './surface.ts';

const KEYLINE = '#ffffff';

export function paintAccent(context: Context2D, accent: Accent, scale: number): void {
  isolated(context, () => {
    switch (accent.kind) {
      case 'badge':
        paintBadge(context, accent, scale);
        break;
      case 'arrow':
        paintArrow(context, accent, scale);
        break;
      case 'ring':
        paintRing(context, accent, scale);
        break;
      case 'bar':
        context.fillStyle = accent.fill;
        context.beginPath();
        context.roundRect(accent.box.x, accent.box.y, accent.box.width, accent.box.height, accent.box.height / 2);
        context.fill();
        break;
      case 'emoji':
        paintEmoji(context, accent, scale);
    }
  });
}

function paintEmoji(context: Context2D, emoji: Kind<'emoji'>, scale: number): void {
  context.translate(emoji.centre.x, emoji.centre.y);
  context.rotate((emoji.rotation * Math.PI) / 180);
  const radius = emoji.size / 2;
  const disc = (grow: number, colour: string) => {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(0, 0, radius + grow, 0, 2 * Math.PI);
    context.fill();
  };
  isolated(context, () => {
    setShadow(context, { colour: '#00000073', blur: 20, x: 0, y: 9 }, scale);
    disc(8, KEYLINE);
  });
  disc(0, emoji.fill);
  context.font = `700 ${emoji.size * 0.62}px "${EMOJI_FAMILY}"`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  const { actualBoundingBoxAscent: ascent, actualBoundingBoxDescent: descent } = context.measureText(emoji.glyph);
  context.fillStyle = emoji.glyphFill;
  context.fillText(emoji.glyph, 0, (ascent - descent) / 2);
}

type Kind<Name extends Accent['kind']> = Extract<Accent, { kind: Name }>;

function paintBadge(context: Context2D, badge: Kind<'badge'>, scale: number): void {
  const { families, weight } = chooseFonts(badge.font, badge.text, 'en');
  context.translate(badge.centre.x, badge.centre.y);
  context.rotate((badge.rotation * Math.PI) / 180);
  context.font = `${weight} ${badge.size}px ${families.map((family) => `"${family}"`).join(', ')}`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  const { width, actualBoundingBoxAscent: ascent } = context.measureText(badge.text);
  const box = { width: width + badge.size, height: ascent + badge.size * 0.72 };
  isolated(context, () => {
    setShadow(context, { colour: '#00000073', blur: 20, x: 0, y: 9 }, scale);
    fillRounded(context, box, 6, KEYLINE);
  });
  fillRounded(context, box, 0, badge.fill);
  context.fillStyle = badge.textFill;
  context.fillText(badge.text, 0, ascent / 2);
}

function fillRounded(context: Context2D, box: { width: number; height: number }, grow: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(
    -box.width / 2 - grow,
    -box.height / 2 - grow,
    box.width + 2 * grow,
    box.height + 2 * grow,
    14 + grow,
  );
  context.fill();
}

/** Share of the way along the curve at which the head of an arrow begins. */
const ARROW_HEAD_AT = 0.76;

function paintArrow(context: Context2D, { from, bend, to, width, fill }: Kind<'arrow'>, scale: number): void {
  const at = (t: number) => ({
    x: (1 - t) ** 2 * from.x + 2 * t * (1 - t) * bend.x + t * t * to.x,
    y: (1 - t) ** 2 * from.y + 2 * t * (1 - t) * bend.y + t * t * to.y,
  });
  const left: { x: number; y: number }[] = [];
  const right: { x: number; y: number }[] = [];
  const offset = (t: number, half: number) => {
    const here = at(t);
    const next = at(t + 0.01);
    const distance = Math.hypot(next.x - here.x, next.y - here.y) || 1;
    const normal = { x: -(next.y - here.y) / distance, y: (next.x - here.x) / distance };
    left.push({ x: here.x + normal.x * half, y: here.y + normal.y * half });
    right.unshift({ x: here.x - normal.x * half, y: here.y - normal.y * half });
  };
  for (let step = 0; step <= 24; step++) offset((ARROW_HEAD_AT * step) / 24, (width / 2) * (0.25 + (0.75 * step) / 24));
  offset(ARROW_HEAD_AT, width * 1.15);
  context.beginPath();
  for (const { x, y } of [...left, to, ...right]) context.lineTo(x, y);
  context.closePath();
  context.lineJoin = 'round';
  context.strokeStyle = KEYLINE;
  context.lineWidth = 14;
  isolated(context, () => {
    setShadow(context, { colour: '#00000080', blur: 16, x: 0, y: 8 }, scale);
    context.stroke();
  });
  context.stroke();
  context.fillStyle = fill;
  context.fill();
}

function paintRing(
  context: Context2D,
  { centre, radiusX, radiusY, rotation, stroke }: Kind<'ring'>,
  scale: number,
): void {
  const draw = (colour: string, width: number) => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.ellipse(centre.x, centre.y, radiusX, radiusY, (rotation * Math.PI) / 180, 0, 2 * Math.PI);
    context.stroke();
  };
  isolated(context, () => {
    setShadow(context, { colour: '#00000073', blur: 12, x: 0, y: 6 }, scale);
    draw(KEYLINE, 20);
  });
  draw(stroke, 11);
}
