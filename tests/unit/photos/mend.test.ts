import { beforeEach, describe, expect, it } from 'vitest';
import { toBase64 } from '../../../utils/domain/base64.ts';
import type { PhotoId, UserId } from '../../../utils/domain/ids.ts';
import { cutoutFileSchema, originalFileSchema, referenceOf } from '../../../utils/domain/photo-files.ts';
import { createPhotos } from '../../../utils/photos/create-photos.ts';
import type { PhotosService } from '../../../utils/photos/service.ts';
import {
  A_JPEG,
  A_PREVIEW,
  aDisk,
  aLog,
  aMendedPhoto,
  aPhoto,
  aPhotoId,
  aTurnedPhoto,
  aUserId,
  openDatabase,
} from '../../support/background/builders.ts';
import { createPhotoServer, type PhotoServer } from './photo-server.ts';

let userId: UserId | null;
let server: PhotoServer;
let disk: IDBFactory;
let photos: PhotosService;

/** A background over what a device keeps; each disk is a device. */
function wake(onDisk = disk): PhotosService {
  const database = openDatabase(onDisk);
  return createPhotos({
    session: { userId: async () => userId, asUser: () => Promise.reject(new Error('Not used here.')) },
    database,
    consents: { read: async () => server.consentGivenAt },
    api: server.api,
    log: aLog(),
    makePreview: async () => A_PREVIEW,
    onPicturesChanged: async () => {},
    setWakeUp: async () => {},
    now: () => 1_000,
    patience: { list: 500, transfer: 500, mend: 500 },
  }).photos;
}

let id: PhotoId;

beforeEach(async () => {
  userId = aUserId();
  server = createPhotoServer(userId);
  disk = aDisk();
  photos = wake();
  const photo = aPhoto();
  id = photo.id;
  await photos.add(photo);
});

/** The cut-outs in the photo's folder on the server, and the one that holds. */
const onServer = () => ({
  holds: toBase64(server.files.get(`${id}/${server.rows.get(id)?.cutoutFile}`) ?? new Uint8Array()),
  files: [...server.files.keys()].filter((name) => name.startsWith(`${id}/cutout`)).length,
});

