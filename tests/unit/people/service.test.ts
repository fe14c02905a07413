import { beforeEach, describe, expect, it } from 'vitest';
import { ownPersonId, type PersonId, type UserId } from '../../../utils/domain/ids.ts';
import { FIRST_CUTOUT, FIRST_ORIGINAL } from '../../../utils/domain/photo-files.ts';
import {
  A_JPEG,
  A_WEBP,
  aDisk,
  anAnalysis,
  aPersonId,
  aPhoto,
  aPhotoId,
  aUserId,
} from '../../support/background/builders.ts';
import { createPhotoServer, type PhotoServer } from '../photos/photo-server.ts';
import { type Device, wakeDevice } from './device.ts';
import { createPeopleServer, type PeopleServer } from './people-server.ts';

let userId: UserId;
let me: PersonId;
let server: PhotoServer;
let directory: PeopleServer;
let disk: IDBFactory;
let device: Device;

const wake = (onDisk = disk) => wakeDevice({ userId, photos: server, people: directory }, onDisk);

beforeEach(() => {
  userId = aUserId();
  me = ownPersonId(userId);
  server = createPhotoServer(userId);
  directory = createPeopleServer(userId, server);
  disk = aDisk();
  device = wake();
});

const surface = 'account' as const;
const addBen = (of = device) => of.people.add({ id: aPersonId(), label: 'Ben', surface });
const onServer = () => ({ files: server.files.size, rows: server.rows.size });

/** A photo that another device has stored. */
function elsewhere(personId: PersonId) {
  const id = aPhotoId();
  const files = { originalFile: FIRST_ORIGINAL, cutoutFile: FIRST_CUTOUT };
  server.rows.set(id, { id, personId, label: 'From the laptop', analysis: anAnalysis(), ...files, addedAt: 1 });
  server.files.set(`${id}/original`, A_JPEG).set(`${id}/cutout`, A_WEBP);
  return id;
}

describe('consent', () => {
  it('is not there until it is given, person by person, and then has a time', async () => {
    expect(await device.people.consent({})).toEqual({ givenAt: null });
    await expect(device.photos.add(aPhoto())).rejects.toMatchObject({ code: 'consent_required' });
    const ben = await addBen();
    expect(ben).toMatchObject({ label: 'Ben', isMe: false, isWithdrawing: false });
    expect(ben.consentedAt).not.toBeNull();
    await expect(device.photos.add(aPhoto())).rejects.toMatchObject({ code: 'consent_required' });
    expect(await device.photos.add(aPhoto({ personId: ben.id }))).toMatchObject({ personId: ben.id, showsMe: false });
    await device.people.giveConsent({ surface });
    expect(await device.photos.add(aPhoto())).toMatchObject({ personId: me, showsMe: true });
    expect(await device.people.list()).toMatchObject([{ id: me, isMe: true }, { id: ben.id }]);
  });

  it('given twice is said once', async () => {
    await Promise.all([device.people.giveConsent({ surface }), device.people.giveConsent({ surface })]);
    await device.people.giveConsent({ surface });
    expect(directory.said.length).toBeLessThanOrEqual(2);
    expect(directory.said.at(-1)).toMatchObject({ id: me, granted: true });
  });

  it('known from before is enough while the server cannot be reached, and nobody else’s is', async () => {
    await device.people.giveConsent({ surface });
    directory.fail('list', 'offline', 10);
    server.fail('uploadFile', 'offline');
    expect(await device.photos.add(aPhoto())).toMatchObject({ state: 'uploading' });
    expect(await device.people.list()).toMatchObject([{ id: me }]);
    userId = aUserId();
    await expect(wake().people.consent({})).rejects.toMatchObject({ code: 'offline' });
    expect(await wake().people.known()).toEqual([]);
  });

  it('of more people than an account may have is refused with its own code', async () => {
    directory.fail('add', 'too_many_people');
    await expect(addBen()).rejects.toMatchObject({ code: 'too_many_people' });
    expect(directory.said).toEqual([]);
  });
});

