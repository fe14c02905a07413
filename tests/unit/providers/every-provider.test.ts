import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PROVIDER_IDS, type ProviderId } from '../../../supabase/functions/_shared/providers/image-provider.ts';
import type { Behaviour } from '../../support/image-models/behaviour.ts';
import { type ImageModels, startImageModels } from '../../support/image-models/start-image-models.ts';
import { type Asked, aPicture, PROMPT, paint, told } from './support.ts';

let models: ImageModels;

beforeAll(async () => {
  models = await startImageModels();
});
afterAll(() => models.close());
beforeEach(() => {
  models.requests.length = 0;
  models.failures.length = 0;
  for (const id of PROVIDER_IDS) models.on(id, []);
});
// Whatever a test is about, no request may be one that the provider would not take, unless the test says so.
afterEach(() => expect(models.failures).toEqual([]));

const paintings = () => models.requests.filter(({ kind }) => kind === 'paint');

describe.each(PROVIDER_IDS)('%s', (id) => {
  const ask = (asked: Asked = {}) => paint(models, id, asked);

  it('paints a picture after a prompt', async () => {
    const { painted } = await ask();
    expect(painted?.mime).toBe('image/jpeg');
    expect(painted?.bytes.length).toBeGreaterThan(1000);
    expect(paintings()).toMatchObject([{ provider: id, prompt: PROMPT, references: [] }]);
  });

  it('gets all references, in their order, as what they are', async () => {
    const references = [aPicture('image/jpeg'), aPicture('image/png'), aPicture('image/webp')];
    const { painted } = await ask({ request: { references } });
    expect(painted?.mime).toBe('image/jpeg');
    const [seen] = paintings();
    expect(seen?.references?.map(({ mime }) => mime)).toEqual(['image/jpeg', 'image/png', 'image/webp']);
    expect(seen?.references?.map(({ bytes }) => bytes.length)).toEqual(references.map(({ bytes }) => bytes.length));
  });

  it('gets a single reference', async () => {
    await ask({ request: { references: [aPicture()] } });
    expect(paintings()[0]?.references).toHaveLength(1);
  });

  it.each<[string, Asked['request'], string]>([
    [
      'more references than the model takes',
      { model: { maxReferences: 1 }, references: [aPicture(), aPicture()] },
      'too_many_references',
    ],
    [
      'references where it takes none',
      { model: { canEdit: false }, references: [aPicture()] },
      'references_unsupported',
    ],
    [
      'a mask where it heeds none',
      { model: { canMask: false }, references: [aPicture()], mask: aPicture() },
      'mask_unsupported',
    ],
    ['a mask without a picture', { model: { canMask: true }, mask: aPicture() }, 'mask_without_picture'],
  ])('is not asked with %s', async (_what, request, error) => {
    expect(told(await ask({ request: request ?? {} }))).toEqual({ kind: 'bad_input', error });
    expect(models.requests).toEqual([]);
  });

  it('is not asked for a model of another', async () => {
    const other = id === 'openai' ? 'google' : 'openai';
    expect(told(await ask({ request: { model: { provider: other } } }))).toEqual({
      kind: 'bad_input',
      error: 'wrong_provider',
    });
    expect(models.requests).toEqual([]);
  });

  it('is asked again where it is overloaded, up to three times', async () => {
    models.on(id, [{ fail: 429 }, { fail: 503 }, { fail: 429 }]);
    expect((await ask()).painted?.mime).toBe('image/jpeg');
    expect(paintings()).toHaveLength(4);

    models.on(id, { fail: 503 });
    expect(told(await ask())).toMatchObject({ kind: 'busy', status: 503 });
    expect(paintings()).toHaveLength(8);
  });

  it('is asked again when it said that one may', async () => {
    models.on(id, [{ fail: 429, retryAfter: '1' }]);
    const started = performance.now();
    expect((await ask()).painted?.mime).toBe('image/jpeg');
    expect(performance.now() - started).toBeGreaterThan(990);
    expect(paintings()).toHaveLength(2);
  });

  it('is not waited for beyond the time there is', async () => {
    models.on(id, { fail: 429, retryAfter: '300' });
    expect(told(await ask())).toMatchObject({ kind: 'busy', status: 429, retryAfterSeconds: 300 });
    expect(paintings()).toHaveLength(1);
  });

  it('is asked again after a fault of its own, twice', async () => {
    models.on(id, [{ fail: 500 }, { fail: 502 }]);
    expect((await ask()).painted?.mime).toBe('image/jpeg');
    expect(paintings()).toHaveLength(3);

    models.on(id, { fail: 500 });
    expect(told(await ask())).toMatchObject({ kind: 'unavailable', status: 500 });
    expect(paintings()).toHaveLength(6);
  });

  it.each<[string, Behaviour, string]>([
    ['nothing is left to spend', { quota: true }, 'quota'],
    ['the request is wrong', { fail: 400 }, 'bad_input'],
    ['the model is not there any more', { fail: 404 }, 'unavailable'],
    ['the key may not do this', { fail: 403 }, 'key'],
  ])('is asked once where %s', async (_what, how, kind) => {
    models.on(id, how);
    expect(told(await ask())).toMatchObject({ kind });
    expect(paintings()).toHaveLength(1);
  });

  it('turns away a key that is none, which is seen as that', async () => {
    expect(told(await ask({ apiKey: 'secret-key' }))).toMatchObject({ kind: 'key' });
    expect(models.requests).toEqual([]);
  });

  it('is asked once where the connection breaks while it is told what to paint: it may have heard', async () => {
    models.on(id, { drop: true });
    expect(told(await ask())).toEqual({ kind: 'unavailable', error: 'network' });
    expect(paintings()).toHaveLength(1);
  });

  it('is out of time where it never answers', async () => {
    models.on(id, { hang: true });
    const started = performance.now();
    expect(told(await ask({ patience: 300 }))).toEqual({ kind: 'timeout' });
    // A submission is let come to an end for two seconds.
    expect(performance.now() - started).toBeLessThan(3500);
  });

  it('is given up for the reason that the caller gives', async () => {
    models.on(id, { hang: true });
    const reason = new Error('Nobody wants it any more.');
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 100);
    await expect(ask({ options: { signal: controller.signal } })).rejects.toBe(reason);
    const before = AbortSignal.abort(reason);
    await expect(ask({ options: { signal: before } })).rejects.toBe(reason);
    expect(paintings()).toHaveLength(1);
  });

  it.each([
    ['png', 'image/png'],
    ['webp', 'image/webp'],
  ] as const)('is taken by what its bytes are where it paints a %s', async (bytes, mime) => {
    models.on(id, { paint: { bytes } });
    expect((await ask()).painted?.mime).toBe(mime);
  });

  it.each([
    ['html', 'not_a_picture'],
    ['too-large', 'picture_too_large'],
  ] as const)('is of no use where what it paints is %s', async (bytes, error) => {
    models.on(id, { paint: { bytes } });
    expect(told(await ask())).toMatchObject({ kind: 'unavailable', error });
  });

  it('leaves nothing of prompt and key in what is logged', async () => {
    const hows: Behaviour[] = [
      { fail: 400 },
      { fail: 500 },
      { quota: true },
      { refuse: { openai: 'input', google: 'IMAGE_SAFETY', fal: 'policy', replicate: 'E005' }[id] },
    ];
    for (const how of hows) {
      models.on(id, how);
      const { trouble } = await ask({ pace: { retry: [0] } });
      const everything = `${trouble?.stack} ${JSON.stringify(trouble)} ${JSON.stringify(Object.entries(trouble ?? {}))}`;
      expect(everything).not.toMatch(/secret|garden|key-of/);
      expect(trouble?.cause).toBeUndefined();
    }
  });
});

