import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ownPersonId, type UserId } from '../../../utils/domain/ids.ts';
import { FIRST_CUTOUT, FIRST_ORIGINAL } from '../../../utils/domain/photo-files.ts';
import { createPhotos } from '../../../utils/photos/create-photos.ts';
import type { PhotosService } from '../../../utils/photos/service.ts';
import type { KlikkDatabase } from '../../../utils/platform/database.ts';
import type { Session } from '../../../utils/platform/signed-in.ts';
import {
  A_JPEG,
  A_PREVIEW,
  A_WEBP,
  aDisk,
  aLog,
  anAnalysis,
  aPhoto,
  aPhotoId,
  aUserId,
  openDatabase,
} from '../../support/background/builders.ts';
import { createPhotoServer, type PhotoServer } from './photo-server.ts';

let userId: UserId | null;
let server: PhotoServer;
let disk: IDBFactory;
let database: KlikkDatabase;
let wakeUps: number;
let photos: PhotosService;

/** The background as it is after it has woken: new services over what is kept. */
function wake(): PhotosService {
  database = openDatabase(disk);
  const session: Session = { userId: async () => userId, asUser: () => Promise.reject(new Error('Not used here.')) };
  return createPhotos({
    session,
    database,
    consents: { read: async () => server.consentGivenAt },
    api: server.api,
    log: aLog(),
    makePreview: async () => A_PREVIEW,
    onPicturesChanged: async () => {},
    setWakeUp: async () => void wakeUps++,
    now: () => 1_000,
    patience: { list: 500, transfer: 500, mend: 500 },
  }).photos;
}

beforeEach(() => {
  userId = aUserId();
  server = createPhotoServer(userId);
  disk = aDisk();
  wakeUps = 0;
  photos = wake();
});

const me = () => ownPersonId(userId ?? aUserId());
const onServer = () => ({ files: [...server.files.keys()].sort(), rows: [...server.rows.keys()] });
const nothing = { files: [], rows: [] };
const whole = (id: string) => ({ files: [`${id}/cutout`, `${id}/original`], rows: [id] });

describe('what this device knows', () => {
  it('is told without the server, and of nobody else', async () => {
    const { id } = await photos.add(aPhoto());
    server.calls.length = 0;
    expect(await wake().known()).toMatchObject([{ id, state: 'stored' }]);
    expect(server.calls).toEqual([]);
    userId = aUserId();
    expect(await wake().known()).toEqual([]);
  });
});

