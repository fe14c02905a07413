import { createCanvas, loadImage } from '@napi-rs/canvas';
import exifr from 'exifr';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Generation, generateResponseSchema } from '../../../supabase/functions/_shared/contract.ts';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { headsOf } from '../../../utils/scene/heads.ts';
import { overlaps } from '../../../utils/scene/safe-area.ts';
import type { StandInId } from '../../support/image-models/behaviour.ts';
import { type ImageModels, keyOf, startImageModels } from '../../support/image-models/start-image-models.ts';
import { photoWithPlace } from '../../support/photo-with-place.ts';
import { signUpConfirmed, startTestBackend, type TestUser } from '../support/backend.ts';
import { aRequest, ledgerOf, post, postGenerate, tokenOf } from '../support/generate.ts';

/** Portraits: a model paints the person too, by photos of theirs that are sent to it, and only to whom they consented to. */

const STYLES = { openai: 'gpt-image', google: 'nano-banana', fal: 'flux-fal', replicate: 'flux-replicate' } as const;
const PROVIDERS = Object.keys(STYLES) as StandInId[];

/** What is said to each about keeping, where it listens: the stand-ins refuse headers that are not as documented. */
const ASKS_TO_FORGET: Record<StandInId, Record<string, string>> = {
  openai: {},
  google: {},
  fal: { 'x-fal-store-io': '0', 'x-fal-object-lifecycle-preference': '{"expiration_duration_seconds":600}' },
  replicate: { 'cancel-after': '600s' },
};

let models: ImageModels;
let backend: Backend;
let person: TestUser & { token: string };

beforeAll(async () => {
  models = await startImageModels();
  backend = await startTestBackend({ models: models.variables() });
});
afterAll(async () => {
  await backend?.stop();
  await models?.close();
});
beforeEach(async () => {
  person = await somebody();
  for (const provider of PROVIDERS) models.on(provider, { paint: {} });
  models.requests.length = 0;
});
afterEach(() => expect(models.failures).toEqual([]));

async function somebody(): Promise<TestUser & { token: string }> {
  const user = await signUpConfirmed(backend);
  await say(user, 'face_photos', true);
  return { ...user, token: await tokenOf(user.client) };
}

async function say({ client }: TestUser, purpose: string, granted: boolean): Promise<void> {
  await client
    .from('consents')
    .insert({ purpose, granted, policy_version: '2026-11', surface: 'panel' })
    .throwOnError();
}

/** A photo as the extension keeps it, with the files that are named. */
async function addPhoto(
  { client, userId }: TestUser,
  files: Record<string, Buffer>,
  person_id = userId,
): Promise<string> {
  const id = crypto.randomUUID();
  for (const [name, bytes] of Object.entries(files)) {
    const { error } = await client.storage
      .from('photos')
      .upload(`${userId}/${id}/${name}`, bytes, { contentType: 'image/jpeg' });
    if (error) throw error;
  }
  const analysis = {
    width: 500,
    height: 500,
    head: { x: 0.3, y: 0.01, width: 0.3, height: 0.32 },
    cutBy: { left: false, right: false, top: false, bottom: true },
    colours: [{ hex: '#d56744', share: 1 }],
  };
  const [original_path, cutout_path] = [`${userId}/${id}/original.jpg`, `${userId}/${id}/cutout.webp`];
  await client
    .from('reference_photos')
    .insert({ id, person_id, label: 'Me', original_path, cutout_path, analysis })
    .throwOnError();
  return id;
}

async function jpeg(width: number, height: number): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#d56744';
  context.fillRect(0, 0, width / 2, height);
  return Buffer.from(await canvas.encode('jpeg', 90));
}

const aPhotoOf = async (user: TestUser) =>
  addPhoto(user, { 'original.jpg': await jpeg(2048, 1365), 'reference.jpg': photoWithPlace(await jpeg(1024, 683)) });

