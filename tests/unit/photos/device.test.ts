import { beforeEach, describe, expect, it } from 'vitest';
import { toBase64 } from '../../../utils/domain/base64.ts';
import { ownPersonId, personIdSchema } from '../../../utils/domain/ids.ts';
import { describeDevicePhotos } from '../../../utils/photos/device/describe.ts';
import { createPhotoPlaces } from '../../../utils/photos/device/places.ts';
import { makeSealingKey, seal, unseal } from '../../../utils/photos/device/sealing.ts';
import { createPhotoVault } from '../../../utils/photos/device/vault.ts';
import type { PhotosService } from '../../../utils/photos/service.ts';
import {
  aMendedPhoto,
  anAnalysis,
  aPhoto,
  aTurnedPhoto,
  aUserId,
  openDatabase,
} from '../../support/background/builders.ts';
import { createDevices, type Device, finishMove, inAccount, onDisk, shown } from './device-world.ts';

let world: ReturnType<typeof createDevices>;
let device: Device;
let photos: PhotosService;

beforeEach(() => {
  world = createDevices();
  device = world.aDevice();
  photos = device.wake();
});

const keepHere = async () => {
  await photos.keepIn({ place: 'device' });
  await finishMove(photos);
  world.server.calls.length = 0;
};

describe('photos on this device only', () => {
  beforeEach(keepHere);

  it('are added, renamed, mended, turned and deleted without anything being sent or asked for', async () => {
    const photo = aPhoto();
    expect(await photos.add(photo)).toEqual({
      id: photo.id,
      label: photo.label,
      preview: photo.preview,
      analysis: photo.analysis,
      personId: ownPersonId(world.owner),
      showsMe: true,
      state: 'stored',
      failure: null,
      isDeviceOnly: true,
    });
    await photos.rename({ id: photo.id, label: 'Serious' });
    const mended = aMendedPhoto(photo.id);
    await photos.mend(mended);
    expect(await shown(photos)).toMatchObject([{ label: 'Serious', cutout: mended.cutout, original: photo.original }]);
    const turned = aTurnedPhoto(photo.id, 2);
    expect(await photos.replace(turned)).toMatchObject({ label: 'Serious', analysis: turned.analysis });
    expect(await shown(device.wake())).toMatchObject([{ cutout: turned.cutout, original: turned.original }]);
    expect(await photos.known()).toMatchObject([{ label: 'Serious', preview: turned.preview }]);
    expect(await photos.retry({ id: photo.id })).toMatchObject({ state: 'stored' });
    await photos.delete({ id: photo.id });
    expect(await photos.list()).toEqual([]);
    expect(await onDisk(device)).toEqual({ photos: [], devicePhotos: [], deviceFiles: [] });
    expect(world.server.calls).toEqual([]);
  });

  it('are in the order in which they were added, and added twice are kept once', async () => {
    const [one, other] = [aPhoto({ label: 'One' }), aPhoto({ label: 'Other' })];
    await photos.add(one);
    await photos.add(other);
    await photos.rename({ id: one.id, label: 'First' });
    await photos.add(one);
    expect((await photos.list()).map(({ label }) => label)).toEqual(['First', 'Other']);
  });

  it('can be said to show another person, and go with them when they withdraw', async () => {
    const [mine, theirs] = [await photos.add(aPhoto()), await photos.add(aPhoto())];
    const personId = personIdSchema.parse(crypto.randomUUID());
    expect(await photos.move({ id: theirs.id, personId })).toMatchObject({
      personId,
      showsMe: false,
      isDeviceOnly: true,
    });
    const database = openDatabase(device.disk);
    await database.transaction('rw', database.devicePhotos, database.deviceFiles, () =>
      database.forgetDevicePhotosOf(world.owner, personId),
    );
    expect(await photos.list()).toMatchObject([{ id: mine.id }]);
    expect((await onDisk(device)).deviceFiles).toHaveLength(2);
  });

  it('need consent as others do', async () => {
    world.server.consentGivenAt = null;
    await expect(photos.add(aPhoto())).rejects.toMatchObject({ code: 'consent_required' });
    expect((await onDisk(device)).devicePhotos).toEqual([]);
  });

  it('take two changes at once', async () => {
    const { id } = await photos.add(aPhoto());
    await Promise.all([photos.rename({ id, label: 'Serious' }), photos.mend(aMendedPhoto(id))]);
    const { cutout, analysis } = aMendedPhoto(id);
    expect(await photos.list()).toMatchObject([{ label: 'Serious', analysis }]);
    expect(await photos.cutout({ id })).toEqual({ cutout });
  });

  it('lie in the database sealed, by a key that nobody can read', async () => {
    const photo = aPhoto({ label: 'Ada at the window' });
    await photos.add(photo);
    const database = openDatabase(device.disk);
    const bytes: number[][] = [];
    for (const table of database.tables) {
      if (table.name === 'photoPlaces') continue;
      for (const row of await table.toArray()) collectBytes(row, bytes);
      expect(JSON.stringify(await table.toArray())).not.toContain('Ada');
    }
    const text = bytes.map((all) => String.fromCharCode(...all)).join('\n');
    for (const secret of ['Ada at the window', 'RIFF', 'image/webp', '\xff\xd8\xff'])
      expect(text).not.toContain(secret);
    expect(bytes.length).toBeGreaterThan(5);
    const key = (await database.photoPlaces.get(world.owner))?.key;
    expect(key?.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key as CryptoKey)).rejects.toThrow();
  });

  it('stay when their creator signs out, and are shown to nobody else', async () => {
    const { id } = await photos.add(aPhoto());
    await openDatabase(device.disk).forget(world.owner);
    const eve = aUserId();
    world.present.userId = eve;
    await openDatabase(device.disk).forgetOthers(eve);
    expect(await photos.known()).toEqual([]);
    await expect(photos.cutout({ id })).rejects.toMatchObject({ code: 'session_ended' });
    await expect(photos.rename({ id, label: 'Mine' })).rejects.toMatchObject({ code: 'photo_not_found' });
    await expect(photos.delete({ id })).rejects.toMatchObject({ code: 'photo_not_found' });
    world.present.userId = world.owner;
    expect(await shown(device.wake())).toMatchObject([{ id, label: 'Me, laughing', isDeviceOnly: true }]);
  });

  it('are described for a thumbnail by size, head and colours alone', async () => {
    const quality = { people: 1, sharpness: 3, light: { mean: 0.4, highlights: 0.8 } };
    const { id } = await photos.add(aPhoto({ analysis: { ...anAnalysis(), quality } }));
    const database = openDatabase(device.disk);
    const vault = createPhotoVault(database, createPhotoPlaces(database));
    expect(await describeDevicePhotos(vault, world.owner, [id, id, aPhoto().id])).toEqual([
      { photoId: id, personId: ownPersonId(world.owner), analysis: anAnalysis() },
    ]);
    expect(await describeDevicePhotos(vault, aUserId(), [id])).toEqual([]);
  });
});

