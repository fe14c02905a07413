import { z } from 'zod';
import { errorCodeSchema } from '../../../utils/domain/errors.ts';
import { generationIdSchema, photoIdSchema, pictureIdSchema, variantIdSchema } from '../../../utils/domain/ids.ts';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { localeSchema } from '../../../utils/domain/locale.ts';
import { EDITS_MAX, sceneEditSchema } from '../../../utils/scene/edit/scene-edit.ts';
import { sceneSummarySchema } from '../../../utils/scene/edit/scene-summary.ts';
import { maskSchema } from '../../../utils/scene/mask.ts';
import { storedSceneSchema } from '../../../utils/scene/migrate-scene.ts';
import { stillSchema } from '../../../utils/scene/still.ts';
import { subjectSchema } from '../../../utils/scene/subject.ts';
import { type ProviderId, providerIdSchema } from './providers/image-provider.ts';

export { type ProviderId, providerIdSchema };

/** A row of the table `styles`; the database knows which there are and what the engine behind each costs. */
export const styleIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** Free text as a person typed it. What no database can keep (NUL, half a surrogate pair) is dropped, then the ends are trimmed. */
const text = (max: number) =>
  z
    .string()
    .overwrite((value) => value.replaceAll('\u0000', '').replace(/[\uD800-\uDFFF]/gu, ''))
    .trim()
    .max(max);

/** A background that an image model painted, to be changed by one. The picture stays as it is; what comes of it is another. */
export const repaintSchema = z.object({
  /** A picture of the caller's, as a variant's background names it. */
  pictureId: pictureIdSchema,
  /** What is to be changed. */
  words: text(LIMITS.wishCharacters).min(1),
  /** Where it may change, as 64 columns by 36 rows over the whole picture: a bit for each, row by row from the upper left, the
   *  first in a byte's highest; 1 may change. Without it, everywhere. */
  mask: maskSchema.optional(),
});
export type Repaint = z.infer<typeof repaintSchema>;

/** Body of `POST /functions/v1/generate`. The same `id` sent again answers the same generation, however it ended, and holds
 *  nothing more; sent again with another body it is refused as `conflict`. */
export const generateRequestSchema = z
  .object({
    id: generationIdSchema,
    title: text(LIMITS.titleCharacters),
    description: text(LIMITS.descriptionCharacters).optional(),
    prompt: text(LIMITS.promptCharacters).optional(),
    headline: text(LIMITS.headlineCharacters).optional(),
    style: styleIdSchema,
    photoIds: z.array(photoIdSchema).max(LIMITS.photosPerGeneration),
    /** Those of the photos that are kept on the caller's device only, so that the account does not know them: what was measured of each,
     *  by which the person is given a place. Nothing of it is kept but the id. */
    devicePhotos: z.array(subjectSchema).max(LIMITS.photosPerGeneration).optional(),
    /** Whether an image model is to paint the person too, from their photos, which are sent to it; it needs a consent that names
     *  the provider. Without it no photo leaves the creator's folder. */
    portrait: z.boolean().optional(),
    /** A frame of the video that one of the pictures is to be made around. */
    still: stillSchema.optional(),
    locale: localeSchema,
    count: z.int().min(1).max(LIMITS.variantsPerGeneration),
    /** Has one background changed instead of thumbnails made. Then `count` is 1, and nothing goes along but title, style and locale. */
    repaint: repaintSchema.optional(),
  })
  .refine((request) => Boolean(request.title || request.prompt || request.headline || request.repaint), {
    path: ['title'],
    message: 'A title, a prompt or a headline is needed.',
  })
  .superRefine(({ repaint, count, ...rest }, context) => {
    if (!repaint) return;
    if (count > 1)
      context.addIssue({ code: 'too_big', origin: 'number', maximum: 1, inclusive: true, path: ['count'] });
    for (const field of ['description', 'prompt', 'headline', 'still', 'portrait', 'photoIds'] as const) {
      const value = rest[field];
      const isThere = Array.isArray(value) ? value.length > 0 : Boolean(value);
      if (isThere) context.addIssue({ code: 'custom', path: [field], message: `${field} does not go with repaint.` });
    }
  })
  .refine(({ portrait, photoIds }) => !portrait || photoIds.length > 0, {
    path: ['photoIds'],
    message: 'A portrait needs a photo of the person.',
  })
  .refine(({ portrait, devicePhotos = [] }) => !portrait || devicePhotos.length === 0, {
    path: ['devicePhotos'],
    message: 'A portrait needs photos that are in the account.',
  })
  .refine(({ photoIds, devicePhotos = [] }) => devicePhotos.every(({ photoId }) => photoIds.includes(photoId)), {
    path: ['devicePhotos'],
    message: 'devicePhotos describes photos of photoIds alone.',
  });
export type GenerateRequest = z.infer<typeof generateRequestSchema>;

export const variantSchema = z.object({
  id: variantIdSchema,
  /** Place among the generation's variants, from 0. */
  position: z.int().min(0),
  scene: storedSceneSchema,
  /** Why the art director made it so, in a few words of the request's language. */
  reason: z.string(),
});
export type Variant = z.infer<typeof variantSchema>;

export const generationStatusSchema = z.enum(['running', 'succeeded', 'failed', 'cancelled']);

/** Why a text model that is configured did not make the concepts: no answer in time, one that broke a rule, or none at all. */
export const directorNoteSchema = z.enum(['late', 'invalid', 'unavailable']);
export type DirectorNote = z.infer<typeof directorNoteSchema>;

