import { z } from 'zod';
import { kindOfStatus, readCode, readRetryAfter } from './answers.ts';
import { fetchOnce } from './fetch-once.ts';
import { type ImageProvider, PaintTrouble } from './image-provider.ts';
import type { Pace } from './patience.ts';
import { paintBySdk, type SdkProvider } from './sdk.ts';
import { priceOf } from './token-price.ts';

const errorSchema = z.object({
  error: z.object({
    status: z.unknown().optional(),
    details: z
      .array(
        z.object({
          reason: z.string().optional(),
          retryDelay: z.string().optional(),
          violations: z.array(z.object({ quotaId: z.string().optional() })).optional(),
        }),
      )
      .nullish()
      .catch(null),
  }),
});
const outcomeSchema = z.object({
  finishReason: z.string().nullish(),
  promptFeedback: z.object({ blockReason: z.string().nullish() }).nullish(),
});
const count = z.number().nullish();
const usageSchema = z.object({
  usageMetadata: z.object({
    promptTokenCount: count,
    candidatesTokenCount: count,
    thoughtsTokenCount: count,
    promptTokensDetails: z.array(z.object({ modality: z.string().nullish(), tokenCount: count })).nullish(),
  }),
});

/** Reasons to end without a picture that mean what it would show. */
const REFUSED = /SAFETY|PROHIBITED|RECITATION|BLOCKLIST|SPII/;

/**
 * Google's Gemini, by generateContent. Nothing can be said there about what is kept: paid use is not trained on and is kept
 * for a while against abuse. https://ai.google.dev/gemini-api/terms
 */
export function createGoogleImages(settings: {
  apiKey: string;
  baseUrl: string;
  patience: number;
  pace: Pace;
}): ImageProvider {
  const provider: SdkProvider = {
    async generate(library, { model, prompt, references }, signal) {
      if (model.provider !== 'google') throw new PaintTrouble('bad_input', { error: 'wrong_provider' });
      const { createGoogle } = await import('@ai-sdk/google');
      return await library.generateImage({
        model: createGoogle({ apiKey: settings.apiKey, baseURL: settings.baseUrl, fetch: fetchOnce }).image(model.id),
        prompt: references.length === 0 ? prompt : { text: prompt, images: references.map(({ bytes }) => bytes) },
        aspectRatio: model.aspectRatio,
        ...(model.imageSize ? { providerOptions: { google: { imageConfig: { imageSize: model.imageSize } } } } : {}),
        maxRetries: 0,
        abortSignal: signal,
      });
    },

    usd({ model }, { providerMetadata }) {
      const used = usageSchema.safeParse(providerMetadata?.google).data?.usageMetadata;
      if (model.provider !== 'google' || !used) return null;
      const pictures = used.promptTokensDetails?.filter(({ modality }) => modality === 'IMAGE') ?? [];
      return priceOf(model.prices, {
        in: used.promptTokenCount ?? 0,
        imageIn: pictures.reduce((sum, { tokenCount }) => sum + (tokenCount ?? 0), 0),
        out: (used.candidatesTokenCount ?? 0) + (used.thoughtsTokenCount ?? 0),
      });
    },

    requestId: () => null,

    trouble(status, body) {
      const { error } = errorSchema.safeParse(body).data ?? {};
      const details = error?.details ?? [];
      const reason = details.find((entry) => entry.reason)?.reason;
      const detail = { status, ...readCode(reason ?? error?.status) };
      // A wrong key comes as a bad request.
      if (reason?.startsWith('API_KEY_')) return { trouble: new PaintTrouble('key', detail) };
      // A day's allowance is not refilled within a painting's time, whatever delay comes along with it.
      const isSpent = details.some(({ violations }) => violations?.some(({ quotaId }) => quotaId?.includes('PerDay')));
      if (isSpent) return { trouble: new PaintTrouble('quota', detail) };
      const delay = details.find((entry) => entry.retryDelay)?.retryDelay;
      return {
        trouble: new PaintTrouble(kindOfStatus(status), detail),
        retryAfterSeconds: readRetryAfter(delay?.replace(/s$/, '')),
      };
    },

    /** Refusals come with status 200: of the prompt, without an answer; of the picture, as the reason why the answer ended. */
    noPicture(call) {
      const { finishReason, promptFeedback } = outcomeSchema.safeParse(call?.providerMetadata?.google).data ?? {};
      if (promptFeedback?.blockReason) {
        return new PaintTrouble('moderated', { ...readCode(promptFeedback.blockReason), stage: 'input' });
      }
      if (finishReason && REFUSED.test(finishReason)) {
        return new PaintTrouble('moderated', { ...readCode(finishReason), stage: 'output' });
      }
      // An answer that is nothing but words ends like any other.
      const isOther = !finishReason || finishReason === 'STOP';
      return new PaintTrouble('unavailable', isOther ? { error: 'NO_IMAGE' } : readCode(finishReason));
    },
  };

  return { id: 'google', paint: async (request, options) => await paintBySdk(provider, request, options, settings) };
}
