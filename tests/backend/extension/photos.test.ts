import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import type { PhotosService } from '../../../utils/photos/service.ts';
import { aMendedPhoto, aPhoto, aTurnedPhoto } from '../../support/background/builders.ts';
import { createMortality } from '../../support/background/mortality.ts';
import { createProfile, type Profile } from '../../support/background/profile.ts';
import { startTestBackend } from '../support/backend.ts';
import { type Person, signUp } from './sign-up.ts';

let backend: Backend;
let profile: Profile;
let photos: PhotosService;
let original: string;
let cutout: string;

let person: Person;

beforeAll(async () => {
  backend = await startTestBackend();
  original = await readFile('tests/fixtures/photos/astronaut.jpg', 'base64');
  cutout = await readFile('tests/fixtures/photos/astronaut-cutout.webp', 'base64');
  profile = createProfile(backend);
  person = await signUp(backend, profile);
  await profile.wake().people.giveConsent({ surface: 'account' });
});
afterAll(() => backend.stop());

beforeEach(async () => {
  photos = profile.wake().photos;
  for (const { id } of await photos.list()) await photos.delete({ id });
});

const aRealPhoto = () => aPhoto({ original, cutout });

/** Rows and files on the server, seen past row-level security. */
async function onServer(): Promise<{ rows: number; files: number }> {
  const [counts] = await backend.query<{ rows: number; files: number }>(
    `select (select count(*)::int from public.reference_photos) as rows,
            (select count(*)::int from storage.objects where bucket_id = 'photos') as files`,
  );
  if (!counts) throw new Error('The database counts nothing.');
  return counts;
}

const WHOLE = { rows: 1, files: 2 };
const NOTHING = { rows: 0, files: 0 };

