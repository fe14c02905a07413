import { z } from 'zod';
import {
  type Behaviour,
  checkPicture,
  type Raw,
  type Reply,
  readJson,
  type SeenRequest,
  WrongRequest,
} from './behaviour.ts';
import { paintPicture } from './picture.ts';

/** https://ai.google.dev/api/generate-content: what a Gemini image model takes, and what it answers. */

const bodySchema = z.strictObject({
  generationConfig: z.strictObject({
    responseModalities: z.tuple([z.literal('IMAGE')]),
    imageConfig: z.strictObject({
      aspectRatio: z.enum(['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9']),
      imageSize: z.enum(['512', '1K', '2K', '4K']).optional(),
    }),
  }),
  contents: z.tuple([
    z.strictObject({
      role: z.literal('user'),
      parts: z
        .tuple([z.strictObject({ text: z.string().min(1) })])
        .rest(z.strictObject({ inlineData: z.strictObject({ mimeType: z.string(), data: z.base64() }) })),
    }),
  ]),
});

export function readGoogle(raw: Raw): SeenRequest {
  const path = raw.url.pathname.replace('/google/v1beta', '');
  const model = /^\/models\/(gemini-[\w.-]+):generateContent$/.exec(path)?.[1];
  if (raw.method !== 'POST' || !model) throw new WrongRequest(404, 'no such path');
  if (raw.url.search) throw new WrongRequest(400, 'the key goes into a header');
  const body = bodySchema.safeParse(readJson(raw));
  if (!body.success) throw new WrongRequest(400, z.prettifyError(body.error));
  const [{ text }, ...pictures] = body.data.contents[0].parts;
  return {
    provider: 'google',
    kind: 'paint',
    method: raw.method,
    path,
    headers: raw.headers,
    model,
    prompt: text,
    references: pictures.map(({ inlineData: { mimeType, data } }) =>
      checkPicture({ mime: mimeType, bytes: Buffer.from(data, 'base64') }),
    ),
    fields: body.data.generationConfig,
  };
}

export const googleKey = (raw: Raw): string => raw.headers['x-goog-api-key'] ?? '';

const STATUSES: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

export function answerGoogle({ prompt = '', references = [] }: SeenRequest, how: Behaviour): Reply {
  const usageMetadata = {
    promptTokenCount: 300 + 258 * references.length,
    candidatesTokenCount: 1120,
    thoughtsTokenCount: 0,
    totalTokenCount: 1420 + 258 * references.length,
    promptTokensDetails: [
      { modality: 'TEXT', tokenCount: 300 },
      { modality: 'IMAGE', tokenCount: 258 * references.length },
    ],
  };
  const failure = (code: number, details: unknown[], status = STATUSES[code] ?? 'UNKNOWN'): Reply => ({
    status: code,
    body: { error: { code, message: `No, and here is your prompt again: ${prompt}`, status, details } },
  });
  if ('paint' in how) {
    const mimeType = { png: 'image/png', webp: 'image/webp' }[how.paint.bytes as string] ?? 'image/jpeg';
    const data = paintPicture(prompt, how.paint.bytes).toString('base64');
    const candidate = {
      index: 0,
      finishReason: 'STOP',
      content: { role: 'model', parts: [{ inlineData: { mimeType, data } }] },
    };
    return { status: 200, body: { candidates: [candidate], usageMetadata } };
  }
  if ('refuse' in how) {
    if (how.refuse.startsWith('prompt:')) {
      return { status: 200, body: { promptFeedback: { blockReason: how.refuse.slice(7) }, usageMetadata } };
    }
    if (how.refuse === 'words') {
      const content = { role: 'model', parts: [{ text: 'I would rather not.' }] };
      return { status: 200, body: { candidates: [{ index: 0, finishReason: 'STOP', content }], usageMetadata } };
    }
    const candidate = {
      index: 0,
      finishReason: how.refuse,
      finishMessage: `I could not paint ${prompt}.`,
      content: {},
    };
    return { status: 200, body: { candidates: [candidate], usageMetadata } };
  }
  if ('quota' in how) {
    return failure(429, [
      {
        '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
        violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel' }],
      },
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '2s' },
    ]);
  }
  if (!('fail' in how)) return failure(500, []);
  // As Google does: a wrong key is a bad request.
  if (how.fail === 401) {
    return failure(400, [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }]);
  }
  const isDelayed = how.retryAfter !== undefined;
  return failure(
    how.fail,
    isDelayed ? [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${how.retryAfter}s` }] : [],
  );
}