async function follow(request: object): Promise<Generation> {
  const ask = async () => {
    const { status, body } = await postGenerate(backend, person.token, request);
    expect([status, body?.error]).toEqual([200, undefined]);
    return generateResponseSchema.parse(body).generation;
  };
  let generation = await ask();
  const isOver = async () => {
    generation = await ask();
    return generation.status !== 'running';
  };
  await expect.poll(isOver, { timeout: 30_000, interval: 250 }).toBe(true);
  return generation;
}

/** Asks for what is to be refused. */
async function refused(changes: Record<string, unknown>) {
  const { status, body } = await postGenerate(
    backend,
    person.token,
    aRequest({ style: 'gpt-image', portrait: true, ...changes }),
  );
  const { code, field, limit } = body.error;
  return [status, code, field, limit];
}

const painted = () => models.requests.filter(({ kind }) => kind === 'paint');
const photosSent = () => painted().flatMap(({ references = [] }) => references);

describe.each(PROVIDERS)('a portrait by %s', (provider) => {
  const style = STYLES[provider];

  it('goes by the photos alone that were chosen, shortened and without a place, and is asked for without keeping', async () => {
    await say(person, `portrait_${provider}`, true);
    const photoIds = [await aPhotoOf(person), await aPhotoOf(person)];
    await aPhotoOf(person);
    const { status, error, variants } = await follow(aRequest({ style, portrait: true, photoIds }));
    expect([status, error, variants.length]).toEqual(['succeeded', null, 3]);
    expect(await ledgerOf(backend, person.userId)).toEqual(['grant 10', 'hold -3', 'capture 0']);

    expect(painted()).toHaveLength(3);
    for (const { prompt, references = [], headers } of painted()) {
      expect(prompt).toContain('Image 1-2: the same person, the channel owner.');
      expect(prompt).toContain('Keep this face exactly');
      expect(headers).toMatchObject(ASKS_TO_FORGET[provider]);
      expect(references.map(({ mime }) => mime)).toEqual(['image/jpeg', 'image/jpeg']);
      for (const { bytes } of references) {
        const { width, height } = await loadImage(Buffer.from(bytes));
        expect([width, height]).toEqual([1024, 683]);
        expect(await exifr.gps(Buffer.from(bytes))).toBeUndefined();
      }
    }
    for (const { scene } of variants) {
      expect([scene.version, scene.subjects]).toEqual([3, []]);
      expect(scene.background).toMatchObject({ kind: 'still', origin: 'model-with-person' });
      const [head] = headsOf(scene);
      if (!head || !scene.headline) throw new Error('There is no head, or there are no words.');
      expect(overlaps(scene.headline.box, head)).toBe(false);
    }
  });

  it('is not painted without a consent that names who paints', async () => {
    for (const other of PROVIDERS.filter((one) => one !== provider)) await say(person, `portrait_${other}`, true);
    expect(await refused({ style, photoIds: [await aPhotoOf(person)] })).toEqual([
      403,
      'consent_required',
      undefined,
      undefined,
    ]);
    expect(models.requests).toEqual([]);
  });

  it('that is refused ends in a word that says so, and everything is given back', async () => {
    await say(person, `portrait_${provider}`, true);
    models.on(provider, {
      refuse: { openai: 'input', google: 'IMAGE_SAFETY', fal: 'policy', replicate: 'E005' }[provider],
    });
    const { status, error } = await follow(aRequest({ style, portrait: true, photoIds: [await aPhotoOf(person)] }));
    expect([status, error]).toEqual(['failed', 'moderated']);
    expect(await ledgerOf(backend, person.userId)).toEqual(['grant 10', 'hold -3', 'release 3']);
  });
});

