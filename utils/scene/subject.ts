import { z } from 'zod';
import { personIdSchema, photoIdSchema } from '../domain/ids.ts';

const fraction = z.number().min(0).max(1);

/** Dominant colours of a picture, largest share first. `share` is a fraction of its pixels. */
export const pictureColoursSchema = z
  .array(z.object({ hex: z.string().regex(/^#[0-9a-f]{6}$/), share: fraction }))
  .min(1)
  .max(6);
export type PictureColours = z.infer<typeof pictureColoursSchema>;

/** How good a photo of a face it is, in figures. */
const photoQualitySchema = z.object({
  /** How many heads are seen. */
  people: z.int().min(1).max(10),
  /** How many faces are seen. Not known of photos that were added before faces were looked for. */
  faces: z.int().min(0).max(10).optional(),
  /** Share of fine detail in what the face shows. */
  sharpness: z.number().min(0).max(100),
  /** How light the face is: as a whole, and its lightest tenth at the least. */
  light: z.object({ mean: fraction, highlights: fraction }),
});
export type PhotoQuality = z.infer<typeof photoQualitySchema>;

/**
 * What is known of a cut-out without its pixels. Measured on the creator's device when the photo is cut out, kept
 * with the photo's row, and read by the art director and the layouts, so that the server decides without seeing a face.
 * Boxes are fractions of the cut-out picture, which is trimmed to the person.
 */
export const subjectAnalysisSchema = z.object({
  /** Size of the cut-out picture in pixels. */
  width: z.int().min(1).max(4096),
  height: z.int().min(1).max(4096),
  /** Box around the head, from the silhouette or the alpha channel's shape. */
  head: z.object({ x: fraction, y: fraction, width: fraction, height: fraction }),
  /** Sides on which the photo's border cuts the person, so that a straight edge would show. */
  cutBy: z.object({ left: z.boolean(), right: z.boolean(), top: z.boolean(), bottom: z.boolean() }),
  /** Of the person, without what was behind. */
  colours: pictureColoursSchema,
  /** Not measured of photos that were added before it was. */
  quality: photoQualitySchema.optional(),
});
export type SubjectAnalysis = z.infer<typeof subjectAnalysisSchema>;

/** A reference photo as the art director and the layouts know it. */
export const subjectSchema = z.object({
  photoId: photoIdSchema,
  /** Whom it shows, where that is known: so that nobody stands beside themselves. */
  personId: personIdSchema.optional(),
  analysis: subjectAnalysisSchema,
});
export type Subject = z.infer<typeof subjectSchema>;
