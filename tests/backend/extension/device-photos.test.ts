import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { personIdSchema } from '../../../utils/domain/ids.ts';
import { aMendedPhoto, anEditor, aPhoto, aRequest, aTurnedPhoto } from '../../support/background/builders.ts';
import { createProfile, type Profile } from '../../support/background/profile.ts';
import { finishMove } from '../../unit/photos/device-world.ts';
import { startTestBackend } from '../support/backend.ts';
import { type Person, signUp } from './sign-up.ts';

/** Photos on this device only, and the way there and back, against the real backend; everything that is sent is looked at. */

let backend: Backend;
let profile: Profile;
let person: Person;
let original: string;
let cutout: string;
let sent: { url: string; body: string }[];

beforeAll(async () => {
  backend = await startTestBackend();
  original = await readFile('tests/fixtures/photos/astronaut.jpg', 'base64');
  cutout = await readFile('tests/fixtures/photos/astronaut-cutout.webp', 'base64');
  sent = [];
  profile = createProfile(backend, async (input, init) => {
    const request = new Request(input, init);
    sent.push({ url: request.url, body: Buffer.from(await request.clone().arrayBuffer()).toString('latin1') });
    return fetch(request);
  });
  person = await signUp(backend, profile);
  await profile.wake().people.giveConsent({ surface: 'account' });
});
afterAll(() => backend?.stop());

async function onServer() {
  const [counts] = await backend.query(
    `select (select count(*)::int from public.reference_photos) as rows,
            (select count(*)::int from storage.objects where bucket_id = 'photos') as files,
            (select count(*)::int from public.photos_that_left where moved) as left`,
  );
  return counts;
}

it('leave the account whole, are worked with and put on thumbnails without being sent, and come back whole', async () => {
  const { photos, generation } = profile.wake();
  const laptop = createProfile(backend).wake();
  await laptop.account.signIn(person);

  const moved = aPhoto({ original, cutout, label: 'At the launch pad' });
  await photos.add(moved);
  await photos.add(aPhoto({ original, cutout }));
  expect(await laptop.photos.list()).toHaveLength(2);
  await photos.keepIn({ place: 'device' });
  await finishMove(photos);
  expect(await onServer()).toEqual({ rows: 0, files: 0, left: 2 });
  expect(await laptop.photos.list()).toEqual([]);
  expect((await laptop.photos.place()).notice).toEqual({ kind: 'moved-elsewhere', photos: 2 });
  expect(await photos.original(moved)).toEqual({ original });

  sent.length = 0;
  const added = aPhoto({ original, cutout, label: 'In the capsule' });
  await photos.add(added);
  await photos.rename({ id: added.id, label: 'In the cockpit' });
  await photos.mend(aMendedPhoto(added.id));
  await photos.replace(aTurnedPhoto(added.id, 2));
  await photos.list();
  const request = aRequest({ photoIds: [added.id, moved.id] });
  const record = await generation.start({ editor: anEditor(), request });
  expect(record).toMatchObject({ status: 'succeeded', request: { photoIds: request.photoIds } });
  expect(JSON.stringify(record)).not.toContain('devicePhotos');
  const subjects = record.generation?.variants.flatMap(({ scene }) => scene.subjects.map(({ photoId }) => photoId));
  // Both show the creator, who is not put beside themselves.
  expect(new Set(subjects)).toEqual(new Set([added.id]));
  // The same request once more is the same generation, from a worker that has forgotten all about it.
  expect(await profile.wake().generation.start({ editor: anEditor(), request })).toEqual(record);

  expect(sent.map(({ url }) => new URL(url).pathname.replace(/[0-9a-f-]{36}.*/, '…'))).not.toContainEqual(
    expect.stringMatching(/storage|reference_photos|photos_that_left/),
  );
  const bodies = sent.map(({ body }) => body).join('\n');
  expect(bodies).toContain('"devicePhotos"');
  const bytes = Buffer.from(cutout, 'base64').toString('latin1').slice(100, 140);
  for (const secret of [
    'In the capsule',
    'In the cockpit',
    'At the launch pad',
    cutout.slice(60, 100),
    bytes,
    'data:image',
    'quality',
  ])
    expect(bodies).not.toContain(secret);
  const [stored] = await backend.query<{ row: string }>(
    `select to_jsonb(g)::text as row from public.generations g where id = $1`,
    [request.id],
  );
  expect(stored?.row).toContain(added.id);
  expect(stored?.row).not.toContain('colours');

  await photos.keepIn({ place: 'account' });
  await finishMove(photos);
  expect(await onServer()).toEqual({ rows: 3, files: 6, left: 0 });
  expect(new Set((await laptop.photos.list()).map(({ label }) => label))).toEqual(
    new Set(['At the launch pad', moved.label, 'Me, laughing', 'In the cockpit']),
  );
  expect(await laptop.photos.original({ id: added.id })).toEqual({ original: aTurnedPhoto(added.id, 2).original });
}, 120_000);

it('that only a device has are refused where the request does not describe them, and for somebody else’s id nothing is told', async () => {
  const { generation } = profile.wake();
  const request = aRequest({ photoIds: [aPhoto().id] });
  const record = await generation.start({ editor: anEditor(), request });
  expect(record).toMatchObject({ status: 'failed', failure: { code: 'photo_not_found' } });
});

it('that were deleted on another device do not come back by an upload that was late', async () => {
  const { photos } = profile.wake();
  const photo = aPhoto({ original, cutout });
  await photos.add(photo);
  const laptop = createProfile(backend).wake();
  await laptop.account.signIn(person);
  await laptop.photos.list();
  await laptop.photos.delete({ id: photo.id });
  const before = await onServer();
  const late = createProfile(backend).wake();
  await late.account.signIn(person);
  await late.people.giveConsent({ surface: 'account' });
  await expect(late.photos.add(photo)).rejects.toMatchObject({ code: 'photo_not_found' });
  expect(await onServer()).toEqual(before);
});

it('of somebody else go when they withdraw on another device, and are on no thumbnail from then on', async () => {
  const { photos, people, generation, resume } = profile.wake();
  await photos.keepIn({ place: 'device' });
  await finishMove(photos);
  const ben = personIdSchema.parse(crypto.randomUUID());
  await people.add({ id: ben, label: 'Ben', surface: 'account' });
  const { id } = await photos.add(aPhoto({ original, cutout, personId: ben }));
  const start = () => generation.start({ editor: anEditor(), request: aRequest({ photoIds: [id] }) });
  expect(await start()).toMatchObject({ status: 'succeeded' });
  const laptop = createProfile(backend).wake();
  await laptop.account.signIn(person);
  await laptop.people.list();
  await laptop.people.withdraw({ id: ben, surface: 'account' });
  // This device has not heard of it yet, but the server has.
  expect(await start()).toMatchObject({ status: 'failed', failure: { code: 'person_without_consent' } });
  await people.list();
  await resume();
  expect((await photos.list()).map((photo) => photo.id)).not.toContain(id);
  await expect(photos.cutout({ id })).rejects.toThrow();
}, 120_000);
