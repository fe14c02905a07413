import { z } from 'zod';
import { pictureIdSchema } from '../domain/ids.ts';
import { pictureColoursSchema } from './subject.ts';

/** A frame of the video as the art director knows it: the picture itself stays on the creator's machine. */
export const stillSchema = z.object({ id: pictureIdSchema, colours: pictureColoursSchema });
export type Still = z.infer<typeof stillSchema>;