describe('people', () => {
  it('are renamed and removed here and elsewhere', async () => {
    const ben = await addBen();
    const laptop = wake(aDisk());
    expect(await laptop.people.list()).toHaveLength(2);
    await device.people.rename({ id: ben.id, label: 'Benjamin' });
    expect(await laptop.people.list()).toMatchObject([{}, { label: 'Benjamin' }]);
    await device.people.withdraw({ id: ben.id, surface });
    await device.people.remove({ id: ben.id });
    expect(await laptop.people.list()).toMatchObject([{ id: me }]);
    await expect(device.people.rename({ id: ben.id, label: 'Ben' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are given photos of each other’s', async () => {
    const ben = await addBen();
    await device.people.giveConsent({ surface });
    const photo = await device.photos.add(aPhoto());
    expect(await device.photos.move({ id: photo.id, personId: ben.id })).toMatchObject({ personId: ben.id });
    expect(server.rows.get(photo.id)).toMatchObject({ personId: ben.id });
    expect(await wake(aDisk()).photos.list()).toMatchObject([{ personId: ben.id, showsMe: false }]);
    server.fail('move', 'consent_required');
    await expect(device.photos.move({ id: photo.id, personId: me })).rejects.toMatchObject({
      code: 'consent_required',
    });
    expect(await device.photos.list()).toMatchObject([{ personId: ben.id }]);
  });
});

describe('a withdrawal', () => {
  it('deletes every photo of that person, of other devices too, and none of anybody else', async () => {
    const ben = await addBen();
    await device.people.giveConsent({ surface });
    const mine = await device.photos.add(aPhoto());
    await device.photos.add(aPhoto({ personId: ben.id }));
    elsewhere(ben.id);
    expect(await device.people.withdraw({ id: ben.id, surface })).toMatchObject({
      consentedAt: null,
      isWithdrawing: false,
    });
    expect(onServer()).toEqual({ files: 2, rows: 1 });
    expect(await device.photos.list()).toMatchObject([{ id: mine.id }]);
    expect(await device.database.photos.count()).toBe(1);
    expect(directory.said.at(-1)).toMatchObject({ id: ben.id, granted: false });
    expect(device.forgotten).toBe(1);
    await expect(device.photos.add(aPhoto({ personId: ben.id }))).rejects.toMatchObject({ code: 'consent_required' });
  });

  it('holds on this device at once, and is told when there is a network again, and after signing out', async () => {
    const ben = await addBen();
    const photo = await device.photos.add(aPhoto({ personId: ben.id }));
    directory.fail('list', 'offline', 3);
    server.fail('removeFiles', 'offline', 3);
    expect(await device.people.withdraw({ id: ben.id, surface })).toMatchObject({
      consentedAt: null,
      isWithdrawing: true,
    });
    expect(await device.photos.known()).toEqual([]);
    await expect(device.photos.cutout({ id: photo.id })).rejects.toMatchObject({ code: 'photo_not_found' });
    await expect(device.photos.add(aPhoto({ personId: ben.id }))).rejects.toMatchObject({ code: 'consent_required' });
    await device.database.forget(userId);
    expect(JSON.stringify(await device.database.people.toArray())).not.toContain('Ben');
    const later = wake();
    for (let tries = 0; (await later.resume()) && tries < 5; tries++);
    expect(onServer()).toEqual({ files: 0, rows: 0 });
    expect(directory.said.at(-1)).toMatchObject({ id: ben.id, granted: false });
  });

  it('of another device that stopped halfway is brought to its end by whoever finds it', async () => {
    const ben = await addBen();
    await device.photos.add(aPhoto({ personId: ben.id }));
    directory.said.push({ id: ben.id, granted: false, at: '2026-11-28T21:00:00Z' });
    expect(await device.people.list()).toMatchObject([{}, { id: ben.id, consentedAt: null }]);
    expect(onServer()).toEqual({ files: 0, rows: 0 });
    expect(await device.photos.list()).toEqual([]);
    expect(device.forgotten).toBe(1);
  });

  it('takes along what is being uploaded', async () => {
    const ben = await addBen();
    const held = server.hold('insertRow');
    const adding = device.photos.add(aPhoto({ personId: ben.id })).catch(() => {});
    await held.arrived;
    const withdrawing = device.people.withdraw({ id: ben.id, surface });
    held.release();
    await Promise.all([adding, withdrawing]);
    await device.resume();
    expect(onServer()).toEqual({ files: 0, rows: 0 });
  });

  it('can be followed by consent again, whose photos stay', async () => {
    const ben = await addBen();
    await device.photos.add(aPhoto({ personId: ben.id }));
    directory.fail('say', 'offline');
    await device.people.withdraw({ id: ben.id, surface });
    // The no that waits is told before the yes.
    await device.people.giveConsent({ personId: ben.id, surface });
    expect(directory.said.map(({ granted }) => granted)).toEqual([true, false, true]);
    const photo = await device.photos.add(aPhoto({ personId: ben.id }));
    await device.resume();
    expect(await device.photos.list()).toMatchObject([{ id: photo.id, state: 'stored' }]);
    expect(onServer()).toEqual({ files: 2, rows: 1 });
  });

  it('that was told leaves alone what another device added after consent was given anew', async () => {
    const ben = await addBen();
    await device.photos.add(aPhoto({ personId: ben.id }));
    server.fail('list', 'offline');
    await device.people.withdraw({ id: ben.id, surface });
    directory.said.push({ id: ben.id, granted: true, at: '2026-11-28T22:00:00Z' });
    const fresh = elsewhere(ben.id);
    await device.resume();
    expect([...server.rows.keys()]).toEqual([fresh]);
    expect(await device.people.list()).toMatchObject([{}, { consentedAt: '2026-11-28T22:00:00Z' }]);
  });
});
