import { z } from 'zod';

/**
 * A cut-out's file in its photo's folder on the server, without its ending. The first has the plain name; one that was mended
 * is named by its content, so that none is ever replaced and whoever knows the name knows whether theirs is the latest.
 */
export const cutoutFileSchema = z.templateLiteral(['cutout', z.string().regex(/(-[\da-f]{64})?/)]);
export type CutoutFile = z.infer<typeof cutoutFileSchema>;

/** The photo shortened to `LIMITS.referencePixels`, for image models; made when it is wanted for the first time. */
export const REFERENCE_FILE = 'reference.jpg';

export const FIRST_CUTOUT: CutoutFile = 'cutout';
