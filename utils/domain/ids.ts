import { z } from 'zod';

/**
 * Identifiers are branded so that a photo's id is never handed in where a generation's is meant.
 * All but {@link VideoId} are UUIDs made by the client, so that a retry names the same thing.
 */
export const userIdSchema = z.uuid().brand<'UserId'>();
export const photoIdSchema = z.uuid().brand<'PhotoId'>();
/** Whose face a photo shows. */
export const personIdSchema = z.uuid().brand<'PersonId'>();
/** A picture that is no reference photo: a still, a logo. */
export const pictureIdSchema = z.uuid().brand<'PictureId'>();
export const generationIdSchema = z.uuid().brand<'GenerationId'>();
export const variantIdSchema = z.uuid().brand<'VariantId'>();

/** YouTube's id of a video: eleven characters of the URL-safe base64 alphabet. */
export const videoIdSchema = z
  .string()
  .regex(/^[\w-]{11}$/)
  .brand<'VideoId'>();

export type UserId = z.infer<typeof userIdSchema>;
export type PhotoId = z.infer<typeof photoIdSchema>;
export type PersonId = z.infer<typeof personIdSchema>;
export type PictureId = z.infer<typeof pictureIdSchema>;
export type GenerationId = z.infer<typeof generationIdSchema>;
export type VariantId = z.infer<typeof variantIdSchema>;
export type VideoId = z.infer<typeof videoIdSchema>;

/** The creator as a person on their own photos: on every device the same, so that none has to ask for it. */
export const ownPersonId = (userId: UserId): PersonId => personIdSchema.parse(userId);
