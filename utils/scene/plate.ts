import { z } from 'zod';
import { pictureIdSchema } from '../domain/ids.ts';
import type { Side } from './place-subject.ts';
import { type Box, SCENE_SIZE } from './schema.ts';
import { type Subject, subjectSchema } from './subject.ts';

/** A background that an image model paints. */
export const plateSchema = z.object({
  /** Of the picture in the bucket `plates`. */
  id: pictureIdSchema,
  /** Whether the model paints the person too, in place of their cut-out. */
  showsPerson: z.boolean(),
  /** On which side they were painted, once they are; shown on the other one, the picture is mirrored. */
  paintedSide: z.enum(['left', 'right']).optional(),
});
export type Plate = z.infer<typeof plateSchema>;

/** Where a model is told to paint a head that stands on the right: as exactly as models keep to it, with room around. */
const HEAD: Box = { x: 820, y: 36, width: 400, height: 410 };

/** Where in a plate the head of the person is to be, and what words must keep clear of. */
export function paintedHead(side: Side): Box {
  return side === 'right' ? HEAD : { ...HEAD, x: SCENE_SIZE.width - HEAD.x - HEAD.width };
}

/** Whom layouts leave room for where a model paints the person: the same for everybody, since it paints them as it is told. */
export const PAINTED_PERSON: Subject = subjectSchema.parse({
  photoId: '00000000-0000-4000-8000-000000000000',
  analysis: {
    width: 600,
    height: 800,
    head: { x: 0.3, y: 0.02, width: 0.4, height: 0.4 },
    cutBy: { left: false, right: false, top: false, bottom: true },
    colours: [{ hex: '#808080', share: 1 }],
  },
});