/** How far a job of an image model has come. */
export const progressSchema = z.object({
  stage: z.enum(['directing', 'queued', 'painting']),
  /** Pictures that have been painted or given up, of those asked for. */
  done: z.int().min(0),
  of: z.int().min(1),
});
export type Progress = z.infer<typeof progressSchema>;

export const generationSchema = z.object({
  id: generationIdSchema,
  status: generationStatusSchema,
  /** What the style is made with, which sets its price. Null where it was cancelled before it began. */
  engine: z.string().nullable(),
  /** Who made the concepts: `rules`, or the text model as it is configured. Missing where nobody has, or it was not yet kept. */
  director: z.string().nullish(),
  directorNote: directorNoteSchema.nullish(),
  /** Credits held for it, and captured once it succeeded, in proportion to what came. */
  cost: z.int().min(0),
  error: errorCodeSchema.nullable(),
  /** Why fewer thumbnails came than were asked for, where some did. Those that did not come are not charged. */
  shortfall: errorCodeSchema.nullish(),
  /** While it is running. */
  progress: progressSchema.nullish(),
  variants: z.array(variantSchema),
});
export type Generation = z.infer<typeof generationSchema>;

export const generateResponseSchema = z.object({
  generation: generationSchema,
  /** Credits left, with holds taken off. */
  balance: z.int(),
});
export type GenerateResponse = z.infer<typeof generateResponseSchema>;

/** Body of `POST /functions/v1/revise`: a wish about a thumbnail, in somebody's own words. It costs nothing and changes nothing. */
export const reviseRequestSchema = z.object({
  words: text(LIMITS.wishCharacters).min(1),
  scene: sceneSummarySchema,
  locale: localeSchema,
});
export type ReviseRequest = z.infer<typeof reviseRequestSchema>;

export const reviseResponseSchema = z.object({
  /** False where no text model is configured, so that there is no use in asking again. */
  isAvailable: z.boolean(),
  /** What to do; nothing where the wish was not understood. */
  edits: z.array(sceneEditSchema).max(EDITS_MAX),
});
export type ReviseResponse = z.infer<typeof reviseResponseSchema>;

/** Answer of `GET /functions/v1/styles`: what the caller may choose between, in the order to show them in. */
export const stylesResponseSchema = z.object({
  styles: z.array(
    z.object({
      id: styleIdSchema,
      /** Credits for three thumbnails. */
      cost: z.int().min(0),
      /** The image model that paints the backgrounds, and whose; null where the client paints everything. */
      model: z
        .object({
          label: z.string(),
          provider: providerIdSchema,
          /** How many photos of a person it takes to paint them too, the first of those sent; 0 where it paints nobody. */
          photosTaken: z.int().min(0),
        })
        .nullable(),
      /** Whether it is paid for by the caller's own account at the provider. */
      usesOwnKey: z.boolean(),
      /** What it costs in credits to have a background repainted, and whether a mask can say where; null where it cannot be had. */
      repaint: z.object({ cost: z.int().min(0), takesMask: z.boolean() }).nullable(),
    }),
  ),
});
export type StylesResponse = z.infer<typeof stylesResponseSchema>;

/** Answer of `POST /functions/v1/provider-webhook`. */
export const webhookResponseSchema = z.object({ isTaken: z.literal(true) });

/** A key of somebody's own account at a provider, as its page shows it. */
export const providerKeySchema = z
  .string()
  .trim()
  .min(LIMITS.providerKeyCharactersMin)
  .max(LIMITS.providerKeyCharactersMax)
  .regex(/^[!-~]*$/);

/** Body of `POST /functions/v1/provider-keys`: keeps a key in place of the one before, or forgets it. */
export const providerKeyRequestSchema = z.object({
  provider: providerIdSchema,
  /** Printable ASCII without spaces. Null forgets the one that is kept. */
  key: providerKeySchema.nullable(),
});
export type ProviderKeyRequest = z.infer<typeof providerKeyRequestSchema>;

/** The key itself is never answered. */
export const providerKeyResponseSchema = z.object({ provider: providerIdSchema, isKept: z.boolean() });
export type ProviderKeyResponse = z.infer<typeof providerKeyResponseSchema>;

const partSchema = z.enum(['up', 'down']);

/**
 * How it is with the service's own key at a provider of image models: `faulty` where its address cannot be understood; `failing`
 * where it is configured and has not painted one picture in the last fifteen minutes, of three or more that were asked for.
 */
const imageModelStateSchema = z.enum(['configured', 'failing', 'none', 'faulty']);

/** Answer of `GET /functions/v1/health`, with 200 where all parts are up and 503 where one is not. */
export const healthResponseSchema = z.object({
  status: partSchema,
  parts: z.object({ database: partSchema, storage: partSchema, auth: partSchema }),
  /** Whether one is set up: `faulty` where it is in a way that cannot be understood, so that the rules do its work. It is not asked. */
  textModel: z.enum(['configured', 'none', 'faulty']),
  /** By provider. None of them is asked, and none of them takes the service down: the embedded engine goes on without. */
  imageModels: z.record(providerIdSchema, imageModelStateSchema),
});
export type HealthResponse = z.infer<typeof healthResponseSchema>;

/** Body of every answer that is not a success. `field` and `limit` name what was wrong with the input. */
export const errorBodySchema = z.object({
  error: z.object({
    code: errorCodeSchema,
    message: z.string(),
    requestId: z.string(),
    field: z.string().optional(),
    limit: z.number().optional(),
  }),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;