describe('moving photos to this device', () => {
  it('takes all of them out of the account, and says so', async () => {
    const [one, other] = [aPhoto({ label: 'One' }), aPhoto({ label: 'Other' })];
    await photos.add(one);
    await photos.add(other);
    world.server.files.set(`${one.id}/reference`, new Uint8Array([1]));
    await photos.keepIn({ place: 'device' });
    await finishMove(photos);
    expect(inAccount(world.server)).toEqual({ photos: [], orphans: [] });
    expect(await shown(photos)).toMatchObject([
      { label: 'One', isDeviceOnly: true, cutout: one.cutout, original: one.original },
      { label: 'Other', isDeviceOnly: true, cutout: other.cutout, original: other.original },
    ]);
    expect((await onDisk(device)).photos).toEqual([]);
    expect(await photos.place()).toEqual({
      place: 'device',
      move: null,
      notice: { kind: 'moved', to: 'device', photos: 2, left: 0 },
    });
    expect(await photos.forgetNotice()).toMatchObject({ notice: null });
  });

  it('takes what was still to be uploaded, renamed or mended as it is here', async () => {
    const [kept, waiting] = [aPhoto(), aPhoto({ label: 'Waiting' })];
    await photos.add(kept);
    world.server.fail('uploadFile', 'offline', Number.POSITIVE_INFINITY);
    world.server.fail('rename', 'offline', Number.POSITIVE_INFINITY);
    await photos.add(waiting);
    await photos.mend(aMendedPhoto(kept.id));
    await photos.rename({ id: kept.id, label: 'Serious' });
    await photos.keepIn({ place: 'device' });
    await finishMove(photos);
    expect(await shown(photos)).toMatchObject([
      { label: 'Serious', cutout: aMendedPhoto(kept.id).cutout, original: kept.original },
      { label: 'Waiting', cutout: waiting.cutout },
    ]);
    expect(inAccount(world.server)).toEqual({ photos: [], orphans: [] });
  });

  it('lets other devices know, and brings none back from there', async () => {
    const laptop = world.aDevice().wake();
    const { id } = await photos.add(aPhoto());
    await photos.add(aPhoto());
    await laptop.list();
    await keepHere();
    expect(await laptop.list()).toEqual([]);
    expect((await laptop.place()).notice).toEqual({ kind: 'moved-elsewhere', photos: 2 });
    await expect(laptop.mend(aMendedPhoto(id))).rejects.toMatchObject({ code: 'photo_not_found' });
    expect(inAccount(world.server)).toEqual({ photos: [], orphans: [] });
  });

  it('leaves nothing of one that another device deletes meanwhile', async () => {
    const { id } = await photos.add(aPhoto());
    const { arrived, release } = world.server.hold('downloadOriginal');
    await photos.keepIn({ place: 'device' });
    await arrived;
    await world.aDevice().wake().list();
    world.server.rows.delete(id);
    world.server.left.set(id, false);
    world.server.files.clear();
    release();
    await finishMove(photos);
    expect(await photos.list()).toEqual([]);
    expect(await onDisk(device)).toEqual({ photos: [], devicePhotos: [], deviceFiles: [] });
  });

  it('keeps one in the account of which the file is missing there, and says so', async () => {
    const { id } = await photos.add(aPhoto());
    world.server.files.delete(`${id}/original`);
    await photos.keepIn({ place: 'device' });
    await finishMove(photos);
    expect((await photos.place()).notice).toEqual({ kind: 'moved', to: 'device', photos: 0, left: 1 });
    expect(await photos.list()).toMatchObject([{ id, state: 'stored' }]);
    expect(world.server.rows.has(id)).toBe(true);
  });

  it('waits where the network is gone, says so, and goes on', async () => {
    await photos.add(aPhoto());
    world.server.fail('downloadOriginal', 'offline');
    await photos.keepIn({ place: 'device' });
    await photos.resume();
    world.server.fail('list', 'offline');
    await finishMove(device.wake());
    expect(await photos.list()).toMatchObject([{ isDeviceOnly: true }]);
    expect(inAccount(world.server).photos).toEqual([]);
  });

  it('can be cancelled on its way, which brings back what was moved', async () => {
    const all = [aPhoto(), aPhoto(), aPhoto()];
    for (const photo of all) await photos.add(photo);
    const before = inAccount(world.server);
    const first = world.server.hold('downloadOriginal');
    await photos.keepIn({ place: 'device' });
    await first.arrived;
    const second = world.server.hold('downloadOriginal');
    first.release();
    await second.arrived;
    expect(await photos.place()).toMatchObject({ move: { done: 1, total: 3, isCancelling: false } });
    expect(await photos.keepIn({ place: 'account' })).toMatchObject({ place: 'account', move: { isCancelling: true } });
    second.release();
    await finishMove(photos);
    const after = inAccount(world.server);
    expect(after.orphans).toEqual([]);
    expect(new Set(after.photos)).toEqual(new Set(before.photos));
    expect((await photos.place()).notice).toMatchObject({ kind: 'cancelled', to: 'account' });
    expect((await onDisk(device)).devicePhotos).toEqual([]);
  });
});

