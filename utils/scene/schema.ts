import { z } from 'zod';

/** Draft of the scene: the painter's owner completes it. */
export const sceneSchema = z.looseObject({ version: z.literal(1) });
export type Scene = z.infer<typeof sceneSchema>;
