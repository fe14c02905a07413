import type { FittedHeadline } from '../fit-text.ts';
import type { Box, Headline } from '../schema.ts';

/** A line of the headline where it stands in the picture: an upright box around the turned line, in scene pixels. */
export interface DrawnLine extends Box {
  text: string;
}

export function drawnLines(headline: Headline, { lines }: FittedHeadline): DrawnLine[] {
  return lines.map((line) => ({ text: line.text, ...uprightBox(line.ink, headline) }));
}

/** The upright box around a box that is turned with the headline. */
function uprightBox(box: Box, { box: around, rotation }: Headline): Box {
  const angle = (rotation * Math.PI) / 180;
  const centre = { x: around.x + around.width / 2, y: around.y + around.height / 2 };
  const corners = [
    [box.x, box.y],
    [box.x + box.width, box.y],
    [box.x, box.y + box.height],
    [box.x + box.width, box.y + box.height],
  ].map(([x = 0, y = 0]) => ({
    x: centre.x + (x - centre.x) * Math.cos(angle) - (y - centre.y) * Math.sin(angle),
    y: centre.y + (x - centre.x) * Math.sin(angle) + (y - centre.y) * Math.cos(angle),
  }));
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
