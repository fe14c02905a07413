import type { SubjectAnalysis } from '../scene/subject.ts';
import { findCutSides } from './border-cuts.ts';
import { findDominantColours } from './dominant-colours.ts';
import { findHead } from './head-box.ts';
import { measureQuality } from './measure-quality.ts';
import { ALPHA, readChannel } from './pixels.ts';

/**
 * What the layouts need to know of a cut-out: where the head is, which sides are cut off, its colours;
 * and how good a photo it is.
 * @param rgba bytes with straight alpha, trimmed to the person (`trimToPerson`)
 */
export function analyseCutout(rgba: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): SubjectAnalysis {
  const picture = { width, height, data: rgba };
  const alpha = readChannel(picture, ALPHA);
  const head = findHead(alpha);
  const quality = measureQuality(picture, alpha, head);
  return {
    width,
    height,
    head: {
      x: round(head.x / width),
      y: round(head.y / height),
      width: round(head.width / width),
      height: round(head.height / height),
    },
    cutBy: findCutSides(alpha),
    colours: findDominantColours(picture),
    ...(quality && { quality }),
  };
}

/** Four decimals: a tenth of a pixel on a thumbnail. */
function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
