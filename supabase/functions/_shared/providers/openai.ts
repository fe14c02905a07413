import { z } from 'zod';
import { kindOfStatus, readCategories, readCode } from './answers.ts';
import { fetchOnce } from './fetch-once.ts';
import { type ImageProvider, type PaintRequest, PaintTrouble } from './image-provider.ts';
import type { Pace } from './patience.ts';
import { paintBySdk, type SdkProvider } from './sdk.ts';
import { priceOf } from './token-price.ts';

/** Good to be shrunk and painted over, at a fifth of a PNG's size. */
const JPEG_QUALITY = 92;

/** Where the stage and the categories of a refusal stand has changed before, and either place is read. */
const moderation = { moderation_stage: z.unknown().optional(), categories: z.unknown().optional() };
const errorSchema = z.object({
  error: z.object({
    code: z.unknown().optional(),
    type: z.unknown().optional(),
    ...moderation,
    moderation_details: z.object(moderation).nullish().catch(null),
  }),
});
const usageSchema = z.object({
  images: z.array(z.object({ imageTokens: z.number().optional(), textTokens: z.number().optional() })),
});

const REFUSALS = new Set(['moderation_blocked', 'content_policy_violation']);
/** With status 429 or 400, and nothing that waiting would mend. */
const SPENT = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active']);
const BAD_KEYS = new Set(['invalid_api_key', 'account_deactivated', 'organization_must_be_verified']);

/**
 * OpenAI, by its Images API. The API has no wish about being kept: pictures are not, and what is sent is for up to thirty days
 * in the logs against abuse, unless the operator's account has another agreement.
 * https://developers.openai.com/api/docs/guides/your-data
 */
export function createOpenAi(settings: {
  apiKey: string;
  baseUrl: string;
  patience: number;
  pace: Pace;
}): ImageProvider {
  const provider: SdkProvider = {
    async generate(library, request, signal) {
      const { model, prompt, references, mask, owner } = request;
      if (model.provider !== 'openai') throw new PaintTrouble('bad_input', { error: 'wrong_provider' });
      const { createOpenAI } = await import('@ai-sdk/openai');
      return await library.generateImage({
        model: createOpenAI({ apiKey: settings.apiKey, baseURL: settings.baseUrl, fetch: fetchOnce }).image(model.id),
        prompt:
          references.length === 0
            ? prompt
            : { text: prompt, images: references.map(({ bytes }) => bytes), ...(mask ? { mask: mask.bytes } : {}) },
        size: model.size,
        providerOptions: {
          openai: {
            outputFormat: 'jpeg',
            outputCompression: JPEG_QUALITY,
            safetyIdentifier: owner,
            ...(model.quality ? { quality: model.quality } : {}),
            ...(model.inputFidelity && references.length > 0 ? { inputFidelity: model.inputFidelity } : {}),
          },
        },
        maxRetries: 0,
        abortSignal: signal,
      });
    },

    usd({ model }: PaintRequest, { usage, providerMetadata }) {
      if (model.provider !== 'openai') return null;
      const { imageTokens = 0 } = usageSchema.safeParse(providerMetadata?.openai).data?.images[0] ?? {};
      return priceOf(model.prices, {
        in: usage?.inputTokens ?? 0,
        imageIn: imageTokens,
        out: usage?.outputTokens ?? 0,
      });
    },

    requestId: ({ response }) => response.headers?.['x-request-id'] ?? null,

    trouble(status, body) {
      const { error } = errorSchema.safeParse(body).data ?? {};
      const code = readCode(error?.code);
      const detail = { status, ...(code.error ? code : readCode(error?.type)) };
      const name = detail.error ?? '';
      if (REFUSALS.has(name)) {
        const { moderation_stage: stage, categories } = { ...error, ...error?.moderation_details };
        return {
          trouble: new PaintTrouble('moderated', {
            ...detail,
            ...(stage === 'input' || stage === 'output' ? { stage } : {}),
            ...readCategories(categories),
          }),
        };
      }
      if (SPENT.has(name)) return { trouble: new PaintTrouble('quota', detail) };
      if (BAD_KEYS.has(name)) return { trouble: new PaintTrouble('key', detail) };
      return { trouble: new PaintTrouble(kindOfStatus(status), detail) };
    },

    noPicture: () => new PaintTrouble('unavailable', { error: 'no_picture' }),
  };

  return { id: 'openai', paint: async (request, options) => await paintBySdk(provider, request, options, settings) };
}
