import { findPerson, type Segmenter } from './find-person.ts';
import { estimateColours, removeFringe } from './foreground-colour.ts';
import { type Pixels, withAlpha } from './pixels.ts';
import type { PhotoStage } from './prepared-photo.ts';
import { refineMask } from './refine-mask.ts';
import { resamplePixels, resamplePlane } from './resample.ts';

/** Longest side, in pixels, of the picture that decisions are made on; larger photos get their outline from it. */
export const WORKING_SIDE = 1024;

/** How far a pixel of the outline looks for the person's own colour, as shares of the picture's longer side. */
const COLOUR_REACH = { near: 1 / 150, far: 1 / 25 };

/**
 * The photo with everything but the person transparent, at the photo's own size.
 * @throws {AppError} `no_person`
 */
export async function cutOutPixels(
  photo: Pixels,
  segment: Segmenter,
  report: (stage: PhotoStage) => void = () => {},
): Promise<Pixels> {
  report('finding-person');
  const working = shrink(photo);
  const certainty = await findPerson(working, segment);
  report('cutting-out');
  const alpha = refineMask(photo, working, certainty);
  const side = Math.max(working.width, working.height);
  const colours = estimateColours(working, resamplePlane(alpha, working.width, working.height), {
    near: Math.max(3, Math.round(side * COLOUR_REACH.near)),
    far: Math.round(side * COLOUR_REACH.far),
  });
  return withAlpha(removeFringe(photo, alpha, colours), alpha);
}

function shrink(photo: Pixels): Pixels {
  const scale = WORKING_SIDE / Math.max(photo.width, photo.height);
  if (scale >= 1) return photo;
  const whole = { x: 0, y: 0, width: photo.width, height: photo.height };
  return resamplePixels(
    photo,
    whole,
    Math.max(1, Math.round(photo.width * scale)),
    Math.max(1, Math.round(photo.height * scale)),
  );
}