describe('mending a cut-out', () => {
  it('puts it in the place of the one before, here and on the server, with what was measured of it', async () => {
    const mended = aMendedPhoto(id);
    expect(await photos.mend(mended)).toMatchObject({
      id,
      state: 'stored',
      failure: null,
      preview: mended.preview,
      analysis: mended.analysis,
    });
    expect(onServer()).toEqual({ holds: mended.cutout, files: 1 });
    expect(server.rows.get(id)).toMatchObject({ analysis: mended.analysis });
    expect(server.files.get(`${id}/original`)).toEqual(A_JPEG);
    expect(await wake().cutout({ id })).toEqual({ cutout: mended.cutout });
    expect(server.calls).not.toContain('downloadCutout');
  });

  it('twice the same is done once, and another time once more', async () => {
    await photos.mend(aMendedPhoto(id));
    await photos.mend(aMendedPhoto(id));
    expect(server.calls.filter((call) => call === 'changeFiles')).toHaveLength(1);
    await photos.mend(aMendedPhoto(id, 2));
    expect(onServer()).toEqual({ holds: aMendedPhoto(id, 2).cutout, files: 1 });
  });

  it('shows at once while the network is gone, and is stored when it is back', async () => {
    server.fail('uploadFile', 'offline');
    const mended = aMendedPhoto(id);
    expect(await photos.mend(mended)).toMatchObject({ state: 'mending', failure: { code: 'offline' } });
    expect(await photos.cutout({ id })).toEqual({ cutout: mended.cutout });
    // The server's old measures do not take the place of the new ones meanwhile.
    expect(await photos.list()).toMatchObject([{ state: 'mending', analysis: mended.analysis }]);
    photos = wake();
    expect(await photos.resume()).toBe(false);
    expect(onServer()).toEqual({ holds: mended.cutout, files: 1 });
    expect(await photos.list()).toMatchObject([{ state: 'stored', failure: null, preview: mended.preview }]);
  });

  it('that is refused takes nothing from the photo that is stored, and can be tried again', async () => {
    const before = onServer();
    server.fail('uploadFile', 'forbidden');
    expect(await photos.mend(aMendedPhoto(id))).toMatchObject({ state: 'mending', failure: { code: 'forbidden' } });
    expect(onServer()).toEqual(before);
    expect(await photos.retry({ id })).toMatchObject({ state: 'stored', failure: null });
    expect(onServer().holds).toBe(aMendedPhoto(id).cutout);
  });

  it('once more while the first is on its way ends with the last', async () => {
    const { arrived, release } = server.hold('changeFiles');
    const first = photos.mend(aMendedPhoto(id, 1));
    await arrived;
    const second = photos.mend(aMendedPhoto(id, 2));
    release();
    await Promise.all([first, second]);
    expect(onServer()).toEqual({ holds: aMendedPhoto(id, 2).cutout, files: 1 });
    expect(await photos.list()).toMatchObject([{ state: 'stored', analysis: aMendedPhoto(id, 2).analysis }]);
  });

  it('reaches other devices', async () => {
    const laptop = wake(aDisk());
    await laptop.list();
    expect(await laptop.cutout({ id })).toEqual({ cutout: aPhoto().cutout });
    await photos.mend(aMendedPhoto(id));
    expect(await laptop.list()).toMatchObject([{ analysis: aMendedPhoto(id).analysis }]);
    expect(await laptop.cutout({ id })).toEqual({ cutout: aMendedPhoto(id).cutout });
  });

  it('leaves nothing of a photo that was deleted on another device meanwhile', async () => {
    server.rows.delete(id);
    server.files.clear();
    await expect(photos.mend(aMendedPhoto(id))).rejects.toMatchObject({ code: 'photo_not_found' });
    expect(server.files.size).toBe(0);
    expect(await photos.list()).toEqual([]);
  });

  it('leaves nothing of a photo that is deleted while it is on its way', async () => {
    const { arrived, release } = server.hold('uploadFile');
    const mending = photos.mend(aMendedPhoto(id));
    await arrived;
    const deleting = photos.delete({ id });
    release();
    await expect(mending).rejects.toMatchObject({ code: 'photo_not_found' });
    await deleting;
    expect([server.files.size, server.rows.size]).toEqual([0, 0]);
  });

  it('of a photo that is not stored yet is stored with it, and leaves nothing of the cut-out before', async () => {
    server.fail('insertRow', 'offline');
    const waiting = aPhoto();
    await photos.add(waiting);
    expect(server.files.size).toBe(4);
    const mended = aMendedPhoto(waiting.id);
    expect(await photos.mend(mended)).toMatchObject({ state: 'stored', preview: mended.preview });
    const { cutoutFile, originalFile } = server.rows.get(waiting.id) ?? {};
    expect([...server.files.keys()].filter((name) => name.startsWith(waiting.id)).sort()).toEqual(
      [`${waiting.id}/${cutoutFile}`, `${waiting.id}/${originalFile}`].sort(),
    );
    expect(toBase64(server.files.get(`${waiting.id}/${cutoutFile}`) ?? new Uint8Array())).toBe(mended.cutout);
  });

  it('of a photo that was stored without our hearing of it takes the place of what is there', async () => {
    const waiting = aPhoto();
    const { arrived, release } = server.hold('insertRow');
    const adding = photos.add(waiting);
    await arrived;
    await photos.mend(aMendedPhoto(waiting.id));
    release();
    await adding;
    await photos.resume();
    expect([...server.files.keys()].filter((name) => name.startsWith(waiting.id))).toHaveLength(2);
    expect(await photos.cutout({ id: waiting.id })).toEqual({ cutout: aMendedPhoto(waiting.id).cutout });
    const file = server.files.get(`${waiting.id}/${server.rows.get(waiting.id)?.cutoutFile}`);
    expect(toBase64(file ?? new Uint8Array())).toBe(aMendedPhoto(waiting.id).cutout);
  });

  it('leaves what another device has just put there, and is not broken by it', async () => {
    const laptop = wake(aDisk());
    await laptop.list();
    const { arrived, release } = server.hold('changeFiles');
    const theirs = laptop.mend(aMendedPhoto(id, 2));
    await arrived;
    await photos.mend(aMendedPhoto(id, 1));
    release();
    await theirs;
    expect(onServer()).toEqual({ holds: aMendedPhoto(id, 2).cutout, files: 1 });
    await photos.list();
    expect(await photos.cutout({ id })).toEqual({ cutout: aMendedPhoto(id, 2).cutout });
  });

  it('is refused for bytes that are no WebP, and for a photo that is not there', async () => {
    await expect(photos.mend({ ...aMendedPhoto(id), cutout: 'PGh0bWw+' })).rejects.toMatchObject({
      code: 'not_a_picture',
    });
    await expect(photos.mend(aMendedPhoto(aPhotoId()))).rejects.toMatchObject({ code: 'photo_not_found' });
  });

  it("is refused for another user's photo", async () => {
    userId = aUserId();
    await expect(photos.mend(aMendedPhoto(id))).rejects.toMatchObject({ code: 'photo_not_found' });
    await expect(photos.original({ id })).rejects.toMatchObject({ code: 'photo_not_found' });
  });
});

/** What lies in the photo's folder, and what of it holds. */
const original = () => {
  const file = server.rows.get(id)?.originalFile ?? '';
  return {
    holds: toBase64(server.files.get(`${id}/${file}`) ?? new Uint8Array()),
    files: [...server.files.keys()].filter((name) => name.startsWith(`${id}/original`)).length,
  };
};