describe('refusals', () => {
  it.each<[ProviderId, string, Record<string, unknown>]>([
    ['openai', 'input', { status: 400, error: 'moderation_blocked', stage: 'input', categories: ['violence'] }],
    ['openai', 'output', { status: 400, error: 'moderation_blocked', stage: 'output', categories: ['sexual'] }],
    ['openai', 'content_policy_violation', { status: 400, error: 'content_policy_violation' }],
    ['google', 'prompt:PROHIBITED_CONTENT', { error: 'PROHIBITED_CONTENT', stage: 'input' }],
    ['google', 'prompt:SAFETY', { error: 'SAFETY', stage: 'input' }],
    ['google', 'IMAGE_SAFETY', { error: 'IMAGE_SAFETY', stage: 'output' }],
    ['google', 'IMAGE_PROHIBITED_CONTENT', { error: 'IMAGE_PROHIBITED_CONTENT', stage: 'output' }],
    ['google', 'IMAGE_RECITATION', { error: 'IMAGE_RECITATION', stage: 'output' }],
    ['google', 'SAFETY', { error: 'SAFETY', stage: 'output' }],
    ['google', 'PROHIBITED_CONTENT', { error: 'PROHIBITED_CONTENT', stage: 'output' }],
    ['fal', 'policy', { status: 422, error: 'content_policy_violation', stage: 'input', categories: ['violence'] }],
    ['fal', 'black', { error: 'nsfw', stage: 'output' }],
    ['replicate', 'E005', { error: 'E005' }],
    ['replicate', 'nsfw', { error: 'failed', stage: 'output' }],
    ['replicate', 'sensitive', { error: 'failed' }],
  ])('of %s, %s, are told as such and not asked for again', async (id, refuse, detail) => {
    models.on(id, { refuse });
    expect(told(await paint(models, id))).toEqual({ kind: 'moderated', ...detail });
    expect(paintings()).toHaveLength(1);
    expect(models.requests.filter(({ kind }) => kind === 'cancel')).toEqual([]);
  });
});
