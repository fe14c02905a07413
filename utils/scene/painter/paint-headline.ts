import { type FittedHeadline, fitHeadline, type Ink, type Line, PLATE_PADDING } from '../fit-text.ts';
import { chooseFonts, type FontChoice, hasCase } from '../fonts.ts';
import type { Box, Headline } from '../schema.ts';
import { castShadow, EVERYWHERE } from './cast-shadow.ts';
import { type Context2D, isolated, type PaintTools } from './surface.ts';

/** Draws the words, and answers where each line came to stand. */
export function paintHeadline(
  context: Context2D,
  headline: Headline,
  tools: PaintTools,
  scale: number,
): FittedHeadline {
  const fitted = fitOnCanvas(context, headline);
  if (headline.shadow) {
    const shadow = { colour: headline.shadow, blur: 22, x: 3, y: 9 };
    // One shadow under all lines together, so that none falls on its neighbour.
    castShadow(context, shadow, areaOf(fitted, headline), tools, scale, (target) =>
      paintOutlines(target, fitted, headline),
    );
  }
  settingType(context, headline, fitted, (setFont) => {
    for (const line of fitted.lines) paintLine(context, line, headline, setFont);
  });
  return fitted;
}

/** Draws the letters alone where they stand in the picture: no edge, no shadow, no strip. */
export function paintLetters(context: Context2D, headline: Headline, fitted: FittedHeadline): void {
  const bare: Headline = { ...headline, stroke: null, emphasisPlate: null, linePlate: null };
  settingType(context, headline, fitted, (setFont) => {
    for (const line of fitted.lines) paintLine(context, line, bare, setFont);
  });
}

function settingType(
  context: Context2D,
  headline: Headline,
  fitted: FittedHeadline,
  draw: (setFont: SetFont) => void,
): void {
  const fonts = chooseFonts(headline.font, headline.text, headline.locale);
  isolated(context, () => {
    turn(context, headline);
    context.textBaseline = 'alphabetic';
    context.textAlign = 'left';
    context.direction = fitted.rightToLeft ? 'rtl' : 'ltr';
    context.lineJoin = 'round';
    context.miterLimit = 2;
    draw((size) => applyFont(context, fonts, size));
  });
}

/** Where the lines come to stand, measured with the context's own letters. */
export function fitOnCanvas(context: Context2D, headline: Headline): FittedHeadline {
  const fonts = chooseFonts(headline.font, headline.text, headline.locale);
  const known = new Map<string, Ink>();
  context.save();
  applyFont(context, fonts, 100);
  const capitals = context.measureText('H').actualBoundingBoxAscent;
  context.restore();
  return fitHeadline(headline, (text) => {
    const before = known.get(text);
    if (before) return before;
    context.save();
    applyFont(context, fonts, 100);
    context.textBaseline = 'alphabetic';
    const metrics = context.measureText(text);
    context.restore();
    const ink = {
      width: Math.max(metrics.width, 1),
      // Small letters get the room of capitals, so that the space between lines looks even.
      ascent: Math.max(metrics.actualBoundingBoxAscent, hasCase(text) ? capitals : 1),
      descent: Math.max(metrics.actualBoundingBoxDescent, 0),
    };
    known.set(text, ink);
    return ink;
  });
}

function turn(context: Context2D, { box, rotation }: Headline): void {
  if (!rotation) return;
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  context.translate(centre.x, centre.y);
  context.rotate((rotation * Math.PI) / 180);
  context.translate(-centre.x, -centre.y);
}

type SetFont = (size: number) => void;

function applyFont(context: Context2D, { families, weight, spacing }: FontChoice, size: number): void {
  context.font = `${weight} ${size}px ${families.map((family) => `"${family}"`).join(', ')}`;
  context.letterSpacing = `${spacing.letters * size}px`;
  context.wordSpacing = `${spacing.words * size}px`;
}

/** Holds the lines with their edges and strips, however they are turned. */
function areaOf({ lines }: FittedHeadline, headline: Headline): Box {
  if (headline.rotation) return EVERYWHERE;
  const edges = lines.map(({ ink, size }) => ({
    ...ink,
    margin: size * Math.max(PLATE_PADDING, headline.stroke?.width ?? 0),
  }));
  const left = Math.min(...edges.map(({ x, margin }) => x - margin));
  const top = Math.min(...edges.map(({ y, margin }) => y - margin));
  const right = Math.max(...edges.map(({ x, width, margin }) => x + width + margin));
  const bottom = Math.max(...edges.map(({ y, height, margin }) => y + height + margin));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Covers all that the words and what lies behind them cover. */
function paintOutlines(context: Context2D, fitted: FittedHeadline, headline: Headline): void {
  settingType(context, headline, fitted, (setFont) => {
    for (const line of fitted.lines) {
      setFont(line.size);
      const plate = plateOf(line, headline);
      if (plate) paintPlate(context, line, plate);
      else if (headline.stroke) strokeLine(context, line, headline.stroke);
      else context.fillText(line.text, startOf(context, line), line.baseline);
    }
  });
}

function strokeLine(context: Context2D, line: Line, stroke: NonNullable<Headline['stroke']>): void {
  context.strokeStyle = stroke.colour;
  context.lineWidth = Math.max(1, line.size * stroke.width);
  context.strokeText(line.text, startOf(context, line), line.baseline);
}

function paintLine(context: Context2D, line: Line, headline: Headline, setFont: SetFont): void {
  setFont(line.size);
  const plate = plateOf(line, headline);
  const onEmphasisPlate = plate !== null && plate === headline.emphasisPlate;
  if (plate) paintPlate(context, line, plate);
  if (headline.stroke && !plate) strokeLine(context, line, headline.stroke);
  if (line.runs.length === 1) {
    context.fillStyle = line.runs[0]?.stressed ? headline.emphasisFill : headline.fill;
    context.fillText(line.text, startOf(context, line), line.baseline);
    return;
  }
  // Each part begins where what stands before it ends, kerning and all.
  let before = '';
  for (const run of line.runs) {
    context.fillStyle = run.stressed || onEmphasisPlate ? headline.emphasisFill : headline.fill;
    context.fillText(
      run.text,
      line.x + context.measureText(before + run.text).width - context.measureText(run.text).width,
      line.baseline,
    );
    before += run.text;
  }
}

/** The colour of the strip behind a line, or null for none. */
function plateOf(line: Line, { emphasisPlate, linePlate }: Headline): string | null {
  return line.runs.some((run) => run.stressed) ? (emphasisPlate ?? linePlate) : linePlate;
}

/** With text that runs from right to left, `fillText` counts from the line's right end. */
function startOf(context: Context2D, line: Line): number {
  return context.direction === 'rtl' ? rtlStart(context, line) : line.x;
}

function rtlStart(context: Context2D, line: Line): number {
  // `textAlign: left` keeps the left end as the anchor in both directions.
  return context.textAlign === 'left' ? line.x : line.x + line.width;
}

function paintPlate(context: Context2D, line: Line, colour: string): void {
  const padding = line.size * PLATE_PADDING;
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(
    line.ink.x - padding,
    line.ink.y - padding * 0.8,
    line.ink.width + 2 * padding,
    line.ink.height + padding * 1.6,
    Math.min(14, padding),
  );
  context.fill();
}
