import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import type { PhotoId } from '../../../utils/domain/ids.ts';
import { anEditor, aPhoto, aRequest } from '../../support/background/builders.ts';
import { createProfile, type Profile } from '../../support/background/profile.ts';
import { type ImageModels, startImageModels } from '../../support/image-models/start-image-models.ts';
import { startTestBackend } from '../support/backend.ts';
import { type Person, signUp } from './sign-up.ts';

/** Portraits as the extension's background asks for them: consents, and photos made ready. */

let models: ImageModels;
let backend: Backend;
let profile: Profile;
let person: Person;
let photo: PhotoId;

beforeAll(async () => {
  models = await startImageModels();
  backend = await startTestBackend({ models: models.variables() });
  profile = createProfile(backend);
  person = await signUp(backend, profile);
  const { people, photos } = profile.wake();
  await people.giveConsent({ surface: 'account' });
  const canvas = createCanvas(2048, 2048);
  canvas.getContext('2d').drawImage(await loadImage('tests/fixtures/photos/astronaut.jpg'), 0, 0, 2048, 2048);
  const original = (await canvas.encode('jpeg', 90)).toString('base64');
  const cutout = await readFile('tests/fixtures/photos/astronaut-cutout.webp', 'base64');
  photo = (await photos.add(aPhoto({ original, cutout }))).id;
});
afterAll(async () => {
  expect(models.failures).toEqual([]);
  await backend?.stop();
  await models?.close();
});

const consented = async () => (await profile.wake().portraits.consents()).map(({ provider }) => provider);
const painted = () => models.requests.filter(({ kind }) => kind === 'paint');
const start = (photoIds = [photo]) =>
  profile.wake().generation.start({
    editor: anEditor(),
    request: aRequest({ style: 'gpt-image', portrait: true, photoIds }),
  });

describe('consent to a portrait', () => {
  it('is given by provider, listed with its date, and withdrawn; every word stays on record', async () => {
    expect(await consented()).toEqual([]);
    const { portraits } = profile.wake();
    await portraits.giveConsent({ provider: 'google', surface: 'panel' });
    await portraits.giveConsent({ provider: 'fal', surface: 'panel' });
    const [google] = await portraits.consents();
    expect(google?.provider).toBe('google');
    expect(Math.abs(Date.parse(google?.givenAt ?? '') - Date.now())).toBeLessThan(60_000);
    await portraits.withdrawConsent({ provider: 'google', surface: 'account' });
    expect(await consented()).toEqual(['fal']);
    await portraits.withdrawConsent({ provider: 'fal', surface: 'popup' });
    const record = await backend.query(
      `select purpose, granted, surface, policy_version as wording from public.consents
       where purpose <> 'face_photos' order by id`,
    );
    const wording = 'portrait-2026-11';
    expect(record).toEqual([
      { purpose: 'portrait_google', granted: true, surface: 'panel', wording },
      { purpose: 'portrait_fal', granted: true, surface: 'panel', wording },
      { purpose: 'portrait_google', granted: false, surface: 'account', wording },
      { purpose: 'portrait_fal', granted: false, surface: 'popup', wording },
    ]);
  });

  it('is another person’s own, and nobody’s without one', async () => {
    await profile.wake().portraits.giveConsent({ provider: 'google', surface: 'panel' });
    const other = createProfile(backend);
    await expect(other.wake().portraits.consents()).rejects.toMatchObject({ code: 'unauthenticated' });
    await signUp(backend, other);
    expect(await other.wake().portraits.consents()).toEqual([]);
  });
});

describe('a portrait', () => {
  it('is refused without consent, and no photo goes anywhere', async () => {
    expect(await start()).toMatchObject({ status: 'failed', failure: { code: 'consent_required' } });
    expect(painted()).toEqual([]);
  });

  it('goes by a photo that was kept long ago, shortened on this device for the first and the last time', async () => {
    await profile.wake().portraits.giveConsent({ provider: 'openai', surface: 'panel' });
    expect(await start()).toMatchObject({ status: 'succeeded', generation: { shortfall: null } });
    const laptop = createProfile(backend);
    await laptop.wake().account.signIn(person);
    const request = aRequest({ style: 'gpt-image', portrait: true, photoIds: [photo] });
    const record = await laptop.wake().generation.start({ editor: anEditor(), request });
    expect(record.generation?.variants).toHaveLength(3);
    expect(painted()).toHaveLength(6);
    for (const { references = [] } of painted()) {
      const pictures = await Promise.all(references.map(({ bytes }) => loadImage(Buffer.from(bytes))));
      expect(pictures.map(({ width, height }) => Math.max(width, height))).toEqual([1024]);
    }
    const [{ files } = { files: 0 }] = await backend.query<{ files: number }>(
      "select count(*)::int as files from storage.objects where bucket_id = 'photos' and name like '%reference%'",
    );
    expect(files).toBe(1);
  });

  it('leaves nothing of a photo that is deleted', async () => {
    const { photos } = profile.wake();
    await photos.delete({ id: photo });
    const [{ files } = { files: 1 }] = await backend.query<{ files: number }>(
      "select count(*)::int as files from storage.objects where bucket_id = 'photos'",
    );
    expect(files).toBe(0);
    expect(await start()).toMatchObject({ status: 'failed', failure: { code: 'photo_not_found' } });
  });

  it('never goes by a photo that is kept on this device only; that is put on the picture as it is', async () => {
    const { photos, generation } = profile.wake();
    await photos.keepIn({ place: 'device' });
    await photos.resume();
    const { id } = await photos.add(aPhoto());
    const before = painted().length;
    expect(await start([id])).toMatchObject({ status: 'failed', failure: { code: 'photo_on_device' } });
    expect(painted()).toHaveLength(before);
    const request = aRequest({ style: 'gpt-image', photoIds: [id] });
    const record = await generation.start({ editor: anEditor(), request });
    const subjects = record.generation?.variants.map(({ scene }) => scene.subjects.map(({ photoId }) => photoId));
    expect(subjects).toEqual([[id], [id], [id]]);
  });
});
