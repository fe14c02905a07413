import type { SubjectAnalysis } from './subject.ts';

/** What could be better about a photo. */
export type PhotoHint = 'no-face' | 'too-small' | 'blurred' | 'dark' | 'bright' | 'several-people';

/**
 * Height of the head, in pixels of the photo, below which it is small: layouts make heads about 300 pixels high on the 1280 × 720
 * pixels of a thumbnail, and a face that is enlarged to more than twice its size looks soft.
 */
const LEAST_HEAD = 150;

/**
 * Fine detail below which a face is blurred. A sharp one has a tenth and more; a blur of a hundredth of the head's height, which
 * on a thumbnail is three pixels wide, leaves a hundredth.
 */
const LEAST_SHARPNESS = 0.012;

/** A face is dark where not even its lightest places are light. Its mean would tell dark skin from light skin instead. */
const LEAST_HIGHLIGHTS = 0.35;

/** Lighter than the lightest skin in good light is on the whole: there the camera saw only white. */
const MOST_LIGHT = 0.85;

/** Height of the head, in pixels of the photo, below which a face that is there is often not found: then nothing is said of it. */
const FINDABLE_HEAD = 60;

/** What could be better about a photo, the weightiest first; nothing is said of what was not measured. None of it is in the way. */
export function photoHints({ height, head, quality }: SubjectAnalysis): PhotoHint[] {
  const hints: PhotoHint[] = [];
  if (quality && Math.max(quality.people, quality.faces ?? 0) > 1) hints.push('several-people');
  if (quality?.faces === 0 && head.height * height >= FINDABLE_HEAD) hints.push('no-face');
  if (head.height * height < LEAST_HEAD) hints.push('too-small');
  if (!quality) return hints;
  const { sharpness, light } = quality;
  if (sharpness < LEAST_SHARPNESS) hints.push('blurred');
  if (light.highlights < LEAST_HIGHLIGHTS) hints.push('dark');
  if (light.mean > MOST_LIGHT) hints.push('bright');
  return hints;
}
