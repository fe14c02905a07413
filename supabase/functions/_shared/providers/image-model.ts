import { z } from 'zod';
import { LIMITS } from '../../../../utils/domain/limits.ts';

/** A provider's own id of a model, which may become part of an address. */
const modelId = z
  .string()
  .regex(/^[a-z0-9][\w.-]*(?:\/[a-z0-9][\w.-]*)*$/i)
  .max(120);

const common = {
  id: modelId,
  /** How many pictures it takes to go by. */
  maxReferences: z.int().min(0).max(16),
  /** Whether it changes a picture that it is given, and whether only where a mask says so. */
  canEdit: z.boolean(),
  canMask: z.boolean(),
  /** An estimate in US dollars, for what must be known before it is painted. */
  usdPerPicture: z.number().min(0).max(10),
};

/** US dollars for a million tokens. */
const prices = z.object({
  textIn: z.number().min(0),
  imageIn: z.number().min(0),
  imageOut: z.number().min(0),
});
export type TokenPrices = z.infer<typeof prices>;

/** Whatever else a model of this provider is to be told, in its own names: each has others. */
const ownInput = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  z.union([z.string().max(100), z.number(), z.boolean(), z.object({ width: z.int(), height: z.int() })]),
);

const openaiModel = z.object({
  ...common,
  provider: z.literal('openai'),
  size: z.templateLiteral([z.int(), 'x', z.int()]),
  quality: z.enum(['low', 'medium', 'high', 'xhigh', 'max', 'auto']).optional(),
  /** Only for models that know it: others refuse the request. */
  inputFidelity: z.enum(['high', 'low']).optional(),
  prices: prices.optional(),
});

const googleModel = z.object({
  ...common,
  provider: z.literal('google'),
  aspectRatio: z.templateLiteral([z.int(), ':', z.int()]),
  imageSize: z.enum(['512', '1K', '2K', '4K']).optional(),
  prices: prices.optional(),
});

const falModel = z.object({
  ...common,
  provider: z.literal('fal'),
  /** The model that takes references, where it is another. */
  editId: modelId.optional(),
  input: ownInput,
});

const replicateModel = z.object({
  ...common,
  provider: z.literal('replicate'),
  editId: modelId.optional(),
  /** What its list of references is called. */
  imagesField: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  input: ownInput,
});

/** An image model as it is configured: which, how large, what it can do and what it costs. */
export const imageModelSchema = z
  .discriminatedUnion('provider', [openaiModel, googleModel, falModel, replicateModel])
  .refine(({ canEdit, maxReferences }) => !canEdit || maxReferences > 0, {
    path: ['maxReferences'],
    message: 'A model that changes pictures takes at least one.',
  })
  .refine(({ canEdit, canMask }) => canEdit || !canMask, {
    path: ['canMask'],
    message: 'A model that heeds masks changes pictures.',
  });
export type ImageModel = z.infer<typeof imageModelSchema>;
export type ImageModelOf<Provider extends ImageModel['provider']> = Extract<ImageModel, { provider: Provider }>;

/** How many photos of a person it takes to paint them by, of one generation's; 0 where it paints after words alone. */
export function photosTaken({ canEdit, maxReferences }: Pick<ImageModel, 'canEdit' | 'maxReferences'>): number {
  return canEdit ? Math.min(maxReferences, LIMITS.photosPerGeneration) : 0;
}