describe('photos on the backend', () => {
  it('are refused until their owner has consented', async () => {
    const other = createProfile(backend);
    await signUp(backend, other);
    const { people, photos } = other.wake();
    await expect(photos.add(aRealPhoto())).rejects.toMatchObject({ code: 'consent_required' });
    expect(await onServer()).toEqual(NOTHING);
    expect(await people.consent({})).toEqual({ givenAt: null });
    const { consentedAt: givenAt } = await people.giveConsent({ surface: 'account' });
    expect(Date.parse(givenAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(await other.wake().people.consent({})).toEqual({ givenAt });
  });

  it('are stored whole, listed on another device, renamed there, and deleted without a trace', async () => {
    const photo = aRealPhoto();
    expect(await photos.add(photo)).toMatchObject({ state: 'stored', failure: null });
    expect(await onServer()).toEqual(WHOLE);

    const laptop = createProfile(backend).wake();
    await laptop.account.signIn(person);
    expect(await laptop.photos.list()).toMatchObject([{ id: photo.id, label: photo.label, state: 'stored' }]);
    expect(await laptop.photos.cutout({ id: photo.id })).toEqual({ cutout });
    await laptop.photos.rename({ id: photo.id, label: 'Astronaut' });
    expect(await photos.list()).toMatchObject([{ label: 'Astronaut', analysis: photo.analysis }]);

    await photos.delete({ id: photo.id });
    expect(await onServer()).toEqual(NOTHING);
    expect(await laptop.photos.list()).toEqual([]);
  });

  it('are mended and turned in place, which other devices see, and deleted with every file they had', async () => {
    const photo = aRealPhoto();
    await photos.add(photo);
    const laptop = createProfile(backend).wake();
    await laptop.account.signIn(person);
    await laptop.photos.list();
    const mended = aMendedPhoto(photo.id);
    expect(await photos.mend(mended)).toMatchObject({ state: 'stored', failure: null });
    expect(await onServer()).toEqual(WHOLE);
    expect(await laptop.photos.list()).toMatchObject([{ id: photo.id, analysis: mended.analysis }]);
    expect(await laptop.photos.cutout({ id: photo.id })).toEqual({ cutout: mended.cutout });
    expect(await laptop.photos.original({ id: photo.id })).toEqual({ original });
    const turned = aTurnedPhoto(photo.id, 2);
    expect(await photos.replace(turned)).toMatchObject({ state: 'stored', failure: null });
    expect(await onServer()).toEqual(WHOLE);
    expect(await laptop.photos.list()).toMatchObject([{ id: photo.id, analysis: turned.analysis }]);
    expect(await laptop.photos.cutout({ id: photo.id })).toEqual({ cutout: turned.cutout });
    expect(await laptop.photos.original({ id: photo.id })).toEqual({ original: turned.original });
    await photos.delete({ id: photo.id });
    expect(await onServer()).toEqual(NOTHING);
  });

  it('that the server refuses leave nothing behind', async () => {
    const wrong = { ...aRealPhoto().analysis, note: 'x'.repeat(9_000) };
    const summary = await photos.add({ ...aRealPhoto(), analysis: wrong });
    expect(summary).toMatchObject({ state: 'failed', failure: { code: 'invalid_input', retryable: false } });
    expect(await onServer()).toEqual(NOTHING);
  });

  it('that were taken before consent was withdrawn elsewhere stay off the server', async () => {
    await backend.query(
      `insert into public.consents (user_id, purpose, granted, policy_version, surface)
       select id, 'face_photos', false, 'test', 'test' from auth.users where email = $1`,
      [person.email],
    );
    expect(await profile.wake().people.consent({})).toEqual({ givenAt: null });
    await expect(photos.add(aRealPhoto())).rejects.toMatchObject({ code: 'consent_required' });
    expect(await onServer()).toEqual(NOTHING);
    await profile.wake().people.giveConsent({ surface: 'account' });
  });
});

describe('a background that dies anywhere', () => {
  it('while a photo is added leaves it whole or not at all', async () => {
    let deaths = 0;
    for (let survived = false; !survived; deaths++) {
      const mortality = createMortality(deaths);
      const photo = aRealPhoto();
      survived = await Promise.race([
        profile
          .wake(mortality)
          .photos.add(photo)
          .then(() => true),
        mortality.death.then(() => false),
      ]);
      const reborn = profile.wake();
      await reborn.resume();
      const listed = await reborn.photos.list();
      expect(listed.map(({ state }) => state)).toEqual(listed.length === 1 ? ['stored'] : []);
      expect(await onServer()).toEqual(listed.length === 1 ? WHOLE : NOTHING);
      if (listed[0]) await reborn.photos.delete({ id: listed[0].id });
    }
    expect(deaths).toBeGreaterThan(15);
  });

  it('while a photo is deleted leaves it whole or not at all', async () => {
    let deaths = 0;
    for (let survived = false; !survived; deaths++) {
      const photo = aRealPhoto();
      await photos.add(photo);
      const mortality = createMortality(deaths);
      survived = await Promise.race([
        profile
          .wake(mortality)
          .photos.delete({ id: photo.id })
          .then(() => true),
        mortality.death.then(() => false),
      ]);
      const reborn = profile.wake();
      await reborn.resume();
      const listed = await reborn.photos.list();
      expect(await onServer()).toEqual(listed.length === 1 ? WHOLE : NOTHING);
      if (listed[0]) await reborn.photos.delete({ id: listed[0].id });
      photos = reborn.photos;
    }
    expect(deaths).toBeGreaterThan(10);
  });

  it('while a cut-out is mended leaves the old one or the new one, and one file of it', async () => {
    let deaths = 0;
    const outcomes = new Set<string>();
    const laptop = createProfile(backend).wake();
    await laptop.account.signIn(person);
    for (let survived = false; !survived; deaths++) {
      const photo = aRealPhoto();
      const mended = aMendedPhoto(photo.id, 1 + (deaths % 200));
      await photos.add(photo);
      await laptop.photos.list();
      const mortality = createMortality(deaths);
      survived = await Promise.race([
        profile
          .wake(mortality)
          .photos.mend(mended)
          .then(() => true),
        mortality.death.then(() => false),
      ]);
      photos = profile.wake().photos;
      await photos.resume();
      expect(await onServer()).toEqual(WHOLE);
      const [{ analysis } = photo] = await laptop.photos.list();
      const isMended = analysis.width === mended.analysis.width;
      expect(await laptop.photos.cutout({ id: photo.id })).toEqual({ cutout: isMended ? mended.cutout : cutout });
      outcomes.add(String(isMended));
      await photos.delete({ id: photo.id });
    }
    expect(deaths).toBeGreaterThan(12);
    expect([...outcomes].sort()).toEqual(['false', 'true']);
  });
});