describe('cropping and turning a photo', () => {
  it('puts photo and cut-out in the place of those before, here and on the server, and drops what was made of the old one', async () => {
    server.files.set(`${id}/reference`, A_JPEG);
    const turned = aTurnedPhoto(id);
    const { preview, analysis } = turned;
    expect(await photos.replace(turned)).toMatchObject({ id, state: 'stored', failure: null, preview, analysis });
    expect(onServer()).toEqual({ holds: turned.cutout, files: 1 });
    expect(original()).toEqual({ holds: turned.original, files: 1 });
    expect(server.files.has(`${id}/reference`)).toBe(false);
    expect(await wake().original({ id })).toEqual({ original: turned.original });
    expect(await openDatabase(disk).photos.get(id)).toMatchObject({ original: null, label: aPhoto().label });
  });

  it('twice ends the same, another time with the other, and what was made of it meanwhile stays with a mended cut-out', async () => {
    await photos.replace(aTurnedPhoto(id));
    await photos.replace(aTurnedPhoto(id));
    expect(onServer()).toEqual({ holds: aTurnedPhoto(id).cutout, files: 1 });
    expect(original()).toEqual({ holds: aTurnedPhoto(id).original, files: 1 });
    await photos.replace(aTurnedPhoto(id, 2));
    const reference = `${id}/${referenceOf(server.rows.get(id)?.originalFile ?? '')}`;
    server.files.set(reference, A_JPEG);
    await photos.mend(aMendedPhoto(id, 3));
    expect(onServer()).toEqual({ holds: aMendedPhoto(id, 3).cutout, files: 1 });
    expect(original()).toEqual({ holds: aTurnedPhoto(id, 2).original, files: 1 });
    expect(server.files.has(reference)).toBe(true);
  });

  it('shows at once while the network is gone, can be mended meanwhile, and is stored when it is back', async () => {
    server.fail('uploadFile', 'offline', 2);
    const turned = aTurnedPhoto(id);
    expect(await photos.replace(turned)).toMatchObject({ state: 'mending', failure: { code: 'offline' } });
    expect(await photos.original({ id })).toEqual({ original: turned.original });
    await photos.mend(aMendedPhoto(id, 2));
    photos = wake();
    expect(await photos.resume()).toBe(false);
    expect(onServer()).toEqual({ holds: aMendedPhoto(id, 2).cutout, files: 1 });
    expect(original()).toEqual({ holds: turned.original, files: 1 });
    expect(await photos.list()).toMatchObject([{ state: 'stored', failure: null }]);
  });

  it('once more while the first is on its way ends with the last', async () => {
    const { arrived, release } = server.hold('uploadFile');
    const first = photos.replace(aTurnedPhoto(id, 1));
    await arrived;
    const second = photos.replace(aTurnedPhoto(id, 2));
    release();
    await Promise.all([first, second]);
    expect(onServer()).toEqual({ holds: aTurnedPhoto(id, 2).cutout, files: 1 });
    expect(original()).toEqual({ holds: aTurnedPhoto(id, 2).original, files: 1 });
  });

  it('reaches other devices', async () => {
    const laptop = wake(aDisk());
    await laptop.list();
    await photos.replace(aTurnedPhoto(id));
    expect(await laptop.list()).toMatchObject([{ analysis: aTurnedPhoto(id).analysis }]);
    expect(await laptop.cutout({ id })).toEqual({ cutout: aTurnedPhoto(id).cutout });
    expect(await laptop.original({ id })).toEqual({ original: aTurnedPhoto(id).original });
  });

  it('is refused for what is no JPEG and no WebP, and for a photo that is not there or not theirs', async () => {
    const code = 'not_a_picture';
    await expect(photos.replace({ ...aTurnedPhoto(id), original: 'PGh0bWw+' })).rejects.toMatchObject({ code });
    await expect(photos.replace({ ...aTurnedPhoto(id), cutout: 'PGh0bWw+' })).rejects.toMatchObject({ code });
    await expect(photos.replace(aTurnedPhoto(aPhotoId()))).rejects.toMatchObject({ code: 'photo_not_found' });
    userId = aUserId();
    await expect(photos.replace(aTurnedPhoto(id))).rejects.toMatchObject({ code: 'photo_not_found' });
  });
});

describe('the photo that a cut-out was made of', () => {
  it('comes from the server once it is stored, and from here before', async () => {
    expect(await photos.original({ id })).toEqual({ original: toBase64(A_JPEG) });
    expect(server.calls).toContain('downloadOriginal');
    server.fail('uploadFile', 'offline');
    const waiting = aPhoto();
    await photos.add(waiting);
    expect(await photos.original({ id: waiting.id })).toEqual({ original: waiting.original });
    expect(server.calls.filter((call) => call === 'downloadOriginal')).toHaveLength(1);
  });
});

it.each([
  ['cutout', true],
  [`cutout-${'a1'.repeat(32)}`, true],
  ['cutout-a1', false],
  ['original', false],
  [`cutout-${'a1'.repeat(32)}/x`, false],
])('a cut-out’s file may be called %s: %s', (name, isOne) => {
  expect(cutoutFileSchema.safeParse(name).success).toBe(isOne);
});

it.each([
  ['original', 'reference'],
  [`original-${'a1'.repeat(32)}`, `reference-${'a1'.repeat(32)}`],
])('of %s is made %s, with an ending and without', (file, reference) => {
  expect(originalFileSchema.parse(file)).toBe(file);
  expect(referenceOf(file)).toBe(reference);
  expect(referenceOf(`${file}.jpg`)).toBe(`${reference}.jpg`);
});