describe('adding a photo', () => {
  it('stores both files and the row, and keeps the cut-out here', async () => {
    const photo = aPhoto();
    const summary = await photos.add(photo);
    expect(summary).toEqual({
      id: photo.id,
      personId: me(),
      showsMe: true,
      label: photo.label,
      preview: photo.preview,
      analysis: photo.analysis,
      state: 'stored',
      failure: null,
    });
    expect(onServer()).toEqual(whole(photo.id));
    expect(server.files.get(`${photo.id}/original`)).toEqual(A_JPEG);
    expect(server.files.get(`${photo.id}/cutout`)).toEqual(A_WEBP);
    expect(await photos.cutout({ id: photo.id })).toEqual({ cutout: photo.cutout });
    expect(server.calls).not.toContain('downloadCutout');
    expect((await database.photos.get(photo.id))?.original).toBeNull();
  });

  it('is refused without consent, and nothing is kept anywhere', async () => {
    server.consentGivenAt = null;
    await expect(photos.add(aPhoto())).rejects.toMatchObject({ code: 'consent_required' });
    expect(onServer()).toEqual(nothing);
    expect(await database.photos.count()).toBe(0);
  });

  it('is refused to nobody', async () => {
    userId = null;
    await expect(photos.add(aPhoto())).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('is refused where the bytes are no pictures', async () => {
    await expect(photos.add(aPhoto({ original: 'PGh0bWw+' }))).rejects.toMatchObject({ code: 'not_a_picture' });
    await expect(photos.add(aPhoto({ cutout: 'PGh0bWw+' }))).rejects.toMatchObject({ code: 'not_a_picture' });
    expect(server.calls).toEqual([]);
  });

  it('twice under one id stores one', async () => {
    const photo = aPhoto();
    await Promise.all([photos.add(photo), photos.add(photo)]);
    await photos.add(photo);
    expect(onServer()).toEqual(whole(photo.id));
    expect(server.calls.filter((call) => call === 'insertRow')).toHaveLength(1);
  });

  it('waits where the network is gone, arranges to be woken, and ends when it is back', async () => {
    server.fail('uploadFile', 'offline');
    const photo = aPhoto();
    const summary = await photos.add(photo);
    expect(summary).toMatchObject({ state: 'uploading', failure: { code: 'offline' } });
    expect(wakeUps).toBe(1);
    photos = wake();
    expect(await photos.resume()).toBe(false);
    expect(onServer()).toEqual(whole(photo.id));
    expect(await photos.list()).toMatchObject([{ id: photo.id, state: 'stored', failure: null }]);
  });

  it.each(['uploadFile', 'insertRow'] as const)(
    'that is refused for good at %s leaves nothing on the server',
    async (call) => {
      if (call === 'insertRow') server.fail('insertRow', 'forbidden');
      else {
        const { arrived, release } = server.hold('uploadFile');
        void arrived.then(() => {
          release();
          server.fail('uploadFile', 'picture_too_large');
        });
      }
      const photo = aPhoto();
      const code = call === 'insertRow' ? 'forbidden' : 'picture_too_large';
      expect(await photos.add(photo)).toMatchObject({ state: 'failed', failure: { code, retryable: false } });
      expect(onServer()).toEqual(nothing);
      expect(await photos.resume()).toBe(false);
    },
  );

  it('that was refused can be tried again', async () => {
    server.fail('insertRow', 'forbidden');
    const photo = aPhoto();
    await photos.add(photo);
    expect(await photos.retry({ id: photo.id })).toMatchObject({ state: 'stored', failure: null });
    expect(onServer()).toEqual(whole(photo.id));
  });

  it('is given up after eight failures of the server, and its files are taken back', async () => {
    server.fail('insertRow', 'server', 8);
    const photo = aPhoto();
    await photos.add(photo);
    for (let times = 0; times < 6; times++) expect(await photos.resume()).toBe(true);
    expect(await photos.resume()).toBe(false);
    expect(await photos.list()).toMatchObject([{ state: 'failed', failure: { code: 'server', retryable: true } }]);
    expect(onServer()).toEqual(nothing);
  });

  it('waits for its owner where another has signed in, and never lands with the other', async () => {
    const owner = userId;
    server.fail('uploadFile', 'offline');
    const photo = aPhoto();
    await photos.add(photo);
    userId = aUserId();
    photos = wake();
    await photos.resume();
    expect(onServer()).toEqual(nothing);
    expect(await photos.list().catch(() => [])).toEqual([]);
    userId = owner;
    await photos.resume();
    expect(onServer()).toEqual(whole(photo.id));
  });

  it('answers while a slow upload goes on', async () => {
    const { release } = server.hold('insertRow');
    const photo = aPhoto();
    expect(await photos.add(photo)).toMatchObject({ state: 'uploading', failure: null });
    release();
    await vi.waitFor(async () => expect((await database.photos.get(photo.id))?.state).toBe('stored'));
  });
});

describe('an upload whose answer was lost', () => {
  it('is not sent again once another device has deleted the photo', async () => {
    const photo = aPhoto();
    server.fail('insertRow', 'offline');
    await photos.add(photo);
    // It had arrived, and another device has deleted it since.
    server.files.clear();
    server.left.set(photo.id, false);
    expect(await photos.resume()).toBe(false);
    expect(onServer()).toEqual(nothing);
    expect(await photos.list()).toEqual([]);
  });
});

describe('deleting a photo', () => {
  it('removes files, row and what is kept here', async () => {
    const photo = aPhoto();
    await photos.add(photo);
    await photos.delete({ id: photo.id });
    expect(onServer()).toEqual(nothing);
    expect(await database.photos.count()).toBe(0);
    expect(await photos.list()).toEqual([]);
  });

  it('that cannot reach the server hides the photo at once, forgets its picture, and ends later', async () => {
    const photo = aPhoto();
    await photos.add(photo);
    server.fail('removeFiles', 'offline');
    await photos.delete({ id: photo.id });
    expect(await photos.list()).toEqual([]);
    expect(await database.photos.get(photo.id)).toMatchObject({ label: '', preview: '', cutout: null, original: null });
    photos = wake();
    expect(await photos.resume()).toBe(false);
    expect(onServer()).toEqual(nothing);
  });

  it('while it is being uploaded leaves nothing', async () => {
    const held = server.hold('uploadFile');
    const photo = aPhoto();
    const adding = photos.add(photo).catch((thrown) => thrown);
    await held.arrived;
    const deleting = photos.delete({ id: photo.id });
    held.release();
    await Promise.all([adding, deleting]);
    expect(onServer()).toEqual(nothing);
    expect(await database.photos.count()).toBe(0);
  });

  it('while its row is being written leaves nothing', async () => {
    const held = server.hold('insertRow');
    const photo = aPhoto();
    const adding = photos.add(photo).catch((thrown) => thrown);
    await held.arrived;
    const deleting = photos.delete({ id: photo.id });
    held.release();
    await Promise.all([adding, deleting]);
    expect(onServer()).toEqual(nothing);
    expect(await database.photos.count()).toBe(0);
  });

  it('is not undone by a list that the server made before', async () => {
    const photo = aPhoto();
    await photos.add(photo);
    const held = server.hold('list');
    const listing = photos.list();
    await held.arrived;
    const before = [...server.rows.values()];
    await photos.delete({ id: photo.id });
    for (const row of before) server.rows.set(row.id, row);
    held.release();
    expect(await listing).toEqual([]);
    expect(await database.photos.count()).toBe(0);
  });

  it('of a photo that is not there says so', async () => {
    await expect(photos.delete({ id: aPhotoId() })).rejects.toMatchObject({ code: 'photo_not_found' });
  });
});

const FIRST_FILES = { originalFile: FIRST_ORIGINAL, cutoutFile: FIRST_CUTOUT };

describe('the list of photos', () => {
  const elsewhere = (label: string, addedAt: number) => {
    const id = aPhotoId();
    server.rows.set(id, { id, personId: me(), label, analysis: anAnalysis(), ...FIRST_FILES, addedAt });
    server.files.set(`${id}/cutout`, A_WEBP);
    return id;
  };

  it('takes over what another device added, with a preview made here', async () => {
    const id = elsewhere('From the laptop', 5);
    expect(await photos.list()).toMatchObject([{ id, label: 'From the laptop', state: 'stored', preview: A_PREVIEW }]);
    await photos.cutout({ id });
    expect(server.calls.filter((call) => call === 'downloadCutout')).toHaveLength(1);
  });

  it('takes over new names and deletions of another device', async () => {
    const kept = elsewhere('Kept', 5);
    const deleted = elsewhere('Deleted', 6);
    await photos.list();
    server.rows.delete(deleted);
    server.rows.set(kept, {
      id: kept,
      personId: me(),
      label: 'Renamed',
      analysis: anAnalysis(),
      ...FIRST_FILES,
      addedAt: 5,
    });
    expect(await photos.list()).toMatchObject([{ id: kept, label: 'Renamed' }]);
  });

  it('writes nothing here where nothing has changed there, whatever order the server names things in', async () => {
    const id = elsewhere('Kept', 5);
    await photos.list();
    const written = vi.fn();
    database.photos.hook('updating', written);
    const analysis = Object.fromEntries(Object.entries(anAnalysis()).reverse()) as ReturnType<typeof anAnalysis>;
    server.rows.set(id, { id, personId: me(), label: 'Kept', analysis, ...FIRST_FILES, addedAt: 5 });
    await photos.list();
    expect(written).not.toHaveBeenCalled();
    server.rows.set(id, { id, personId: me(), label: 'Renamed', analysis, ...FIRST_FILES, addedAt: 5 });
    await photos.list();
    expect(written).toHaveBeenCalledOnce();
    expect(written.mock.calls[0]?.[0]).toMatchObject({ label: 'Renamed' });
  });

  it('shows what is known here while the server cannot be reached', async () => {
    const id = elsewhere('Known', 5);
    await photos.list();
    server.fail('list', 'offline');
    expect(await photos.list()).toMatchObject([{ id }]);
  });

  it('answers with what is known where the server takes too long', async () => {
    const id = elsewhere('Known', 5);
    await photos.list();
    const { release } = server.hold('list');
    expect(await photos.list()).toMatchObject([{ id }]);
    release();
  });

  it('says so where the session has ended', async () => {
    server.fail('list', 'session_ended');
    await expect(photos.list()).rejects.toMatchObject({ code: 'session_ended' });
  });

  it('keeps a photo whose preview cannot be had, and tries again next time', async () => {
    const id = elsewhere('Slow', 5);
    server.fail('downloadCutout', 'server');
    expect(await photos.list()).toMatchObject([{ id, preview: '' }]);
    expect(await photos.list()).toMatchObject([{ id, preview: A_PREVIEW }]);
  });

  it('is in the order in which photos were added', async () => {
    const ids = [elsewhere('One', 1), elsewhere('Two', 2)];
    const photo = aPhoto();
    await photos.add(photo);
    expect((await photos.list()).map(({ id }) => id)).toEqual([...ids, photo.id]);
  });
});

describe('renaming a photo', () => {
  it('renames it here and on the server', async () => {
    const photo = aPhoto();
    await photos.add(photo);
    expect(await photos.rename({ id: photo.id, label: 'Serious' })).toMatchObject({ label: 'Serious' });
    expect(server.rows.get(photo.id)).toMatchObject({ label: 'Serious' });
  });

  it('holds here at once where the server cannot be reached, and there once it can', async () => {
    const photo = aPhoto();
    await photos.add(photo);
    server.fail('rename', 'offline');
    expect(await photos.rename({ id: photo.id, label: 'Serious' })).toMatchObject({
      label: 'Serious',
      state: 'stored',
    });
    // What the server still calls it does not take the new name back.
    expect(await photos.list()).toMatchObject([{ label: 'Serious' }]);
    photos = wake();
    expect(await photos.resume()).toBe(false);
    expect(server.rows.get(photo.id)).toMatchObject({ label: 'Serious' });
  });

  it('that the server refuses for good gives way to the name it has there', async () => {
    const photo = aPhoto();
    await photos.add(photo);
    server.fail('rename', 'invalid_input');
    await photos.rename({ id: photo.id, label: 'Serious' });
    expect(await photos.list()).toMatchObject([{ label: photo.label }]);
    expect(await photos.resume()).toBe(false);
  });

  it('during the upload ends with the new name on both sides', async () => {
    const held = server.hold('insertRow');
    const photo = aPhoto();
    const adding = photos.add(photo);
    await held.arrived;
    await photos.rename({ id: photo.id, label: 'Serious' });
    held.release();
    expect(await adding).toMatchObject({ label: 'Serious', state: 'stored' });
    expect(server.rows.get(photo.id)).toMatchObject({ label: 'Serious' });
  });
});