describe('the photos', () => {
  beforeEach(() => say(person, 'portrait_openai', true));

  it('are wanted', async () => {
    expect(await refused({})).toEqual([400, 'invalid_input', 'photoIds', undefined]);
  });

  it('are the creator’s own, whatever else is claimed', async () => {
    const other = await somebody();
    await say(other, 'portrait_openai', true);
    expect(await refused({ photoIds: [await aPhotoOf(other)] })).toEqual([
      404,
      'photo_not_found',
      undefined,
      undefined,
    ]);
    expect(models.requests).toEqual([]);
  });

  it('are the originals where those are short enough, whenever they were kept', async () => {
    const photoIds = [await addPhoto(person, { 'original.jpg': photoWithPlace(await jpeg(800, 600)) })];
    expect((await follow(aRequest({ style: 'gpt-image', portrait: true, photoIds }))).status).toBe('succeeded');
    expect(photosSent()).toHaveLength(3);
    for (const { bytes } of photosSent()) expect(await exifr.gps(Buffer.from(bytes))).toBeUndefined();
  });

  it('are refused by name where they are too large or none, and nothing is sent or charged', async () => {
    const large = await addPhoto(person, { 'original.jpg': await jpeg(1025, 600) });
    expect(await refused({ photoIds: [large] })).toEqual([400, 'invalid_input', 'photoIds', 1024]);
    const none = await addPhoto(person, { 'original.jpg': Buffer.from('no picture') });
    expect(await refused({ photoIds: [none] })).toEqual([400, 'invalid_input', 'photoIds', 1024]);
    expect(models.requests).toEqual([]);
    expect(await ledgerOf(backend, person.userId)).toEqual([
      'grant 10',
      'hold -3',
      'release 3',
      'hold -3',
      'release 3',
    ]);
  });

  it('go no further once the consent is taken back, not even for a job that is under way', async () => {
    models.on('openai', { hang: true });
    const request = aRequest({ style: 'gpt-image', portrait: true, photoIds: [await aPhotoOf(person)] });
    await postGenerate(backend, person.token, request);
    await expect.poll(() => photosSent().length, { timeout: 10_000 }).toBe(3);
    await say(person, 'portrait_openai', false);
    // The worker loses its lease, as one that died does.
    await backend.query("update public.generations set leased_until = now() - interval '1 second' where id = $1", [
      request.id,
    ]);
    expect(await follow(request)).toMatchObject({ status: 'failed', error: 'consent_required' });
    expect(photosSent()).toHaveLength(3);
    expect(await refused({ photoIds: request.photoIds })).toEqual([403, 'consent_required', undefined, undefined]);
    expect(await ledgerOf(backend, person.userId)).toEqual(['grant 10', 'hold -3', 'release 3']);
  });

  it('go no further once consent to the photos themselves is withdrawn, and what was painted of them is sent nowhere', async () => {
    await say(person, 'portrait_openai', true);
    const photoIds = [await aPhotoOf(person)];
    const portrait = await follow(aRequest({ style: 'gpt-image', portrait: true, photoIds, count: 1 }));
    models.on('openai', { hang: true });
    const request = aRequest({ style: 'gpt-image', portrait: true, photoIds });
    await postGenerate(backend, person.token, request);
    await expect.poll(() => photosSent().length, { timeout: 10_000 }).toBe(4);
    await say(person, 'face_photos', false);
    await backend.query("update public.generations set leased_until = now() - interval '1 second' where id = $1", [
      request.id,
    ]);
    expect(await follow(request)).toMatchObject({ status: 'failed', error: 'person_without_consent' });
    expect(await refused({ photoIds })).toEqual([403, 'person_without_consent', undefined, undefined]);
    // Their photo may be gone by now: what it was made for is known by then.
    await person.client.from('reference_photos').delete().in('id', photoIds).throwOnError();
    const background = portrait.variants[0]?.scene.background;
    const repaint = { pictureId: background?.kind === 'still' ? background.pictureId : '', words: 'make it night' };
    const repainting = { portrait: undefined, photoIds: [], title: '', count: 1, repaint };
    expect(await refused(repainting)).toEqual([403, 'person_without_consent', undefined, undefined]);
    await say(person, 'face_photos', true);
    models.on('openai', { paint: {} });
    const repainted = await follow(aRequest({ style: 'gpt-image', ...repainting }));
    expect(repainted.status).toBe('succeeded');
    const [shown] = await backend.query('select person_ids from public.generations where id = $1', [repainted.id]);
    expect(shown).toEqual({ person_ids: [person.userId] });
    expect(photosSent()).toHaveLength(5);
  });

  it('of other people are never sent, whatever they allow', async () => {
    await say(person, 'portrait_openai', true);
    const ben = crypto.randomUUID();
    await person.client.from('people').insert({ id: ben, label: 'Ben' }).throwOnError();
    const terms = { purpose: 'face_photos', granted: true, policy_version: 'test', surface: 'account' };
    await person.client
      .from('consents')
      .insert({ ...terms, person_id: ben })
      .throwOnError();
    const theirs = await addPhoto(person, { 'original.jpg': await jpeg(801, 600) }, ben);
    const mine = await addPhoto(person, { 'original.jpg': await jpeg(800, 600) });
    const generation = await follow(aRequest({ style: 'gpt-image', portrait: true, photoIds: [theirs, mine] }));
    expect(generation.status).toBe('succeeded');
    const widths = await Promise.all(
      photosSent().map(async ({ bytes }) => (await loadImage(Buffer.from(bytes))).width),
    );
    expect(widths).toEqual([800, 800, 800]);
    expect(await refused({ photoIds: [theirs] })).toEqual([400, 'invalid_input', 'photoIds', undefined]);
  });

  it('stay where they are for a plate, consent or not', async () => {
    await follow(aRequest({ style: 'gpt-image', photoIds: [await aPhotoOf(person)] }));
    expect(painted()).toHaveLength(3);
    expect(photosSent()).toEqual([]);
  });

  it('are painted by for nothing with a key of one’s own', async () => {
    await post(backend, 'provider-keys', person.token, { provider: 'openai', key: keyOf('openai') });
    const request = aRequest({ style: 'gpt-image', portrait: true, photoIds: [await aPhotoOf(person)] });
    expect(await follow(request)).toMatchObject({ status: 'succeeded', cost: 0 });
    expect(photosSent()).toHaveLength(3);
    expect(await ledgerOf(backend, person.userId)).toEqual(['grant 10']);
  });
});

