import { findParts } from './connected-parts.ts';
import { decodeKept } from './decode-photo.ts';
import { NET_SIDE, type Segmenter } from './find-person.ts';
import { findHeadAndShoulders } from './head-box.ts';
import type { Plane } from './pixels.ts';
import { resamplePixels, resamplePlane } from './resample.ts';

/** Height of the frame's copy that is looked at, in pixels: enough to tell a head. */
const HEIGHT = 40;

/** The head's share of the frame's height from which on it is as large as a thumbnail wants it. */
const LARGE_HEAD = 0.35;

/** A person smaller than this share of the frame is a passer-by, or none; one that fills more of it than that is a mistake. */
const PERSON = { smallest: 0.015, largest: 0.9 };

/** How much a silhouette must look like head and shoulders to be one, and from where on it surely is. */
const LIKENESS = { least: 0.8, sure: 0.93 };

/**
 * How much a picture is of somebody's head and shoulders: 0 for none, 1 for a head that is large and plainly there.
 * One look of the net, at the whole picture.
 * @throws {AppError} `picture_corrupt`, and as the segmenter does
 */
export async function measureFace(picture: Blob, segment: Segmenter): Promise<number> {
  const pixels = await decodeKept(picture);
  const whole = { x: 0, y: 0, width: pixels.width, height: pixels.height };
  const seen = await segment(resamplePixels(pixels, whole, NET_SIDE, NET_SIDE));
  return faceShare(resamplePlane(seen, Math.max(1, Math.round((HEIGHT * pixels.width) / pixels.height)), HEIGHT));
}

/**
 * likeness to head and shoulders (0…1) × height of the head in the picture (1 from {@link LARGE_HEAD} on)
 * @param seen how surely each pixel is a person's, in the picture's proportions
 */
export function faceShare(seen: Plane): number {
  const { labels, sizes } = findParts(seen.width, seen.height, (index) => (seen.data[index] ?? 0) >= 0.5);
  const largest = sizes.indexOf(Math.max(...sizes));
  const share = (sizes[largest] ?? 0) / (seen.width * seen.height);
  if (share < PERSON.smallest || share > PERSON.largest) return 0;
  const person = { ...seen, data: seen.data.map((value, index) => (labels[index] === largest ? value : 0)) };
  const { head, likeness } = findHeadAndShoulders(person);
  const sureness = (likeness - LIKENESS.least) / (LIKENESS.sure - LIKENESS.least);
  return Math.min(1, Math.max(0, sureness)) * Math.min(1, head.height / seen.height / LARGE_HEAD);
}