describe('moving photos to the account', () => {
  it('stores all of them there, drops the sealed copies and their key, and says so', async () => {
    await keepHere();
    const photo = aPhoto();
    await photos.add(photo);
    await photos.mend(aMendedPhoto(photo.id));
    await photos.keepIn({ place: 'account' });
    await finishMove(photos);
    const { cutout } = aMendedPhoto(photo.id);
    expect(inAccount(world.server)).toEqual({
      photos: [{ id: photo.id, label: photo.label, cutout, original: photo.original }],
      orphans: [],
    });
    expect(await onDisk(device)).toMatchObject({ photos: [{ state: 'stored' }], devicePhotos: [], deviceFiles: [] });
    expect(await openDatabase(device.disk).photoPlaces.get(world.owner)).toMatchObject({ place: 'account', key: null });
    expect((await photos.place()).notice).toEqual({ kind: 'moved', to: 'account', photos: 1, left: 0 });
  });

  it('and back again, and again, changes nothing about them', async () => {
    const laptop = world.aDevice().wake();
    const { id, cutout, original } = aPhoto();
    await photos.add(aPhoto({ id }));
    await laptop.list();
    for (const place of ['device', 'account', 'device', 'account'] as const) {
      await photos.keepIn({ place });
      await finishMove(photos);
    }
    expect(await shown(photos)).toMatchObject([{ id, cutout, original, state: 'stored' }]);
    expect(await shown(laptop)).toMatchObject([{ id, cutout, original, state: 'stored' }]);
    expect(inAccount(world.server).orphans).toEqual([]);
  });

  it('stops where consent was taken back, loses nothing, and can be cancelled', async () => {
    await keepHere();
    const photo = aPhoto();
    await photos.add(photo);
    world.server.fail('insertRow', 'forbidden', Number.POSITIVE_INFINITY);
    await photos.keepIn({ place: 'account' });
    await photos.resume();
    expect(await photos.place()).toMatchObject({ place: 'account', move: { failure: { code: 'forbidden' } } });
    expect(inAccount(world.server)).toEqual({ photos: [], orphans: [] });
    await photos.keepIn({ place: 'device' });
    await finishMove(photos);
    expect(await shown(photos)).toMatchObject([{ id: photo.id, cutout: photo.cutout, isDeviceOnly: true }]);
  });

  it('does not lose what signing out takes on its way', async () => {
    await keepHere();
    const photo = aPhoto();
    await photos.add(photo);
    const { arrived } = world.server.hold('uploadFile');
    await photos.keepIn({ place: 'account' });
    await arrived;
    expect((await onDisk(device)).photos).toMatchObject([{ state: 'uploading' }]);
    await openDatabase(device.disk).forget(world.owner);
    photos = device.wake();
    await finishMove(photos);
    expect(inAccount(world.server)).toMatchObject({ photos: [{ id: photo.id, cutout: photo.cutout }], orphans: [] });
    expect((await onDisk(device)).devicePhotos).toEqual([]);
  });

  it('leaves nothing of one that is deleted on its way', async () => {
    await keepHere();
    const { id } = await photos.add(aPhoto());
    const { arrived, release } = world.server.hold('uploadFile');
    await photos.keepIn({ place: 'account' });
    await arrived;
    const deleting = photos.delete({ id });
    release();
    await deleting;
    await finishMove(photos);
    expect(inAccount(world.server)).toEqual({ photos: [], orphans: [] });
    expect(await onDisk(device)).toEqual({ photos: [], devicePhotos: [], deviceFiles: [] });
  });
});

