import { z } from 'zod';
import { pictureIdSchema } from '../domain/ids.ts';

/** A background that an image model paints. */
export const plateSchema = z.object({
  /** Of the picture in the bucket `plates`. */
  id: pictureIdSchema,
  /** Whether the model paints the person too, in place of their cut-out. */
  showsPerson: z.boolean(),
});
export type Plate = z.infer<typeof plateSchema>;
