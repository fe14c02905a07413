import { type Box, SCENE_SIZE, type SubjectLayer } from './schema.ts';
import type { Subject, SubjectAnalysis } from './subject.ts';

export type Side = 'left' | 'right';

export interface Placement {
  box: Box;
  head: Box;
  fade: SubjectLayer['fade'];
  flipped: boolean;
}

/** Heads higher than this fill the picture; a portrait that would have to grow beyond it is moved down instead. */
const HEAD_HEIGHT_MAX = 430;

/** Beyond the picture's edge by so much, a cut side cannot be seen, its outline neither. */
const BLEED = 24;

/**
 * Puts a person's head where a layout wants it. Sides that the photo's border has cut go beyond the picture's edge where
 * that leaves the head in place; a cut side that stays in sight fades out.
 * @param target.headHeight wanted height of the head in pixels; a portrait cut at the chest may come out larger
 * @param target.headX middle of the head
 * @param target.headTop upper end of the head
 */
export function placeSubject(
  { analysis }: Pick<Subject, 'analysis'>,
  target: { headHeight: number; headX: number; headTop: number; side: Side; floor?: number },
): Placement {
  const { head, cutBy } = analysis;
  const floor = target.floor ?? SCENE_SIZE.height;
  const wanted = target.headHeight / (head.height * analysis.height);
  // A body that ends in the picture must reach its floor, or it hangs in the air.
  const reaching = (floor + BLEED - target.headTop) / ((1 - head.y) * analysis.height);
  const largest = HEAD_HEIGHT_MAX / (head.height * analysis.height);
  const scale = Math.min(Math.max(wanted, reaching), Math.max(wanted, largest));

  const width = analysis.width * scale;
  const height = analysis.height * scale;
  let x = target.headX - (head.x + head.width / 2) * width;
  let y = target.headTop - head.y * height;
  if (y + height < floor + BLEED) y = floor + BLEED - height;
  if (cutBy.top && y > -BLEED && y < 60) y = -BLEED;

  const right = SCENE_SIZE.width + BLEED;
  if (target.side === 'right' && cutBy.right && x + width < right) x += Math.min(right - (x + width), 110);
  if (target.side === 'left' && cutBy.left && x > -BLEED) x -= Math.min(x + BLEED, 110);

  const box = { x, y, width, height };
  return {
    box,
    head: { x: x + head.x * width, y: y + head.y * height, width: head.width * width, height: head.height * height },
    fade: fadesOf(box, cutBy),
    flipped: false,
  };
}

function fadesOf(box: Box, cutBy: SubjectAnalysis['cutBy']): SubjectLayer['fade'] {
  const width = Math.min(120, box.width * 0.12);
  return {
    left: cutBy.left && box.x > 0 ? width : 0,
    right: cutBy.right && box.x + box.width < SCENE_SIZE.width ? width : 0,
    top: cutBy.top && box.y > 0 ? Math.min(60, box.height * 0.06) : 0,
    bottom: box.y + box.height < SCENE_SIZE.height ? Math.min(120, box.height * 0.14) : 0,
  };
}

/** Places the mirror image, for a person whose cut side would otherwise be in sight. */
export function placeMirrored(subject: Subject, target: Parameters<typeof placeSubject>[1]): Placement {
  const { analysis } = subject;
  const { head, cutBy } = analysis;
  const mirrored: SubjectAnalysis = {
    ...analysis,
    head: { ...head, x: Math.max(0, 1 - head.x - head.width) },
    cutBy: { ...cutBy, left: cutBy.right, right: cutBy.left },
  };
  const placement = placeSubject({ analysis: mirrored }, target);
  // The layer is drawn mirrored, so that its fades are the picture's.
  return { ...placement, flipped: true };
}

/** The side on which a person stands best: where a cut side can go beyond the edge; else as the seed has it. */
export function chooseSide({ analysis }: Subject, chance: number): Side {
  const { left, right } = analysis.cutBy;
  if (left !== right) return left ? 'left' : 'right';
  return chance < 0.72 ? 'right' : 'left';
}