describe('what is sealed', () => {
  it('opens with its key, for what it belongs to, unchanged, and not otherwise', async () => {
    const key = await makeSealingKey();
    const bytes = new Uint8Array([1, 2, 3]);
    const sealed = await seal(key, 'ada/1/cutout', bytes);
    expect(await unseal(key, 'ada/1/cutout', sealed)).toEqual(bytes);
    expect((await seal(key, 'ada/1/cutout', bytes)).iv).not.toEqual(sealed.iv);
    const corrupt = { code: 'picture_corrupt' };
    await expect(unseal(key, 'eve/1/cutout', sealed)).rejects.toMatchObject(corrupt);
    await expect(unseal(await makeSealingKey(), 'ada/1/cutout', sealed)).rejects.toMatchObject(corrupt);
    const changed = { ...sealed, bytes: sealed.bytes.map((byte) => byte ^ 1) };
    await expect(unseal(key, 'ada/1/cutout', changed)).rejects.toMatchObject(corrupt);
    expect(toBase64(sealed.bytes)).not.toContain(toBase64(bytes));
  });
});

function collectBytes(value: unknown, into: number[][]): void {
  if (value instanceof Uint8Array) into.push([...value]);
  else if (value && typeof value === 'object') for (const one of Object.values(value)) collectBytes(one, into);
}