describe('a model', () => {
  const configure = (changes: object) =>
    backend.query("update public.image_models set model = model || $1::jsonb where engine = 'gpt-image'", [
      JSON.stringify(changes),
    ]);
  const taken = async () => {
    const { body } = await post(backend, 'styles', person.token, null, 'GET');
    return body.styles.find(({ id }: { id: string }) => id === 'gpt-image').model.photosTaken;
  };

  it('that takes one photo gets the first, and is told of one', async () => {
    await say(person, 'portrait_openai', true);
    expect(await taken()).toBe(3);
    await configure({ maxReferences: 1 });
    try {
      expect(await taken()).toBe(1);
      const photoIds = [await aPhotoOf(person), await aPhotoOf(person)];
      await follow(aRequest({ style: 'gpt-image', portrait: true, photoIds }));
      for (const { prompt, references } of painted()) {
        expect(references).toHaveLength(1);
        expect(prompt).toContain('Image 1: the same person');
      }
    } finally {
      await configure({ maxReferences: 16 });
    }
  });

  it('that takes none, or no model, is refused by name', async () => {
    await say(person, 'portrait_openai', true);
    const photoIds = [await aPhotoOf(person)];
    await configure({ canEdit: false, canMask: false });
    try {
      expect(await taken()).toBe(0);
      expect(await refused({ photoIds })).toEqual([400, 'invalid_input', 'portrait', undefined]);
    } finally {
      await configure({ canEdit: true, canMask: true });
    }
    expect(await refused({ photoIds, style: 'bold' })).toEqual([400, 'invalid_input', 'portrait', undefined]);
    expect(await refused({ photoIds, style: 'no-such-style' })).toEqual([400, 'unknown_style', undefined, undefined]);
    expect(models.requests).toEqual([]);
  });
});
