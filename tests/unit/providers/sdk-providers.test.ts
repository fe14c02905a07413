import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ImageModels, startImageModels } from '../../support/image-models/start-image-models.ts';
import { aPicture, paint, told } from './support.ts';

let models: ImageModels;

beforeAll(async () => {
  models = await startImageModels();
});
afterAll(() => models.close());
beforeEach(() => {
  models.requests.length = 0;
  models.failures.length = 0;
  for (const id of ['openai', 'google'] as const) models.on(id, []);
});
afterEach(() => expect(models.failures).toEqual([]));

describe('what OpenAI is sent', () => {
  it('is the picture’s measures, and who it is for as a hash', async () => {
    await paint(models, 'openai');
    expect(models.requests[0]).toMatchObject({
      path: '/images/generations',
      model: 'gpt-image-2.6-flare',
      fields: {
        n: 1,
        size: '1280x720',
        quality: 'medium',
        output_format: 'jpeg',
        output_compression: 92,
        safety_identifier: 'owner-hash',
      },
    });
  });

  it('is how closely to keep to references where the model is said to know it, and there are any', async () => {
    const model = { inputFidelity: 'high' as const };
    await paint(models, 'openai', { request: { model, references: [aPicture()] } });
    await paint(models, 'openai', { request: { references: [aPicture()] } });
    await paint(models, 'openai', { request: { model } });
    expect(models.requests.map(({ path, fields }) => [path, fields?.input_fidelity])).toEqual([
      ['/images/edits', 'high'],
      ['/images/edits', undefined],
      ['/images/generations', undefined],
    ]);
  });

  it('is a mask along with the picture that it belongs to', async () => {
    const mask = aPicture('image/png');
    const { painted } = await paint(models, 'openai', { request: { references: [aPicture()], mask } });
    expect(painted?.mime).toBe('image/jpeg');
    expect(models.requests[0]?.mask).toMatchObject({ mime: 'image/png' });
    expect(models.requests[0]?.mask?.bytes.length).toBe(mask.bytes.length);
  });

  it('costs what was used', async () => {
    const { painted } = await paint(models, 'openai', { request: { references: [aPicture()] } });
    expect(painted).toMatchObject({ usd: (500 * 5 + 1000 * 8 + 1000 * 30) / 1e6, requestId: 'req_of_the_stand_in' });
    // biome-ignore lint/suspicious/noExplicitAny: a model without prices, which its type has only as a key left out.
    const unpriced = await paint(models, 'openai', { request: { model: { prices: undefined } as any } });
    expect(unpriced.painted?.usd).toBeNull();
  });

  it.each([
    ['billing_hard_limit_reached', 400, 'quota'],
    ['insufficient_quota', 429, 'quota'],
    ['invalid_api_key', 401, 'key'],
    ['rate_limit_exceeded', 429, 'busy'],
    ['model_not_found', 404, 'unavailable'],
    ['invalid_image', 400, 'bad_input'],
  ])('and answered with %s is told by that', async (code, fail, kind) => {
    models.on('openai', { fail, code });
    expect(told(await paint(models, 'openai'))).toEqual({ kind, status: fail, error: code });
    expect(models.requests).toHaveLength(kind === 'busy' ? 4 : 1);
  });
});

describe('what Gemini is sent', () => {
  it('is the picture’s shape', async () => {
    await paint(models, 'google');
    expect(models.requests[0]).toMatchObject({
      model: 'gemini-nano-banana-2.1',
      fields: { responseModalities: ['IMAGE'], imageConfig: { aspectRatio: '16:9', imageSize: '1K' } },
    });
  });

  it('costs what was used', async () => {
    const { painted } = await paint(models, 'google', { request: { references: [aPicture()] } });
    expect(painted).toMatchObject({ usd: (300 * 1.5 + 258 * 1.5 + 1120 * 30) / 1e6, requestId: null });
  });

  it.each(['NO_IMAGE', 'IMAGE_OTHER', 'words'])('and came to %s may have by chance, once', async (refuse) => {
    models.on('google', [{ refuse }]);
    expect((await paint(models, 'google')).painted?.mime).toBe('image/jpeg');
    models.on('google', { refuse });
    const error = refuse === 'words' ? 'NO_IMAGE' : refuse;
    expect(told(await paint(models, 'google'))).toEqual({ kind: 'unavailable', error });
    expect(models.requests).toHaveLength(4);
  });

  it('is not sent again on the day on which the allowance is used up, whatever delay is named', async () => {
    models.on('google', { quota: true });
    expect(told(await paint(models, 'google'))).toEqual({ kind: 'quota', status: 429, error: 'RESOURCE_EXHAUSTED' });
    expect(models.requests).toHaveLength(1);
  });

  it('with a key that is none is told by that, though it comes as a bad request', async () => {
    expect(told(await paint(models, 'google', { apiKey: 'another' }))).toEqual({
      kind: 'key',
      status: 400,
      error: 'API_KEY_INVALID',
    });
  });
});
