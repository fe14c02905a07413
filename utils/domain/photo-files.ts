import { z } from 'zod';

/** What a file that took another's place is called by, made at random. The first of a photo has none. */
const suffixSchema = z.string().regex(/(-[\da-f]{64})?/);

/**
 * A cut-out's file in its photo's folder on the server, without its ending. The first has the plain name; one that was mended
 * has a name of its own, so that none is ever replaced and whoever knows the name knows whether theirs is the latest.
 */
export const cutoutFileSchema = z.templateLiteral(['cutout', suffixSchema]);
export type CutoutFile = z.infer<typeof cutoutFileSchema>;

export const FIRST_CUTOUT: CutoutFile = 'cutout';

/** The photo itself, named in the same way: another one where it was cropped or turned. */
export const originalFileSchema = z.templateLiteral(['original', suffixSchema]);
export type OriginalFile = z.infer<typeof originalFileSchema>;

export const FIRST_ORIGINAL: OriginalFile = 'original';

/**
 * The photo shortened to `LIMITS.referencePixels`, for image models; made when it is wanted for the first time. Its name says
 * which original it was made of.
 */
export type ReferenceFile = `reference${string}`;

/** @param original its file, with or without its ending */
export function referenceOf(original: string): ReferenceFile {
  return `reference${original.replace(/^original/, '')}`;
}
