import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderId } from '../../../supabase/functions/_shared/providers/image-provider.ts';
import { MODELS } from '../../support/image-models/models.ts';
import { type ImageModels, startImageModels } from '../../support/image-models/start-image-models.ts';
import { type Asked, aPicture, paint, told } from './support.ts';

/** What the stand-ins let pass would prove nothing. */

let models: ImageModels;

beforeAll(async () => {
  models = await startImageModels();
});
afterAll(() => models.close());
beforeEach(() => {
  models.failures.length = 0;
});

type Model = NonNullable<NonNullable<Asked['request']>['model']>;

describe('a stand-in', () => {
  it.each<[ProviderId, string, Model, RegExp]>([
    ['openai', 'a size that is no multiple of 16', { size: '1280x700' }, /size/],
    ['openai', 'a model of another make', { id: 'flux-2' }, /model/],
    ['fal', 'a field that there is not', { input: { ...MODELS.fal.input, aspect_ratio: '16:9' } }, /aspect_ratio/],
    ['fal', 'a missing field', { input: {} }, /image_size/],
    ['fal', 'a figure as the wrong type', { input: { ...MODELS.fal.input, safety_tolerance: 2 } }, /safety_tolerance/],
    ['replicate', 'a field that there is not', { input: { ...MODELS.replicate.input, size: '1K' } }, /size/],
    [
      'replicate',
      'a format that there is not',
      { input: { ...MODELS.replicate.input, output_format: 'jpeg' } },
      /output_format/,
    ],
  ])('for %s does not take %s', async (id, _what, model, what) => {
    expect(told(await paint(models, id, { request: { model } }))).toMatchObject({ kind: 'bad_input' });
    expect(models.failures).toMatchObject([{ provider: id, what: expect.stringMatching(what) }]);
  });

  it('for Google does not take a field that there is not', async () => {
    const response = await fetch(`${models.origin}/google/v1beta/models/gemini-nano-banana-2.1:generateContent`, {
      method: 'POST',
      headers: { 'x-goog-api-key': 'key-of-google', 'content-type': 'application/json' },
      body: JSON.stringify({
        generationConfig: { responseModalities: ['IMAGE'], imageConfig: { aspectRatio: '17:9' } },
        contents: [{ role: 'user', parts: [{ text: 'A garden.' }] }],
        size: '1280x720',
      }),
    });
    expect(response.status).toBe(400);
    expect(models.failures).toMatchObject([
      { provider: 'google', what: expect.stringMatching(/size[\s\S]*aspectRatio/) },
    ]);
  });

  it.each(['openai', 'google', 'fal', 'replicate'] as const)(
    'for %s does not take a picture that is not what it is said to be',
    async (id) => {
      const bytes = new TextEncoder().encode('GIF89a and whatever comes after that');
      await paint(models, id, { request: { references: [{ mime: 'image/jpeg', bytes }] } });
      expect(models.failures).toMatchObject([{ provider: id }]);
    },
  );

  it('for OpenAI does not take references under a field of another name, nor a mask that is no PNG', async () => {
    const request = { references: [aPicture()], mask: aPicture('image/webp') };
    expect(told(await paint(models, 'openai', { request }))).toMatchObject({ kind: 'bad_input' });
    expect(models.failures).toMatchObject([{ what: expect.stringMatching('mask') }]);

    models.failures.length = 0;
    const body = new FormData();
    body.append('reference', new Blob([new Uint8Array(aPicture().bytes)], { type: 'image/jpeg' }));
    const response = await fetch(`${models.origin}/openai/v1/images/edits`, {
      method: 'POST',
      headers: { authorization: 'Bearer key-of-openai' },
      body,
    });
    expect(response.status).toBe(400);
    expect(models.failures).toMatchObject([{ what: 'reference is unknown' }]);
  });

  it.each([
    ['X-Fal-Store-IO', 'fal', '/fal/fal-ai/flux-2-pro', { authorization: 'Key key-of-fal' }],
    [
      'Cancel-After',
      'replicate',
      '/replicate/v1/models/black-forest-labs/flux-2-pro/predictions',
      { authorization: 'Bearer key-of-replicate' },
    ],
  ])('wants the header %s', async (header, _provider, path, headers) => {
    const json = { ...headers, 'content-type': 'application/json' };
    const response = await fetch(`${models.origin}${path}`, { method: 'POST', headers: json, body: '{}' });
    expect(response.status).toBe(400);
    expect(models.failures).toMatchObject([{ what: expect.stringContaining(header) }]);
  });

  it('does not give a picture to whoever brings the key along', async () => {
    const { tickets } = await paint(models, 'fal');
    const url = `${models.origin}/fal-files/files/${tickets[0]?.id}.jpg`;
    expect((await fetch(url, { headers: { authorization: 'Key key-of-fal' } })).status).toBe(400);
    expect(models.failures).toMatchObject([{ what: 'the key went to the files' }]);
  });
});
